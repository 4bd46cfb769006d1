// Shows what the guide does, and keeps the answers in a variable to restore them. Because of
// `share-answers`, the guide informs the visitor that the page receives the answers.
const guide = document.querySelector("ice-access-guide");
const where = document.getElementById("where");
let savedState = null;

guide.addEventListener("iag-step", ({ detail }) => {
  where.textContent = `On the page: ${detail.page}`;
});

guide.addEventListener("iag-result", ({ detail: { state, result } }) => {
  savedState = state;
  const fits = result.assessments.filter(({ verdict }) => verdict === "fits");
  const programs = fits.map(({ program }) => program).join(", ");
  where.textContent = `Agreements that fit the answers: ${programs || "none"}`;
});

guide.addEventListener("iag-error", ({ detail }) => {
  where.textContent = detail.message;
});

document.getElementById("again").addEventListener("click", () => guide.reset());
document.getElementById("back").addEventListener("click", () => {
  if (savedState) guide.restore(savedState);
});
