// The rules of html-validate for the pages and the guide's markup, for
// tests/e2e/access-markup.spec.mjs.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // The pages use the lowercase doctype.
    "doctype-style": ["error", { style: "lowercase" }],
    // Files of the same origin need no integrity attribute: whoever can change them can change the
    // page.
    "require-sri": ["error", { target: "crossorigin" }],
    // In the single-file guide, ids are file names. HTML allows any character except spaces.
    "valid-id": ["error", { relaxed: true }],
    // If CSS shows a table as a list, browsers drop its table semantics, so the markup repeats the
    // roles.
    "no-redundant-role": "off",
    // The error summary, which has an h2, precedes the question with the page's h1.
    "heading-level": ["error", { minInitialRank: "h2" }],
    // The tests validate markup that a browser serialized, and browsers write `attribute=""`.
    "attribute-boolean-style": "off",
    // The checkboxes of a question share one name, as its radio buttons do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
  },
};
