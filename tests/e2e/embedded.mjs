// Fixtures and helpers for the end-to-end tests of the guide on host pages.
import { test as base, expect } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { sheriff } from "./guide.mjs";
import { answerByScript } from "./press.mjs";
import { messages } from "./sheriff.mjs";

export { expect };

/** The Playwright `test`, with a `page` that `watch` has prepared. */
export const test = base.extend({
  page: async ({ page }, use) => {
    watch(page);
    await use(page);
  },
});

/**
 * Records a page's console messages and errors in `page.faults`, and adds `page.openHost`, which
 * opens a host page by name.
 */
export function watch(page) {
  page.faults = [];
  page.on("console", (message) => page.faults.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.openHost = async (name, ready = true) => {
    await page.goto(`/hosts/${name}.html`);
    if (ready) {
      await expect(
        page.locator("ice-access-guide").first().locator("[data-part=heading]"),
      ).toBeVisible();
    }
  };
}

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const byText = new Map(catalog.questions.map((question) => [question.text, question.id]));

/**
 * Starts the guide, answers every question as the fictional agency of sheriff.mjs does, and stops
 * at the review page. Returns the ids of the questions.
 */
export const walk = answerByScript;

/** Does the same as `walk`, but with the mouse. */
export async function walkByMouse(guide) {
  await guide.getByRole("button", { name: messages["start.begin"] }).click();
  const heading = guide.locator("[data-part=heading]");
  const questionIds = [];
  await expect(heading).toHaveText(catalog.questions[0].text);
  for (let text = await heading.textContent(); text !==
    messages["review.title"]; text = await heading.textContent()) {
    const id = byText.get(text);
    questionIds.push(id);
    for (const label of sheriff[id] ?? []) {
      await guide
        .locator(".iag-tile", { has: guide.page().getByText(label, { exact: true }) })
        .click();
    }
    const skip = guide.getByRole("button", { name: messages["question.skip"] });
    await (sheriff[id] ? guide.locator("button[type=submit]") : skip).click();
    await expect(heading).not.toHaveText(text);
  }
  return questionIds;
}

/**
 * Waits until the last event that the page has received is `iag-result`. The guide sends this event
 * after it has rendered the results, which takes a while on a slow machine.
 */
export const waitForResult = (page) =>
  expect.poll(() => page.evaluate(() => receivedEvents.at(-1)?.type)).toBe("iag-result");

/** Returns the events of one type that the page has received. */
export const eventsOf = (page, type) =>
  page.evaluate((type) => receivedEvents.filter((each) => each.type === type), type);
