// The guide on pages of others: what every test of it starts from.
import { test as base, expect } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { sheriff } from "./guide.mjs";
import { pressThrough } from "./press.mjs";
import { words } from "./sheriff.mjs";

export { expect };

/** A page that knows what its console said and which requests it made; `host` opens one of the host pages. */
export const test = base.extend({
  page: async ({ page }, use) => {
    watch(page);
    await use(page);
  },
});

/** Lets a page note its faults, and open host pages. */
export function watch(page) {
  page.faults = [];
  page.on("console", (message) => page.faults.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.host = async (name, ready = true) => {
    await page.goto(`/hosts/${name}.html`);
    if (ready) await expect(page.locator("ice-access-guide").first().locator(".iag-heading")).toBeVisible();
  };
}

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const byText = new Map(catalog.questions.map((question) => [question.text, question.id]));

/** Answers every question that comes, as the sheriff of the other tests; ends at the review. Gives back their ids. */
export const walk = pressThrough;

/** The same, by mouse. */
export async function walkByMouse(guide) {
  await guide.getByRole("button", { name: words["start.begin"] }).click();
  const heading = guide.locator(".iag-heading");
  const asked = [];
  await expect(heading).toHaveText(catalog.questions[0].text);
  for (let text = await heading.textContent(); text !== words["review.title"]; text = await heading.textContent()) {
    const id = byText.get(text);
    asked.push(id);
    for (const label of sheriff[id] ?? []) {
      await guide.locator(".iag-tile", { has: guide.page().getByText(label, { exact: true }) }).click();
    }
    const skip = guide.getByRole("button", { name: words["question.skip"] });
    await (sheriff[id] ? guide.locator("button[type=submit]") : skip).click();
    await expect(heading).not.toHaveText(text);
  }
  return asked;
}

/** Waits until the page has heard of results: they are told once they are drawn, and a slow machine does something else in between. */
export const heardResult = (page) => expect.poll(() => page.evaluate(() => heard.at(-1)?.type)).toBe("iag-result");

/** What the page heard of one kind. */
export const heard = (page, type) => page.evaluate((type) => heard.filter((each) => each.type === type), type);
