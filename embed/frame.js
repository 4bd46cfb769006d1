// On the page around the frame: makes each frame with the guide as high as the guide is, and lets the page hear of it as
// events on the frame. Messages count only from the frame's own window and origin, and only in this version.
(() => {
  const NAME = "ice-access-guide";
  const VERSION = 1;
  const most = 30_000;
  const known = new Map([
    ["ready", () => ({})],
    ["step", ({ page }) => ({ page: String(page) })],
    ["result", () => ({})],
    ["error", ({ code, message, fatal }) => ({ code: String(code), message: String(message), fatal: fatal === true })],
  ]);

  const frames = () => [...document.querySelectorAll(`iframe[data-${NAME}]`)];

  /** The origin a frame's messages come from; "null" where its sandbox gives it none. */
  function originOf(frame) {
    const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return sandboxed ? "null" : new URL(frame.src, document.baseURI).origin;
  }

  /** There is nothing in it, and a frame that is still loading has another origin: so it goes to whoever is there. */
  const hello = (frame) => frame.contentWindow?.postMessage({ source: NAME, v: VERSION, type: "hello" }, "*");

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.source !== NAME || data.v !== VERSION) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data.type === "here") {
      hello(frame);
    } else if (data.type === "size") {
      if (Number.isInteger(data.height) && data.height > 0) frame.style.height = `${Math.min(data.height, most)}px`;
    } else if (known.has(data.type)) {
      const detail = known.get(data.type)(data);
      frame.dispatchEvent(new CustomEvent(`iag-${data.type}`, { bubbles: true, detail }));
    }
  });

  // Frames that were there first; those to come say that they are.
  frames().forEach(hello);
})();
