// Answers all questions with a script that runs in the page, for guide.mjs and embedded.mjs.
// Answering with the mouse takes ten times as long.
import { readFileSync } from "node:fs";
import { messages, sheriff } from "./sheriff.mjs";

const { questions } = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const byText = Object.fromEntries(questions.map(({ id, text }) => [text, id]));

/**
 * Starts the guide, answers all questions as the fictional agency of sheriff.mjs does, and stops at
 * the review page. Returns the ids of the questions.
 */
export const answerByScript = (guide) => guide.evaluate(answerAll, [byText, sheriff, messages]);

/** Runs in the page and does the work of `answerByScript`. */
async function answerAll(guide, [byText, sheriff, messages]) {
  const root = guide.shadowRoot;
  const all = (selector) => [...root.querySelectorAll(selector)];
  const withText = (selector, text) =>
    all(selector).find((each) => each.textContent.trim() === text);
  const frame = () => new Promise(requestAnimationFrame);
  const title = () => root.querySelector("[data-part=heading]")?.textContent;
  const leavePage = async (press) => {
    const before = title();
    press.click();
    do await frame(); while (title() === before);
    // Waits for one more frame, because the effects of a render, such as events, run after the
    // render. A person could not press the next button before then.
    await frame();
  };
  await leavePage(withText("a, button", messages["start.begin"]));
  const questionIds = [];
  while (title() !== messages["review.title"]) {
    const id = byText[title()];
    if (id === undefined) throw new Error(`"${title()}" is not the text of a question`);
    questionIds.push(id);
    for (const label of sheriff[id] ?? []) {
      withText(".iag-label", label).closest(".iag-tile").querySelector("input").click();
      await frame();
    }
    await leavePage(
      sheriff[id]
        ? root.querySelector("button[type=submit]")
        : withText("button", messages["question.skip"]),
    );
  }
  return questionIds;
}
