// End-to-end tests of complete interviews: by mouse, and by keyboard alone.
import { readFileSync } from "node:fs";
import {
  answerAll,
  answerAllByMouse,
  expect,
  questionId,
  sheriff,
  sheriffHeadline,
  sheriffQuestions,
  test,
} from "./guide.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** Presses Tab until the expression `condition` is true in the page. Fails after 120 presses. */
async function tabTo(page, condition, target) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(condition)) return;
  }
  throw new Error(`Tab never reached ${target}`);
}

const tabToText = (page, text) =>
  tabTo(page, `guide().activeElement?.textContent?.trim() === ${JSON.stringify(text)}`, text);

function tabToChoice(page, label) {
  const focusedLabel =
    'guide().activeElement?.closest(".iag-tile")?.querySelector(".iag-label")?.textContent';
  return tabTo(page, `${focusedLabel} === ${JSON.stringify(label)}`, label);
}

// These tests run with the service worker enabled. The worker must neither disturb a walk through
// the questions nor store anything about the user.
test.describe("with the service worker", () => {
  test.use({ withServiceWorker: true });

  test("a complete interview by mouse shows reasons and sources", async ({ page }) => {
    await page.openGuide();
    expect(await answerAllByMouse(page)).toEqual(sheriffQuestions);
    await page.getByRole("link", { name: "See results" }).click();
    await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);

    const card = page
      .locator("article", { hasText: "Law Enforcement Support Center (LESC)" })
      .first();
    await expect(card.locator(".iag-verdict")).toHaveText("Fits your answers");
    await card.locator("summary").click();
    await expect(card).toContainText(
      "You said “An ORI number and a terminal that reaches Nlets” (your systems).",
    );
    await expect(card.locator(".iag-stage").first()).toBeVisible();
    await expect(card.locator(".iag-row").first()).toContainText("You have");

    const delegation = page
      .locator("article", { hasText: "Delegation of Immigration Authority" })
      .first();
    await expect(delegation.locator(".iag-card-verdicts > li")).toHaveCount(3);
    await expect(delegation).toContainText("Depends on the law on agreements with ICE");

    await card.locator(".iag-cite").first().click();
    const source = page.getByRole("dialog");
    await expect(source).toContainText("Place in the source");
    await page.keyboard.press("Escape");
    await expect(source).toBeHidden();
    await expect(card.locator(".iag-cite").first()).toBeFocused();
    // The dialog opens again after Escape has closed it.
    await card.locator(".iag-cite").first().click();
    await expect(source).toBeVisible();
  });

  test("a complete interview works by keyboard alone", async ({ page }) => {
    await page.openGuide();
    await tabToText(page, "Start");
    await page.keyboard.press("Enter");
    for (const expected of sheriffQuestions) {
      await expect(page).toHaveURL(new RegExp(`#/question/${expected}$`));
      const labels = sheriff[await questionId(page)];
      await expect(page.locator("[data-part=heading]")).toHaveText(
        catalog.questions.find(({ id }) => id === expected).text,
      );
      await expect(page.locator("[data-part=heading]")).toBeFocused();
      const radios = (await page.locator(".iag-tile input[type=radio]").count()) > 0;
      for (const label of labels ?? []) {
        if (radios) {
          // All radio buttons of a question are one tab stop. The arrow keys move between the
          // buttons.
          await tabTo(page, `guide().activeElement?.type === "radio"`, "the radio buttons");
          await page.keyboard.press("Space");
          for (let presses = 0; presses < 12; presses += 1) {
            if (await page.getByLabel(label, { exact: true }).isChecked()) break;
            await page.keyboard.press("ArrowDown");
          }
        } else {
          await tabToChoice(page, label);
          await page.keyboard.press("Space");
        }
        await expect(page.getByLabel(label, { exact: true })).toBeChecked();
      }
      if (labels) {
        await page.keyboard.press("Enter");
      } else {
        await tabToText(page, "Skip for now");
        await page.keyboard.press("Enter");
      }
    }
    await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
    await expect(page.locator("[data-part=heading]")).toBeFocused();
    await tabToText(page, "See results");
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
    await expect(page.locator("[data-part=heading]")).toBeFocused();
  });

  test("the browser stores nothing about the user", async ({ page, context }) => {
    await page.openGuide();
    await answerAll(page);
    expect(await context.cookies()).toEqual([]);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    expect(stored).toEqual([0, 0, 0]);
    // The page caches nothing but its own files for offline use, and these are the same for every
    // user.
    const files = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map((request) => request.url);
    });
    const embedded =
      /embed\/(ice-access-guide\.js|(guide|catalog)(-initial|-deferred)?-[0-9a-f]{16}\.(wasm|css|json))/;
    const top = /|handbook\.(html|css)|offline\.js|manifest\.webmanifest|icon-\d+\.png/;
    const releaseFile = new RegExp(`/tools/guide/(${top.source}|${embedded.source})$`);
    for (const file of files) expect(file).toMatch(releaseFile);
    expect(page.url()).toMatch(/#\/review$/);
  });
});
