// End-to-end tests of failures of browser storage, and of conflicts with other windows. In each
// case the guide reports the failure to the user. It keeps the user's answers, or says that they
// are not saved.
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";

const slot = "ice-access-guide";
const gangs = (page) => page.getByLabel("Gangs", { exact: true });
const custody = (page, label) => page.locator(".iag-tile", { hasText: label });
const notice = (page) => page.locator(".iag-notice");

async function goTo(page, name) {
  await page.evaluate((name) => document.querySelector("ice-access-guide").goTo(name), name);
  await expect
    .poll(() => page.evaluate(() => document.querySelector("ice-access-guide").answers().page))
    .toBe(name);
}

/** Answers a question and saves the answers on the device. */
async function saveAnswers(page) {
  await goTo(page, "question/challenges");
  await gangs(page).check();
  await goTo(page, "take");
  await page.getByRole("button", { name: "Save on this device" }).click();
  await expect(notice(page)).toContainText("Saved on this device.");
}

const stored = (page) => page.evaluate((slot) => localStorage.getItem(slot), slot);

test.describe("saved answers", () => {
  test("full storage is reported, and nothing claims to be saved", async ({ page }) => {
    await page.openGuide();
    await saveAnswers(page);
    const before = await stored(page);
    // Fills the storage quota of the page to the last character.
    await page.evaluate(() => {
      let text = "x".repeat(4_000_000);
      for (let name = 0; text.length > 0; ) {
        try {
          localStorage.setItem(`full-${name}`, text);
          name += 1;
        } catch {
          text = text.slice(text.length === 1 ? 1 : text.length / 2);
        }
      }
    });
    await goTo(page, "question/challenges");
    for (const label of ["Fugitives", "Bulk cash"]) {
      await page.getByLabel(label, { exact: true }).check();
    }
    await expect(notice(page)).toContainText("nothing is saved. Your answers are still here");
    // The answers that were saved before are unchanged, and the page shows the date on which they
    // were saved.
    expect(await stored(page)).toBe(before);
    await goTo(page, "take");
    await expect(page.getByText("Every change is saved.")).toHaveCount(0);
    await expect(page.getByText("This device has answers saved on")).toBeVisible();
    await goTo(page, "question/challenges");
    await expect(page.getByLabel("Bulk cash", { exact: true })).toBeChecked();
  });

  const unreadable = Object.entries({
    damaged: "{\"format\":",
    "not a report": "[1,2,3]",
    "of another format": JSON.stringify({ format: "ice-access-guide/9", state: "\u0000" }),
    "very long": "x".repeat(2_000_000),
    "deeply nested": "[".repeat(100_000),
  });
  for (const [what, text] of sample(unreadable, 2)) {
    test(`saved data that is ${what} is reported and can be deleted`, async ({ page }) => {
      await page.addInitScript(
        ([slot, text]) =>
          sessionStorage.getItem("put") ??
          (localStorage.setItem(slot, text), sessionStorage.setItem("put", "")),
        [slot, text],
      );
      await page.openGuide();
      await expect(page.getByText("saved data that this guide cannot read")).toBeVisible();
      expect(await stored(page)).toBe(text);
      await page.getByRole("button", { name: "Delete saved answers" }).click();
      await expect(notice(page)).toContainText("Deleted from this device.");
      expect(await stored(page)).toBe(null);
    });
  }

  test("answers saved by a later version are rejected and kept", async ({ page }) => {
    const text = JSON.stringify({
      format: "ice-access-guide/9",
      as_of: "2031-01-01",
      made: "2031-01-02",
      catalog: "9",
      rules: "x",
      answers: { challenges: ["gangs"] },
    });
    await page.addInitScript(([slot, text]) => localStorage.setItem(slot, text), [slot, text]);
    await page.openGuide();
    await page.getByRole("button", { name: "Use the saved answers" }).click();
    await expect(notice(page)).toContainText("the format is \"ice-access-guide/9\"");
    expect(await stored(page)).toBe(text);
    // Saving now replaces the answers of the later version, and the guide says so.
    await goTo(page, "take");
    await page.getByRole("button", { name: "Save on this device" }).click();
    await expect(notice(page)).toContainText("in place of what was saved before");
  });

  test("saved answers survive a closed tab", async ({ page, context }) => {
    await page.openGuide();
    await saveAnswers(page);
    await goTo(page, "question/custody");
    await custody(page, "We book or hold people briefly").click();
    await expect(page.getByLabel("We book or hold people briefly")).toBeChecked();
    // Closes the tab without running the page's `beforeunload` handlers.
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    await next.goto("./");
    await next.getByRole("button", { name: "Use the saved answers" }).click();
    await expect(next.locator(".iag-notice")).toContainText("The answers are loaded.");
    await goTo(next, "question/custody");
    await expect(next.getByLabel("We book or hold people briefly")).toBeChecked();
    await goTo(next, "question/challenges");
    await expect(gangs(next)).toBeChecked();
  });
});

test.describe("two windows that share saved answers", () => {
  /** Opens a second window of the same browser. */
  async function openWindow(context) {
    const page = await context.newPage();
    await page.goto("./");
    await expect(page.locator("[data-early]")).toHaveCount(0);
    await page.evaluate(() => document.querySelector("ice-access-guide").ready);
    return page;
  }

  test("a window with outdated answers overwrites nothing", async ({ page, context }) => {
    await page.openGuide();
    const second = await openWindow(context);
    await saveAnswers(page);
    // The second window was opened before the first window saved its answers. When the second
    // window saves too, the guide says that this replaces the saved answers.
    await goTo(second, "question/challenges");
    await second.getByLabel("Fugitives", { exact: true }).check();
    await goTo(second, "take");
    await second.getByRole("button", { name: "Save on this device" }).click();
    await expect(notice(second)).toContainText("in place of what was saved before");
    const saved = await stored(second);
    expect(saved).toContain("fugitives");
    // The user continues to answer in the first window.
    await goTo(page, "question/custody");
    await custody(page, "We book or hold people briefly").click();
    await expect(notice(page)).toContainText(
      "Another window has changed or deleted the saved answers",
    );
    expect(await stored(page)).toBe(saved);
    await expect(page.getByLabel("We book or hold people briefly")).toBeChecked();
    // The first window can save again. The guide says that this replaces the answers that the
    // second window saved.
    await goTo(page, "take");
    await page.getByRole("button", { name: "Save on this device" }).click();
    await expect(notice(page)).toContainText("in place of what was saved before");
    expect(await stored(page)).toContain("gangs");
  });

  test("a window does not restore what another has deleted", async ({ page, context }) => {
    await page.openGuide();
    await saveAnswers(page);
    const second = await openWindow(context);
    await second.getByRole("button", { name: "Delete saved answers" }).click();
    await expect(notice(second)).toContainText("Deleted from this device.");
    await goTo(page, "question/challenges");
    await page.getByLabel("Fugitives", { exact: true }).check();
    await expect(notice(page)).toContainText(
      "Another window has changed or deleted the saved answers",
    );
    expect(await stored(page)).toBe(null);
    await goTo(page, "question/challenges");
    await expect(page.getByLabel("Fugitives", { exact: true })).toBeChecked();
  });
});
