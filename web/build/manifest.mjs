// Makes the custom-elements manifest, which describes the element to editors and documentation
// tools. The names and defaults of the options come from options.js; everything else is written
// here. web/build/build.mjs writes the manifest to custom-elements.json.
import { options } from "../element/options.js";

const text = (type) => ({ text: type });

const told = {
  lang: ["string", "The language of the guide, of those it was built with; without it, that of the page around it, and else en."],
  theme: ['"auto" | "light" | "dark"', "Light, dark, or as the browser is set."],
  mode: ['"full" | "compact" | "present"', "How much is shown around the questions."],
  start: ["string", "The page it starts with, such as programs or question/custody."],
  programs: ["string[]", "Ids of the programs that are shown; all if absent."],
  "as-of": ["string", "The day the verdicts are for, such as 2008-06-30; today if absent."],
  "heading-level": ["1 | 2 | 3 | 4", "The level of the guide's first heading."],
  "catalogue-src": ["string", "The address of a catalogue of the page's own."],
  storage: ['"none" | "local"', "Whether a person may ask for the answers to be kept in the browser."],
  "share-answers": ["boolean", "Whether events carry answers and what follows from them."],
  standalone: ["boolean", "Whether the page is the guide's alone."],
};

const events = {
  "iag-ready": "The guide is ready.",
  "iag-step": "Another page is shown.",
  "iag-result": "The results are shown, or have changed.",
  "iag-error": "Something was refused or has failed.",
};

const methods = {
  reset: "Clears all answers and shows the first page.",
  goTo: "Shows a page.",
  answers: "Gives out the answers and the page, to be kept.",
  restore: "Puts back what answers() gave out.",
  result: "Every verdict for the present answers.",
  export: "Answers and verdicts as a text to keep.",
  print: "Prints the page.",
};

const parts = {
  guide: "The guide with its frame.",
  bar: "The bar at its top.",
  main: "The page that is shown.",
  foot: "The lines at its end.",
};

const properties = {
  "--iag-rem": "The size that all others follow; 16px.",
  "--iag-font": "The font.",
  "--iag-link": "The color of links and of what is chosen.",
  "--iag-btn": "The color of buttons.",
  "--iag-btn-text": "The color of the text on them.",
  "--iag-radius": "How round corners are; 4px.",
  "--iag-width": "How wide the content can grow.",
  "--iag-top": "How much of the window a bar of the page covers at its top.",
};

const described = (list) => Object.entries(list).map(([name, description]) => ({ name, description }));

/** Returns the manifest. `schemaVersion` is the version of the manifest schema. */
export function manifest() {
  const members = Object.entries(options).map(([name, { property = name, usual }]) => ({
    kind: "field",
    name: property,
    attribute: name,
    type: text(told[name][0]),
    description: told[name][1],
    ...(usual === undefined ? {} : { default: JSON.stringify(usual) }),
  }));
  const own = [{ kind: "field", name: "catalogue", type: text("object"), description: "A catalogue of the page's own." }];
  const declaration = {
    kind: "class",
    customElement: true,
    name: "IceAccessGuide",
    tagName: "ice-access-guide",
    superclass: { name: "HTMLElement" },
    description: "The ICE ACCESS Guide. What stands in it is shown until it is ready, where it cannot run, and without JavaScript.",
    attributes: members.map(({ attribute, name, ...rest }) => ({ name: attribute, fieldName: name, description: rest.description, type: rest.type })),
    members: [...members, ...own, ...described(methods).map((method) => ({ kind: "method", ...method }))],
    events: described(events).map((event) => ({ ...event, type: text("CustomEvent") })),
    slots: [{ name: "", description: "What is shown until the guide is ready, and where it cannot run." }],
    cssParts: described(parts),
    cssProperties: described(properties),
  };
  const path = "ice-access-guide.js";
  const reference = { name: "IceAccessGuide", module: path };
  const exports = [
    { kind: "js", name: "IceAccessGuide", declaration: reference },
    { kind: "custom-element-definition", name: "ice-access-guide", declaration: reference },
  ];
  return { schemaVersion: "2.1.0", modules: [{ kind: "javascript-module", path, declarations: [declaration], exports }] };
}
