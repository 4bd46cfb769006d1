// Stands in the guide's own page, before everything else of it: asks for the files that come first, and makes the screens that the
// page brought usable as soon as they are there. The script of the guide takes up both.
import { Early } from "./early.js";

/** Requests by the name of their file, each to be used once. */
const requests = {};
for (const [name, integrity] of BEGUN) {
  requests[name] = fetch(`embed/${name}`, { integrity });
  // Whoever takes it up hears of it.
  requests[name].catch(() => {});
}

const begun = { requests, early: null };
globalThis.iceAccessGuideBegun = begun;

// All of the page is there, and no other script has run yet.
document.addEventListener("readystatechange", () => (begun.early = Early.in(document.querySelector("ice-access-guide").shadowRoot)), { once: true });
