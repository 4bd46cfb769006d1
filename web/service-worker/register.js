// Runs on the guide's own page, never on a host page. Registers the service worker for offline use,
// offers a newer build when there is one, and shows an error if the guide's script did not run.

// The page's CSP allows only this Trusted Types policy. For any input, the policy returns the
// address of the service worker.
const policy = globalThis.trustedTypes?.createPolicy("ice-access-guide-worker", { createScriptURL: () => "sw.js" });

async function keep() {
  const worker = policy ? policy.createScriptURL("") : "sw.js";
  const registration = await navigator.serviceWorker.register(worker, { scope: "./" });
  const isUpdate = () => navigator.serviceWorker.controller !== null;
  if (registration.waiting && isUpdate()) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && isUpdate()) offer(worker);
    });
  });
}

/**
 * Shows a bar below the guide, with a button that activates the newer build and reloads the page.
 * Until a person presses the button, the page keeps the current build.
 */
function offer(worker) {
  line((bar) => document.body.append(bar), "status", TEXTS.newer, TEXTS.newer_use, () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  });
}

/** Makes a bar with a text and a button. `place` inserts the bar; `press` handles a click. */
function line(place, role, text, label, press) {
  const bar = document.createElement("p");
  bar.className = "newer";
  bar.setAttribute("role", role);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", press);
  bar.append(`${text} `, button);
  place(bar);
}

// If the guide's script is blocked or missing, the prerendered screens would look usable although
// they are not. This replaces them with the fallback content, and shows an error above it.
addEventListener("load", () => {
  if (customElements.get("ice-access-guide")) return;
  globalThis.iceAccessGuideBegun?.early?.stop();
  document.querySelector("ice-access-guide").shadowRoot?.replaceChildren(document.createElement("slot"));
  line((bar) => document.body.prepend(bar), "alert", `${TEXTS.failed} ${TEXTS.failed_text}`, TEXTS.reload, () => location.reload());
});

if ("serviceWorker" in navigator && window.top === window) {
  // The service worker requests every file again, so registration waits until the guide is ready or
  // reports an error. If the browser allows no service worker, the guide works only online.
  const settled = new AbortController();
  for (const what of ["iag-ready", "iag-error"]) {
    addEventListener(what, () => (settled.abort(), keep().catch(() => {})), { signal: settled.signal });
  }
}
