// Builds the fallback that a person sees if the guide cannot run: a notice with buttons to try
// again or to reload the page, and a list of programs if the host page has put no content into the
// element. element.js calls this module.
import { languages } from "./languages.js";

let fallbackSheet = null;

/** Sets the style sheets of a shadow root: first the element's own, then `sheets`. */
export function adoptStyles(root, ...sheets) {
  // A browser without `adoptedStyleSheets` shows the fallback without styles.
  if ("adoptedStyleSheets" in root) root.adoptedStyleSheets = [ownSheet(), ...sheets];
}

/** Returns the style sheet of the element itself, the notice and the list of programs. */
function ownSheet() {
  if (!fallbackSheet) {
    fallbackSheet = new CSSStyleSheet();
    fallbackSheet.replaceSync(FALLBACK_STYLES);
  }
  return fallbackSheet;
}

/** Returns the names of the features that the guide requires and this browser lacks. */
export function missingFeatures() {
  const features = {
    WebAssembly: () => typeof WebAssembly === "object",
    "adopted style sheets": () => "adoptedStyleSheets" in Document.prototype,
    "CSS light-dark()": () => CSS.supports("color", "light-dark(#fff, #000)"),
    "CSS container queries": () => CSS.supports("container-type", "inline-size"),
  };
  return Object.keys(features).filter((name) => !features[name]());
}

function make(name, text, ...children) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

/** Makes a `<div>` with the class `name`, and sets its `lang` and `dir` for `language`. */
function box(language, name, ...children) {
  const element = make("div", "", ...children);
  element.className = name;
  element.lang = language;
  element.dir = languages[language].direction;
  return element;
}

function button(text, onClick) {
  const button = make("button", text);
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}

/**
 * Returns the notice for a state. The state is "stopped" if the WebAssembly program failed while it
 * ran, "repeated" if loading failed at least twice in a row, so that only reloading the page may
 * help, and otherwise "failed". `onRetry` is called when the person presses the button to try
 * again.
 */
export function notice(state, onRetry, language = "en") {
  const { texts } = languages[language];
  const reload = button(texts.reload, () => location.reload());
  const retry = button(texts.again, onRetry);
  const [title, text, ...actions] = {
    stopped: [texts.stopped, texts.stopped_text, reload],
    failed: [texts.failed, texts.failed_text, retry],
    repeated: [texts.failed, texts.renewed, retry, " ", reload],
  }[state];
  const notice = box(
    language,
    "notice",
    make("p", "", make("b", title), ` ${text}`),
    ...actions,
    ...handbookLink(texts),
  );
  notice.setAttribute("role", "alert");
  return notice;
}

/**
 * Returns a link to the handbook, which is in the folder of this script and works without
 * JavaScript. Returns an empty list if the build has no handbook.
 */
function handbookLink(texts) {
  if (!HANDBOOK) return [];
  const link = make("a", texts.handbook);
  link.href = new URL(HANDBOOK, import.meta.url).href;
  return [make("p", "", link)];
}

/**
 * Returns a plain table of all programs and options, for elements without content from the host
 * page.
 */
export function programList(language = "en") {
  const { texts, programs } = languages[language];
  const tableRow = (name, texts) => make("tr", "", ...texts.map((text) => make(name, text)));
  const headRow = tableRow("th", programs.columns);
  for (const cell of headRow.children) cell.setAttribute("scope", "col");
  const rows = programs.rows.map(([name, ...rest]) => {
    const row = tableRow("td", rest);
    const head = make("th", name);
    head.setAttribute("scope", "row");
    row.prepend(head);
    return row;
  });
  const table = make(
    "table",
    "",
    make("caption", texts.programs),
    make("thead", "", headRow),
    make("tbody", "", ...rows),
  );
  return box(language, "list", table, make("p", texts.order));
}
