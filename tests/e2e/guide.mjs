// The guide as a person uses it: what every test starts from.
import { test as base, expect } from "@playwright/test";
import { nightly } from "../depth.mjs";
import { pressThrough } from "./press.mjs";
import { sheriff, sheriffAnswers, sheriffIsAsked, words } from "./sheriff.mjs";

/** A page that fails its test on any console message, page error, or request after it has loaded. */
export const test = base.extend({
  /**
   * Whether the guide's own page may start its service worker, which loads every file a second time.
   * Tests of it have it in every run, and all tests nightly.
   */
  keepsFiles: [nightly, { option: true }],
  page: async ({ page, keepsFiles }, use) => {
    if (!keepsFiles) {
      await page.addInitScript(() => {
        const prototype = globalThis.ServiceWorkerContainer?.prototype;
        if (prototype) prototype.register = () => new Promise(() => {});
      });
    }
    const faults = [];
    // What is in the guide is in its shadow root: tests that look for themselves look there.
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
    page.hosted = async (name) => {
      await page.goto(`/hosts/${name}.html`);
      await expect(page.locator("ice-access-guide").first().locator(".iag-heading")).toBeVisible({ timeout: 20_000 });
    };
    page.opened = async (hash = "") => {
      loaded = false;
      await page.goto(hash === "" ? "./" : `./${hash}`);
      await live(page);
      await page.evaluate(() => document.querySelector("ice-access-guide").ready);
      loaded = true;
    };
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Waits until the program has taken over: the first screens that the page brought are gone. How long that takes is not asked here. */
export async function live(page) {
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await expect(page.locator(".iag-heading")).toBeVisible();
}

export { sheriff, sheriffHeadline, sheriffIsAsked } from "./sheriff.mjs";
export { expect };

/** The question on the page, by its id. */
export async function questionId(page) {
  await expect(page).toHaveURL(/#\/question\/\w+$/);
  return page.url().split("/").pop();
}

/** Answers every question that comes; returns their ids. */
export const answerAll = (page) => pressThrough(page.locator("ice-access-guide"));

const given = Object.entries(sheriffAnswers).filter(([id]) => sheriffIsAsked.includes(id));
const state = { format: "ice-access-guide/answers@1", page: "review", answers: Object.fromEntries(given) };

/**
 * Gives the same answers at once, as a page restores them; ends at the review.
 * Ten times faster than `answerAll`: for tests of what comes after the questions.
 */
export async function restoreAll(page) {
  await page.evaluate((state) => document.querySelector("ice-access-guide").restore(state), state);
  await expect(page.locator(".iag-heading")).toHaveText(words["review.title"]);
}

/** Answers every question that comes with the mouse; returns their ids. */
export async function answerAllByMouse(page) {
  await page.getByRole("link", { name: words["start.begin"] }).click();
  const asked = [];
  const heading = page.locator(".iag-heading");
  while ((await heading.textContent()) !== words["review.title"]) {
    const id = await questionId(page);
    asked.push(id);
    for (const label of sheriff[id] ?? []) {
      await page.locator(".iag-tile", { has: page.getByText(label, { exact: true }) }).click();
    }
    const before = await heading.textContent();
    const skip = page.getByRole("button", { name: words["question.skip"] });
    await (sheriff[id] ? page.locator("button[type=submit]") : skip).click();
    await expect(heading).not.toHaveText(before);
  }
  return asked;
}
