// Exports the languages that the element's script was built with, each with the texts that the
// script shows if the guide cannot run, and selects one of them by a `lang` tag.

// web/build/build.mjs defines LANGUAGES when it bundles the script. manifest.mjs imports this module
// without the definition, because it only lists the options and needs no languages.
export const languages = typeof LANGUAGES === "undefined" ? {} : LANGUAGES;

/** Returns the tag of the built-in language for `tag`, such as `es` for `es-MX`, or undefined. */
export function held(tag) {
  const known = Object.keys(languages);
  for (let wanted = tag.trim().toLowerCase(); wanted; wanted = wanted.slice(0, Math.max(wanted.lastIndexOf("-"), 0))) {
    const found = known.find((own) => own.toLowerCase() === wanted);
    if (found) return found;
  }
  return undefined;
}

/**
 * Returns the `lang` of the element or of its nearest ancestor with that attribute, across shadow
 * roots. Returns an empty string if there is none.
 */
export function around(element) {
  const near = element.closest("[lang]");
  if (near) return near.lang;
  const { host } = element.getRootNode();
  return host ? around(host) : "";
}
