// Makes the custom-elements manifest, which describes the element to editors and documentation
// tools. The names and defaults of the options come from options.js; everything else is written
// here. build.mjs writes the manifest to custom-elements.json.
import { options } from "../element/options.js";

const text = (type) => ({ text: type });

/** The type and the description of each option. */
const documented = {
  lang: ["string", "The language of the guide. Defaults to that of the host page, or to en."],
  theme: ['"auto" | "light" | "dark"', "Light, dark, or the setting of the browser."],
  mode: ['"full" | "compact" | "present"', "How much is shown around the questions."],
  start: ["string", "The page that is shown first, such as programs or question/custody."],
  programs: ["string[]", "The ids of the programs to show. Defaults to all programs."],
  "as-of": ["string", "The date of the verdicts, such as 2008-06-30. Defaults to today."],
  "heading-level": ["1 | 2 | 3 | 4", "The level of the guide's first heading."],
  "catalog-src": ["string", "The URL of a custom catalog."],
  storage: ['"none" | "local"', "Whether a person can save the answers in the browser."],
  "share-answers": ["boolean", "Whether events contain the answers and the results."],
  standalone: ["boolean", "Whether the page contains only the guide."],
};

const events = {
  "iag-ready": "The guide is ready.",
  "iag-step": "The guide shows another page.",
  "iag-result": "The guide shows the results, or they have changed.",
  "iag-error": "Something was rejected, or the guide cannot run.",
};

const methods = {
  reset: "Clears all answers and shows the first page.",
  goTo: "Shows a page.",
  answers: "Returns the answers and the page, to store them.",
  restore: "Restores what answers() returned.",
  result: "Returns the report for the current answers, with every verdict.",
  export: "Returns the answers and verdicts as text.",
  print: "Prints the page.",
};

const parts = {
  guide: "The whole guide with its frame.",
  bar: "The bar at the top.",
  main: "The page of the guide that is shown.",
  foot: "The lines at the end.",
};

const properties = {
  "--iag-rem": "The base of all sizes. Defaults to 16px.",
  "--iag-font": "The font.",
  "--iag-link": "The color of links and of selected choices.",
  "--iag-btn": "The color of buttons.",
  "--iag-btn-text": "The color of the text on buttons.",
  "--iag-radius": "The radius of corners. Defaults to 4px.",
  "--iag-width": "The maximum width of the content.",
  "--iag-top": "The height of a bar of the host page that covers the top of the window.",
};

const describe = (list) =>
  Object.entries(list).map(([name, description]) => ({ name, description }));

/** Returns the manifest. `schemaVersion` is the version of the manifest schema. */
export function manifest() {
  const fields = Object.entries(options).map(([name, option]) => ({
    kind: "field",
    name: option.property ?? name,
    attribute: name,
    type: text(documented[name][0]),
    description: documented[name][1],
    ...(option.default === undefined ? {} : { default: JSON.stringify(option.default) }),
  }));
  const catalog = {
    kind: "field",
    name: "catalog",
    type: text("object"),
    description: "A custom catalog.",
  };
  const declaration = {
    kind: "class",
    customElement: true,
    name: "IceAccessGuide",
    tagName: "ice-access-guide",
    superclass: { name: "HTMLElement" },
    description:
      "The ICE ACCESS Guide. The content of the element is shown until the guide is ready.",
    attributes: fields.map(({ attribute, name, description, type }) => ({
      name: attribute,
      fieldName: name,
      description,
      type,
    })),
    members: [
      ...fields,
      catalog,
      ...describe(methods).map((method) => ({ kind: "method", ...method })),
    ],
    events: describe(events).map((event) => ({ ...event, type: text("CustomEvent") })),
    slots: [{ name: "", description: "Content for when the guide is not ready or cannot run." }],
    cssParts: describe(parts),
    cssProperties: describe(properties),
  };
  const path = "ice-access-guide.js";
  const reference = { name: "IceAccessGuide", module: path };
  const exports = [
    { kind: "js", name: "IceAccessGuide", declaration: reference },
    { kind: "custom-element-definition", name: "ice-access-guide", declaration: reference },
  ];
  const module = { kind: "javascript-module", path, declarations: [declaration], exports };
  return { schemaVersion: "2.1.0", modules: [module] };
}
