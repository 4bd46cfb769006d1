// The script of frame.html, the page inside the iframe. It reads the options from the address of
// that page, and sends the guide's height and events to the host page. Until the host page sends
// "hello", the script sends only "here". It never sends answers.
(() => {
  const NAME = "ice-access-guide";
  const VERSION = 1;
  // The options that the address may set. `catalogue-src` and `share-answers` are not allowed,
  // because anybody can make a link to this page.
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
    // `postMessage` cannot address an opaque origin, so messages to a host page with such an origin
    // go to any origin. The messages contain no secrets.
    host = { window: source, origin: origin === "null" ? "*" : origin };
    for (const [type, payload] of waiting.splice(0)) tell(type, payload);
    size();
  });

  function size() {
    const element = document.querySelector(NAME);
    if (!element || !host) return;
    const height = Math.ceil(element.getBoundingClientRect().bottom + scrollY);
    // A difference of one pixel is caused by rounding. Sending the new height could cause an
    // endless loop of resizes.
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
  // If the guide's script is missing, changed or blocked, its `<script>` element fires an error
  // event. The element <ice-access-guide> then stays undefined and shows its content.
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
