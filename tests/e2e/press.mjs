// A walk through the questions, pressed by script within the page: as a mouse does it, it takes ten times as long.
import { readFileSync } from "node:fs";
import { sheriff, words } from "./sheriff.mjs";

const { questions } = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const byText = Object.fromEntries(questions.map(({ id, text }) => [text, id]));

/** Starts a guide and answers every question that it asks, as the sheriff; ends at the review. Returns the ids of the questions. */
export const pressThrough = (guide) => guide.evaluate(inPage, [byText, sheriff, words]);

/** In the page: see `pressThrough`. */
async function inPage(guide, [byText, sheriff, words]) {
  const root = guide.shadowRoot;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const withText = (selector, text) => all(selector).find((each) => each.textContent.trim() === text);
  const frame = () => new Promise(requestAnimationFrame);
  const title = () => root.querySelector(".iag-heading")?.textContent;
  const leave = async (press) => {
    const before = title();
    press.click();
    do await frame(); while (title() === before);
    // Effects of the drawing, such as telling the page around the guide, come after it and before any person's next press.
    await frame();
  };
  await leave(withText("a, button", words["start.begin"]));
  const asked = [];
  while (title() !== words["review.title"]) {
    const id = byText[title()];
    if (id === undefined) throw new Error(`"${title()}" is not the text of a question`);
    asked.push(id);
    for (const label of sheriff[id] ?? []) {
      withText(".iag-label", label).closest(".iag-tile").querySelector("input").click();
      await frame();
    }
    await leave(sheriff[id] ? root.querySelector("button[type=submit]") : withText("button", words["question.skip"]));
  }
  return asked;
}
