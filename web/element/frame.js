// The script for host pages that show the guide in an iframe. It makes the iframe as tall as the
// guide, and dispatches the guide's events on the iframe element. It accepts only messages of
// version `VERSION` that come from the window and the origin of such an iframe.
(() => {
  const NAME = "ice-access-guide";
  const VERSION = 1;
  /** The maximum height of a frame, in pixels. */
  const maxHeight = 30_000;
  /**
   * For each kind of message about an event, a function that copies the known fields of the event's
   * detail and converts them to the expected types.
   */
  const details = new Map([
    ["ready", () => ({})],
    ["step", ({ page }) => ({ page: String(page) })],
    ["result", () => ({})],
    [
      "error",
      ({ code, message, fatal }) => ({
        code: String(code),
        message: String(message),
        fatal: fatal === true,
      }),
    ],
  ]);

  const frames = () => [...document.querySelectorAll(`iframe[data-${NAME}]`)];

  /** Returns the origin of a frame's messages: "null" if its sandbox makes the origin opaque. */
  function originOf(frame) {
    const sandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return sandboxed ? "null" : new URL(frame.src, document.baseURI).origin;
  }

  /**
   * Sends "hello" to a frame, whatever its origin is. The message contains no data, and a frame
   * that is still loading has another origin.
   */
  const sendHello = (frame) =>
    frame.contentWindow?.postMessage({ source: NAME, v: VERSION, type: "hello" }, "*");

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.source !== NAME || data.v !== VERSION) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data.type === "here") {
      sendHello(frame);
    } else if (data.type === "size") {
      if (Number.isInteger(data.height) && data.height > 0) {
        frame.style.height = `${Math.min(data.height, maxHeight)}px`;
      }
    } else if (details.has(data.type)) {
      const detail = details.get(data.type)(data);
      frame.dispatchEvent(new CustomEvent(`iag-${data.type}`, { bubbles: true, detail }));
    }
  });

  // Greets the frames that are already on the page. A frame that loads later sends "here" and is
  // then greeted.
  frames().forEach(sendHello);
})();
