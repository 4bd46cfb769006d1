// The inline script of the guide's own page, which prerendered.mjs inserts into the head. It
// requests the first files at once and makes the prerendered screens usable. The guide's script
// later uses these requests (beside.js) and replaces the screens (run.js).
import { Early } from "./early.js";

/** The pending responses by file name. beside.js uses each response once. */
const requests = {};
for (const [name, integrity] of BEGUN) {
  requests[name] = fetch(`embed/${name}`, { integrity });
  // beside.js handles a failure later. Until then, this prevents an unhandled rejection.
  requests[name].catch(() => {});
}

const begun = { requests, early: null };
globalThis.iceAccessGuideBegun = begun;

// The first `readystatechange` event fires when the page is completely parsed, before the guide's
// script and all other module scripts run.
document.addEventListener("readystatechange", () => (begun.early = Early.in(document.querySelector("ice-access-guide").shadowRoot)), { once: true });
