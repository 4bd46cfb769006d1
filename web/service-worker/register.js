// Runs on the guide's own page, never on a host page. Registers the service worker for offline use,
// offers a newer build when there is one, and shows an error if the guide's script did not run.

// The page's CSP allows only this Trusted Types policy. For any input, the policy returns the
// address of the service worker.
const policy = globalThis.trustedTypes?.createPolicy("ice-access-guide-worker", {
  createScriptURL: () => "sw.js",
});

async function register() {
  const url = policy ? policy.createScriptURL("") : "sw.js";
  const registration = await navigator.serviceWorker.register(url, { scope: "./" });
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
  const activate = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  };
  document.body.append(messageBar("status", TEXTS.newer, TEXTS.newer_use, activate));
}

/** Makes a bar with a text and a button. */
function messageBar(role, text, label, onClick) {
  const bar = document.createElement("p");
  bar.className = "newer";
  bar.setAttribute("role", role);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", onClick);
  bar.append(`${text} `, button);
  return bar;
}

// If the guide's script is blocked or missing, the prerendered screens would look usable although
// they are not. This replaces them with the fallback content, and shows an error above it.
addEventListener("load", () => {
  if (customElements.get("ice-access-guide")) return;
  globalThis.iceAccessGuidePrefetch?.screens?.stop();
  const root = document.querySelector("ice-access-guide").shadowRoot;
  root?.replaceChildren(document.createElement("slot"));
  const text = `${TEXTS.failed} ${TEXTS.failed_text}`;
  document.body.prepend(messageBar("alert", text, TEXTS.reload, () => location.reload()));
});

if ("serviceWorker" in navigator && window.top === window) {
  // The service worker requests every file again, so registration waits until the guide is ready or
  // reports an error. If the browser allows no service worker, the guide works only online.
  const listeners = new AbortController();
  const { signal } = listeners;
  const onLoaded = () => {
    listeners.abort();
    register().catch(() => {});
  };
  for (const type of ["iag-ready", "iag-error"]) addEventListener(type, onLoaded, { signal });
}
