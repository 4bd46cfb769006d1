// Exports the languages that the element's script was built with, each with the texts that the
// script shows if the guide cannot run, and selects one of them by a `lang` tag.

// web/build/build.mjs defines LANGUAGES when it bundles the script. manifest.mjs imports this
// module without the definition, because it only lists the options and needs no languages.
export const languages = typeof LANGUAGES === "undefined" ? {} : LANGUAGES;

/** Returns the tag of the built-in language for `tag`, such as `es` for `es-MX`, or undefined. */
export function supportedLanguage(tag) {
  const supported = Object.keys(languages);
  let prefix = tag.trim().toLowerCase();
  while (prefix) {
    const found = supported.find((each) => each.toLowerCase() === prefix);
    if (found) return found;
    prefix = prefix.slice(0, Math.max(prefix.lastIndexOf("-"), 0));
  }
  return undefined;
}

/**
 * Returns the `lang` of the element or of its nearest ancestor with that attribute, across shadow
 * roots. Returns an empty string if there is none.
 */
export function languageOf(element) {
  const nearest = element.closest("[lang]");
  if (nearest) return nearest.lang;
  const { host } = element.getRootNode();
  return host ? languageOf(host) : "";
}
