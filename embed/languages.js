// The languages that this script was built with: what it says by itself in each, and which of them a page means.

// The build fills them in; a tool that only reads the options has none.
export const languages = typeof LANGUAGES === "undefined" ? {} : LANGUAGES;

/** The language that is held for a tag, such as `es` for `es-MX`; none if there is none. */
export function held(tag) {
  const known = Object.keys(languages);
  for (let wanted = tag.trim().toLowerCase(); wanted; wanted = wanted.slice(0, Math.max(wanted.lastIndexOf("-"), 0))) {
    const found = known.find((own) => own.toLowerCase() === wanted);
    if (found) return found;
  }
  return undefined;
}

/** What the page around an element says of its language; a shadow root is in its host's. */
export function around(element) {
  const near = element.closest("[lang]");
  if (near) return near.lang;
  const { host } = element.getRootNode();
  return host ? around(host) : "";
}
