// Inside the frame: takes the options from the frame's address, and tells the page around it how high the guide is and
// what happens in it. Before that page has said hello it is told only that the guide is here; no answer is ever told.
(() => {
  const NAME = "ice-access-guide";
  const VERSION = 1;
  // Not a catalogue and not the answers: anybody can write a link to this page.
  const chosen = new Set(["lang", "theme", "mode", "start", "programs", "as-of", "heading-level"]);
  const waiting = [];
  let host = null;
  let told = 0;

  function tell(type, payload) {
    const message = { source: NAME, v: VERSION, type, ...payload };
    if (host) host.window.postMessage(message, host.origin);
    else if (type !== "size") waiting.push([type, payload]);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || host || data?.source !== NAME || data.v !== VERSION || data.type !== "hello") return;
    // A page without an origin of its own cannot be named: nothing that is told is secret.
    host = { window: source, origin: origin === "null" ? "*" : origin };
    for (const [type, payload] of waiting.splice(0)) tell(type, payload);
    size();
  });

  function size() {
    const element = document.querySelector(NAME);
    if (!element || !host) return;
    const height = Math.ceil(element.getBoundingClientRect().bottom + scrollY);
    // One pixel more or less is rounding, and would go on for ever.
    if (Math.abs(height - told) <= 1) return;
    told = height;
    tell("size", { height });
  }

  let asked = false;
  const observer = new ResizeObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      size();
    });
  });

  addEventListener("iag-ready", () => tell("ready", {}));
  addEventListener("iag-step", ({ detail }) => tell("step", { page: detail.page }));
  addEventListener("iag-result", () => tell("result", {}));
  addEventListener("iag-error", ({ detail: { code, message, fatal } }) => tell("error", { code, message, fatal }));
  // The script itself was lost, changed or refused: the element stays a plain one and shows what is in it.
  addEventListener(
    "error",
    ({ target }) => {
      if (target?.localName !== "script") return;
      tell("error", { code: "load", message: "ice-access-guide.js could not be loaded", fatal: true });
    },
    true,
  );

  addEventListener("DOMContentLoaded", () => {
    parent.postMessage({ source: NAME, v: VERSION, type: "here" }, "*");
    const element = document.querySelector(NAME);
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (chosen.has(name)) element.setAttribute(name, value);
    }
    observer.observe(element);
  });
})();
