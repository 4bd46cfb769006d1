// Lets the guide's own page be used without a network, and offers a newer build when there is one. Never in an embed.

// The page's policy lets one address of a script be made by name: this one, whatever is asked for.
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

/** A line below the guide with a button; without a press nothing changes. */
function offer(worker) {
  line((bar) => document.body.append(bar), "status", TEXTS.newer, TEXTS.newer_use, () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  });
}

/** A line of its own with a button. */
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

// The screens that the page brought must not look alive if the script of the guide is blocked or lost.
addEventListener("load", () => {
  if (customElements.get("ice-access-guide")) return;
  globalThis.iceAccessGuideBegun?.early?.stop();
  document.querySelector("ice-access-guide").shadowRoot?.replaceChildren(document.createElement("slot"));
  line((bar) => document.body.prepend(bar), "alert", `${TEXTS.failed} ${TEXTS.failed_text}`, TEXTS.reload, () => location.reload());
});

if ("serviceWorker" in navigator && window.top === window) {
  // Keeping asks for every file again: not before the guide has them, or has failed. A browser that keeps nothing for this page has it
  // as long as there is a network.
  const settled = new AbortController();
  for (const what of ["iag-ready", "iag-error"]) {
    addEventListener(what, () => (settled.abort(), keep().catch(() => {})), { signal: settled.signal });
  }
}
