// What a person reads where the guide cannot run: what happened, a way to try again, and the page's own content.

let sheet = null;

/** The style sheet of the element itself, of its notice, and of the list that stands in for content. */
export function ownSheet() {
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

/** The notice: the program stopped if `stopped`, otherwise it never started. */
export function notice(stopped, again) {
  const button = make("button", stopped ? TEXTS.reload : TEXTS.again);
  button.type = "button";
  button.addEventListener("click", again);
  const text = make("p", "", make("b", stopped ? TEXTS.stopped : TEXTS.failed), ` ${stopped ? TEXTS.stopped_text : TEXTS.failed_text}`);
  const box = make("div", "", text, button, ...handbook());
  box.className = "notice";
  box.setAttribute("role", "alert");
  return box;
}

/** The way to the handbook, which lies beside this script and needs none. */
function handbook() {
  if (!HANDBOOK) return [];
  const link = make("a", TEXTS.handbook);
  link.href = new URL(HANDBOOK, import.meta.url).href;
  return [make("p", "", link)];
}

/** All programs in a plain table, where the page has put no content into the element. */
export function list() {
  const cells = (name, texts) => make("tr", "", ...texts.map((text) => make(name, text)));
  const head = cells("th", PROGRAMS.columns);
  for (const cell of head.children) cell.setAttribute("scope", "col");
  const rows = PROGRAMS.rows.map(([name, ...rest]) => {
    const row = cells("td", rest);
    const head = make("th", name);
    head.setAttribute("scope", "row");
    row.prepend(head);
    return row;
  });
  const table = make("table", "", make("caption", TEXTS.programs), make("thead", "", head), make("tbody", "", ...rows));
  const box = make("div", "", table, make("p", TEXTS.order));
  box.className = "list";
  return box;
}
