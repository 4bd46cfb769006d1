// What html-validate holds the pages and the guide's markup to; tests/e2e/access-markup.spec.mjs runs it.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // A matter of taste, and the files beside it are written in the other one.
    "doctype-style": ["error", { style: "lowercase" }],
    // What lies beside the page comes from where the page comes from, and changes with it.
    "require-sri": ["error", { target: "crossorigin" }],
    // Names of files are ids in the one file for a stick: HTML allows all but spaces.
    "valid-id": ["error", { relaxed: true }],
    // Where a table is drawn as a list, browsers forget what it is: the roles are said again.
    "no-redundant-role": "off",
    // The error summary stands above the question, whose heading is the page's first.
    "heading-level": ["error", { minInitialRank: "h2" }],
    // A browser that writes down what it has drawn writes it this way.
    "attribute-boolean-style": "off",
    // The boxes of one question have one name, as its round buttons do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
  },
};
