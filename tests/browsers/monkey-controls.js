// Operates the controls of the guide at random, for monkey.js: clicks, texts, choices and files.
// Prevents whatever would leave the page or open a dialog of the system.
{
  const element = () => document.querySelector("ice-access-guide");

  // Actions that would leave the page or open a system dialog are prevented and counted.
  const prevented = { print: 0, download: 0, file: 0, link: 0 };
  globalThis.print = () => (prevented.print += 1);
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.hasAttribute("download")) prevented.download += 1;
    else click.call(this);
  };
  // Browsers reject full screen without a user gesture, and log that. A click by a script is no
  // user gesture, so this replacement rejects full screen without a log entry.
  Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("rejected"));
  /** Returns what a click on the target would open outside of the page, or null. */
  function opens(target) {
    if (target.type === "file") return "file";
    const link = target.closest?.("a[href]");
    return link && !link.getAttribute("href").startsWith("#") ? "link" : null;
  }
  addEventListener(
    "click",
    (event) => {
      const kind = opens(event.composedPath()[0]);
      if (!kind) return;
      event.preventDefault();
      prevented[kind] += 1;
    },
    true,
  );

  const texts = [
    "",
    "Reno",
    "<img src=x onerror=alert(1)>",
    "=1+1",
    "\u202egnp.exe",
    "\u{1f600}\u0000\ufeff",
    "a".repeat(5000),
    "\n\n\n",
    "javascript:alert(1)",
    "' OR 1=1 --",
  ];
  const days = ["", "2008-06-30", "2012-12-31", "1999-01-01", "2031-05-05"];
  /** Contents of files that are not reports. */
  const invalidFiles = [
    "",
    "{}",
    "[]",
    "null",
    "{",
    "[[[[[[[[",
    '{"format":"ice-access-guide"}',
    '{"__proto__":{"answers":1}}',
    "\u0000\u0001",
    "<script>alert(1)</script>",
    '{"answers":{"challenges":["nobody"],"custody":7}}',
    '{"id":"x","title":"","story":[],"answers":{}}',
    "9".repeat(400),
    "[".repeat(3000),
    "x".repeat(2_000_000),
  ];

  const controls = "a[href], button, summary, input, select, textarea, [tabindex='0']";

  /** Returns the controls that can be used: those of an open dialog, or else of the page. */
  function visibleControls() {
    const root = element().shadowRoot;
    const dialog = root.querySelector("dialog[open]");
    const found = [...(dialog ?? root).querySelectorAll(controls)];
    return found.filter((control) => !control.disabled && control.checkVisibility());
  }

  /** Returns the tag, the type and the label of a control, for failure messages. */
  function describeControl(control) {
    const label =
      control.getAttribute("aria-label") ??
      control.closest("label")?.textContent ??
      control.textContent;
    const type = control.type ? `[${control.type}]` : "";
    return `${control.localName}${type} “${label.trim().replace(/\s+/g, " ").slice(0, 60)}”`;
  }

  const dispatch = (control, ...types) =>
    types.forEach((type) =>
      control.dispatchEvent(new Event(type, { bubbles: true, composed: true })),
    );

  function selectFiles(input, pick) {
    const files = new DataTransfer();
    const count = input.multiple ? pick.below(4) + 1 : 1;
    for (let file = 0; file < count; file += 1) {
      const text = pick.below(3) === 0 ? element().export("json") : pick.one(invalidFiles);
      files.items.add(new File([text], `${file}.json`, { type: "application/json" }));
    }
    input.files = files.files;
    dispatch(input, "change");
    // Let the guide read the file before another step replaces the file.
    return new Promise((resolve) => setTimeout(resolve, 30));
  }

  const isTextField = ({ localName, type }) =>
    localName === "textarea" || (localName === "input" && !["radio", "checkbox"].includes(type));

  /** Clicks a control, or gives it a random value, option or file. */
  function operate(control, pick) {
    if (control.type === "file") return selectFiles(control, pick);
    if (control.localName === "select") {
      control.selectedIndex = pick.below(control.options.length);
      dispatch(control, "input", "change");
    } else if (isTextField(control)) {
      if (control.type === "date") control.value = pick.one(days);
      else if (!control.readOnly) control.value = pick.one(texts);
      dispatch(control, "input", "change");
    } else {
      control.click();
    }
    return undefined;
  }

  globalThis.monkeyControls = { prevented, visibleControls, describeControl, operate };
}
