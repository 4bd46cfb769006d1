// The inline script of the guide's own page, which prerendered.mjs inserts into the head. The
// script requests the first files at once and makes the prerendered screens usable. The guide's
// script later uses these requests (assets.js) and replaces the screens (guide-instance.js).
import { PrerenderedScreens } from "./prerendered.js";

/** The pending responses by file name. assets.js uses each response once. */
const requests = {};
for (const [name, integrity] of PREFETCHED) {
  requests[name] = fetch(`embed/${name}`, { integrity });
  // assets.js handles a failure later. Until then, this prevents an unhandled rejection.
  requests[name].catch(() => {});
}

const prefetch = { requests, screens: null };
globalThis.iceAccessGuidePrefetch = prefetch;

// The first `readystatechange` event fires when the page is completely parsed, before the guide's
// script and all other module scripts run.
document.addEventListener(
  "readystatechange",
  () =>
    (prefetch.screens = PrerenderedScreens.from(
      document.querySelector("ice-access-guide").shadowRoot,
    )),
  { once: true },
);
