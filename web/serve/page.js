// Runs in the guide's page while web/serve/server.mjs serves that page. Reloads the page after each
// build and restores the answers and the page of the guide.
/** The key of the saved answers in `sessionStorage`. */
const key = "preview";
const guide = document.querySelector("ice-access-guide");

const builds = new EventSource("/preview/builds");
builds.addEventListener("message", () => {
  if (guide?.answers) sessionStorage.setItem(key, JSON.stringify(guide.answers()));
  location.reload();
});

const state = sessionStorage.getItem(key);
sessionStorage.removeItem(key);
if (state && guide) {
  await customElements.whenDefined("ice-access-guide");
  await guide.ready;
  guide.restore(JSON.parse(state));
}
