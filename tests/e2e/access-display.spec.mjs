// Tests of the display settings: colors, text size, and all questions on one page.
import { readFileSync } from "node:fs";
import { expect, sheriffHeadline, test } from "./guide.mjs";
import { tabTo } from "./focus.mjs";
import { open, openDisplay, parts, showScreen } from "./show-screen.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const backgroundColor = (page) =>
  page.locator(".iag-root").evaluate((root) => getComputedStyle(root).backgroundColor);
const fontSize = (page) =>
  page.locator(".iag-root").evaluate((root) => getComputedStyle(root).fontSize);

for (const host of [undefined, "plain"]) {
  const where = host ? "on a host page" : "on the guide's own page";
  test(`colors and text size change ${where} and are not stored`, async ({ page }) => {
    await open(page, host);
    expect([await backgroundColor(page), await fontSize(page)]).toEqual([
      "rgb(255, 255, 255)",
      "17px",
    ]);
    await openDisplay(page);
    const dialog = page.getByRole("dialog", { name: "Display" });
    await dialog.locator("label", { hasText: "Dark" }).click();
    await expect.poll(() => backgroundColor(page)).toBe("rgb(21, 25, 30)");
    await dialog.locator("label", { hasText: "150%" }).click();
    await expect.poll(() => fontSize(page)).toBe("25.5px");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
    // The settings stay the same on other pages and with other answers. A reload resets them.
    await showScreen(page, parts.questions[2]);
    expect([await backgroundColor(page), await fontSize(page)]).toEqual([
      "rgb(21, 25, 30)",
      "25.5px",
    ]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await open(page, host);
    expect([await backgroundColor(page), await fontSize(page)]).toEqual([
      "rgb(255, 255, 255)",
      "17px",
    ]);
  });
}

for (const width of [390, 1280]) {
  test(`the display dialog works by keyboard at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    if (width < 928) {
      await page.locator(".iag-help > summary").focus();
      await page.keyboard.press("Enter");
    }
    await tabTo(page, "button", "Display");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Display" });
    await expect(dialog).toBeVisible();
    await tabTo(page, "radio", "100%");
    await page.keyboard.press("ArrowRight");
    await expect(dialog.getByLabel("115%")).toBeChecked();
    await expect.poll(() => fontSize(page)).toBe("19.55px");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(
      page.locator(".iag-navlink", { hasText: "Display" }).filter({ visible: true }),
    ).toBeFocused();
  });
}

test("one page shows all relevant questions, and answers apply at once", async ({ page }) => {
  await open(page);
  await openDisplay(page);
  await page.getByRole("dialog").getByRole("link", { name: "All questions on one page" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("[data-part=heading]")).toHaveText("All questions on one page");
  await expect(page.locator("[data-part=heading]")).toBeFocused();
  const headings = page.locator(".iag-asked h2");
  // This page leaves out the open points, because the agency cannot settle them itself.
  const questions = catalog.questions.filter((question) => !question.point);
  await expect(headings).toHaveText(questions.map(({ text }) => text));
  // One answer removes questions that can no longer change anything. The focus stays on the answer.
  const [custody, practice, law] = ["custody", "jail_practice", "immigration_law"].map((id) =>
    questions.find((question) => question.id === id),
  );
  const noCustody = page.getByRole("group", { name: custody.text }).getByLabel("No", {
    exact: true,
  });
  await noCustody.focus();
  await page.keyboard.press("Space");
  await expect(headings.filter({ hasText: practice.text })).toHaveCount(0);
  await expect(headings.filter({ hasText: law.text })).toHaveCount(1);
  await expect(noCustody).toBeFocused();
  await expect(page.getByRole("status")).toContainText("So far:");
  await page.getByRole("button", { name: "Clear this answer: booking or jail" }).click();
  await expect(headings).toHaveCount(questions.length);
});

test("the one page and the separate screens share the answers", async ({ page }) => {
  await open(page);
  await showScreen(page, { ...parts.results[1], to: "questions" });
  const jail = page.getByRole("group", { name: "Do you book or hold people?" });
  await expect(jail.getByLabel("We run a jail or prison")).toBeChecked();
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await page.goBack();
  await page.getByRole("link", { name: "Check your answers" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
});
