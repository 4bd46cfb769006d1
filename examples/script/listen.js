// Follows the guide, and keeps what was answered in this page's own memory. The person is told so, because of share-answers.
const guide = document.querySelector("ice-access-guide");
const where = document.getElementById("where");
let kept = null;

guide.addEventListener("iag-step", ({ detail }) => {
  where.textContent = `On the page: ${detail.page}`;
});

guide.addEventListener("iag-result", ({ detail: { state, result } }) => {
  kept = state;
  const fitting = result.assessments.filter(({ verdict }) => verdict === "fits");
  where.textContent = `Agreements that fit the answers: ${fitting.map(({ program }) => program).join(", ") || "none"}`;
});

guide.addEventListener("iag-error", ({ detail }) => {
  where.textContent = detail.message;
});

document.getElementById("again").addEventListener("click", () => guide.reset());
document.getElementById("back").addEventListener("click", () => {
  if (kept) guide.restore(kept);
});
