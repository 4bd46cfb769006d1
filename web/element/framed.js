// The script of frame.html, the page inside the iframe. It reads the options from the address of
// that page, and sends the guide's height and events to the host page. Until the host page sends
// "hello", the script sends only "here". It never sends answers.
(() => {
  const NAME = "ice-access-guide";
  const VERSION = 1;
  // The options that the address may set. Others, such as `catalog-src` and `share-answers`, are
  // not allowed, because anybody can make a link to this page.
  const allowed = new Set([
    "lang",
    "theme",
    "mode",
    "start",
    "programs",
    "as-of",
    "heading-level",
  ]);
  /** The messages that wait for the host page's "hello". */
  const queued = [];
  /** The window and the origin of the host page, once it has sent "hello". */
  let host = null;
  let sentHeight = 0;

  function send(type, payload) {
    const message = { source: NAME, v: VERSION, type, ...payload };
    if (host) host.window.postMessage(message, host.origin);
    else if (type !== "size") queued.push([type, payload]);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || host || data?.source !== NAME) return;
    if (data.v !== VERSION || data.type !== "hello") return;
    // `postMessage` cannot address an opaque origin, so messages to a host page with such an origin
    // go to any origin. The messages contain no secrets.
    host = { window: source, origin: origin === "null" ? "*" : origin };
    for (const [type, payload] of queued.splice(0)) send(type, payload);
    sendSize();
  });

  function sendSize() {
    const element = document.querySelector(NAME);
    if (!element || !host) return;
    const height = Math.ceil(element.getBoundingClientRect().bottom + scrollY);
    // A difference of one pixel can be caused by rounding. Sending the new height could cause an
    // endless loop of resizes.
    if (Math.abs(height - sentHeight) <= 1) return;
    sentHeight = height;
    send("size", { height });
  }

  let isScheduled = false;
  const observer = new ResizeObserver(() => {
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
      sendSize();
    });
  });

  addEventListener("iag-ready", () => send("ready", {}));
  addEventListener("iag-step", ({ detail }) => send("step", { page: detail.page }));
  addEventListener("iag-result", () => send("result", {}));
  addEventListener("iag-error", ({ detail: { code, message, fatal } }) =>
    send("error", { code, message, fatal }),
  );
  // If the guide's script is missing, changed or blocked, its `<script>` element fires an error
  // event. The element <ice-access-guide> then stays undefined and shows its content.
  addEventListener(
    "error",
    ({ target }) => {
      if (target?.localName !== "script") return;
      const message = "ice-access-guide.js could not be loaded";
      send("error", { code: "load", message, fatal: true });
    },
    true,
  );

  addEventListener("DOMContentLoaded", () => {
    parent.postMessage({ source: NAME, v: VERSION, type: "here" }, "*");
    const element = document.querySelector(NAME);
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (allowed.has(name)) element.setAttribute(name, value);
    }
    observer.observe(element);
  });
})();
