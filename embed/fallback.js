// What a person reads where the guide cannot run: what happened, a way to try again, and the page's own content.
import { languages } from "./languages.js";

let sheet = null;

/** Gives a root these style sheets after the element's own. */
export function dress(root, ...sheets) {
  // An old browser shows the fallback without them.
  if ("adoptedStyleSheets" in root) root.adoptedStyleSheets = [ownSheet(), ...sheets];
}

/** The style sheet of the element itself, of its notice, and of the list that stands in for content. */
function ownSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(FALLBACK_STYLES);
  }
  return sheet;
}

/** What this browser lacks that the guide cannot do without. */
export function lacking() {
  const wanted = {
    WebAssembly: () => typeof WebAssembly === "object",
    "adopted style sheets": () => "adoptedStyleSheets" in Document.prototype,
    "CSS light-dark()": () => CSS.supports("color", "light-dark(#fff, #000)"),
    "CSS container queries": () => CSS.supports("container-type", "inline-size"),
  };
  return Object.keys(wanted).filter((what) => !wanted[what]());
}

function make(name, text, ...children) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

/** A box in a language of the script. */
function box(language, name, ...children) {
  const element = make("div", "", ...children);
  element.className = name;
  element.lang = language;
  element.dir = languages[language].direction;
  return element;
}

function button(text, press) {
  const button = make("button", text);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

/** The notice: the program has "stopped", "failed" to start, or was "lost" more than once, so that only another page can help. */
export function notice(state, again, language = "en") {
  const { texts } = languages[language];
  const reload = button(texts.reload, () => location.reload());
  const start = button(texts.again, again);
  const [title, why, ...ways] = {
    stopped: [texts.stopped, texts.stopped_text, reload],
    failed: [texts.failed, texts.failed_text, start],
    lost: [texts.failed, texts.renewed, start, " ", reload],
  }[state];
  const notice = box(language, "notice", make("p", "", make("b", title), ` ${why}`), ...ways, ...handbook(texts));
  notice.setAttribute("role", "alert");
  return notice;
}

/** The way to the handbook, which lies beside this script and needs none. */
function handbook(texts) {
  if (!HANDBOOK) return [];
  const link = make("a", texts.handbook);
  link.href = new URL(HANDBOOK, import.meta.url).href;
  return [make("p", "", link)];
}

/** All programs in a plain table, where the page has put no content into the element. */
export function list(language = "en") {
  const { texts, programs } = languages[language];
  const cells = (name, texts) => make("tr", "", ...texts.map((text) => make(name, text)));
  const head = cells("th", programs.columns);
  for (const cell of head.children) cell.setAttribute("scope", "col");
  const rows = programs.rows.map(([name, ...rest]) => {
    const row = cells("td", rest);
    const head = make("th", name);
    head.setAttribute("scope", "row");
    row.prepend(head);
    return row;
  });
  const table = make("table", "", make("caption", texts.programs), make("thead", "", head), make("tbody", "", ...rows));
  return box(language, "list", table, make("p", texts.order));
}
