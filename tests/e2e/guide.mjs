// Fixtures and helpers of the end-to-end tests, mostly for the guide on its own page.
import { test as base, expect } from "@playwright/test";
import { nightly } from "../depth.mjs";
import { answerByScript } from "./press.mjs";
import { messages, sheriff, sheriffAnswers, sheriffQuestions } from "./sheriff.mjs";

/**
 * The Playwright `test`, with a `page` that fails the test on any console message, page error, or
 * request after loading.
 */
export const test = base.extend({
  /**
   * Whether the guide's own page may register its service worker, which loads every file a second
   * time. In a normal run only tests of the service worker enable this; in the nightly run it is
   * enabled for all tests.
   */
  withServiceWorker: [nightly, { option: true }],
  page: async ({ page, withServiceWorker }, use) => {
    if (!withServiceWorker) {
      await page.addInitScript(() => {
        const prototype = globalThis.ServiceWorkerContainer?.prototype;
        if (prototype) prototype.register = () => new Promise(() => {});
      });
    }
    const faults = [];
    // Defines `guide()` in the page, which returns the guide's shadow root. Tests query the guide's
    // elements there.
    await page.addInitScript(() => {
      globalThis.guide = () => document.querySelector("ice-access-guide").shadowRoot;
    });
    let loaded = false;
    page.on("console", (message) => faults.push(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (loaded) faults.push(`request after load: ${request.url()}`);
    });
    page.faults = faults;
    page.openHost = async (name) => {
      await page.goto(`/hosts/${name}.html`);
      await expect(
        page.locator("ice-access-guide").first().locator("[data-part=heading]"),
      ).toBeVisible({ timeout: 20_000 });
    };
    page.openGuide = async (hash = "") => {
      loaded = false;
      await page.goto(hash === "" ? "./" : `./${hash}`);
      await waitForProgram(page);
      await page.evaluate(() => document.querySelector("ice-access-guide").ready);
      loaded = true;
    };
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Waits until the WebAssembly program has replaced the prerendered first screens. */
export async function waitForProgram(page) {
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await expect(page.locator("[data-part=heading]")).toBeVisible();
}

export { sheriff, sheriffHeadline, sheriffQuestions } from "./sheriff.mjs";
export { expect };

/** Returns the id of the question on the page, taken from the end of the page's address. */
export async function questionId(page) {
  await expect(page).toHaveURL(/#\/question\/\w+$/);
  return page.url().split("/").pop();
}

/**
 * Starts the guide and answers every question as the fictional agency of sheriff.mjs does. Returns
 * the ids of the questions.
 */
export const answerAll = (page) => answerByScript(page.locator("ice-access-guide"));

const answered = Object.entries(sheriffAnswers).filter(([id]) => sheriffQuestions.includes(id));
const state = {
  format: "ice-access-guide/answers@1",
  page: "review",
  answers: Object.fromEntries(answered),
};

/**
 * Restores the answers of this agency at once, as a host page can, and ends on the review page.
 * This is ten times faster than `answerAll`, so tests of the screens after the questions use it.
 */
export async function restoreAll(page) {
  await page.evaluate((state) => document.querySelector("ice-access-guide").restore(state), state);
  await expect(page.locator("[data-part=heading]")).toHaveText(messages["review.title"]);
}

/** Does the same as `answerAll`, but with the mouse. */
export async function answerAllByMouse(page) {
  await page.getByRole("link", { name: messages["start.begin"] }).click();
  const questionIds = [];
  const heading = page.locator("[data-part=heading]");
  while ((await heading.textContent()) !== messages["review.title"]) {
    const id = await questionId(page);
    questionIds.push(id);
    for (const label of sheriff[id] ?? []) {
      await page.locator(".iag-tile", { has: page.getByText(label, { exact: true }) }).click();
    }
    const before = await heading.textContent();
    const skip = page.getByRole("button", { name: messages["question.skip"] });
    await (sheriff[id] ? page.locator("button[type=submit]") : skip).click();
    await expect(heading).not.toHaveText(before);
  }
  return questionIds;
}
