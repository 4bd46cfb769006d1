// Tests of presentation mode on a large screen. The guide opens with the list of scenarios. The
// presenter selects answers with number keys and changes pages with a remote control.
import { readFileSync } from "node:fs";
import { expect, test } from "./embedded.mjs";
import { messages } from "./sheriff.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.openHost("present");
});

test("fits, depends and does not fit style different in presentation mode", async ({ page }) => {
  const guide = page.locator("ice-access-guide");
  await guide
    .getByRole("button", { name: "A port police department and its containers", exact: true })
    .click();
  await guide.locator("[data-part=heading]").focus();
  await expect(guide.locator(".iag-class-story")).toBeVisible();
  const rows = guide.locator(".iag-class-rows > li");
  const agreementCount = catalog.scenarios.find(({ id }) => id === "port-police").expected.flatMap(
    (entry) => entry.agreements,
  ).length;
  await page.keyboard.press("PageDown");
  await expect(rows).toHaveCount(agreementCount);
  for (let revealed = 1; revealed <= agreementCount; revealed += 1) {
    await page.keyboard.press("PageDown");
    await expect(guide.locator(".iag-class-answer")).toHaveCount(revealed);
  }
  const styles = await rows.evaluateAll((rows) =>
    rows.map((row) => {
      const { backgroundColor, borderInlineStartWidth } = getComputedStyle(row);
      return { group: row.className, filled: backgroundColor, bar: borderInlineStartWidth };
    }),
  );
  const stylesOf = (group) =>
    new Set(
      styles.filter((style) => style.group === group).map(({ filled, bar }) => `${filled} ${bar}`),
    );
  const [fits, depends, doesNotFit] = ["iag-fits", "iag-depends", "iag-not"].map(stylesOf);
  expect([fits.size, depends.size, doesNotFit.size]).toEqual([1, 1, 1]);
  expect(new Set([...fits, ...depends, ...doesNotFit]).size).toBe(3);
  expect([...doesNotFit][0]).toContain("rgba(0, 0, 0, 0)");
  expect([...fits][0]).not.toContain("rgba(0, 0, 0, 0)");
  expect(page.faults).toEqual([]);
});

/**
 * Waits until the shortcut keys work on a question page. The label of their switch is rendered once
 * the deferred chunk has loaded, and an effect after that render adds the event listener.
 */
async function untilKeysWork(page) {
  const label = page.locator("ice-access-guide label", { hasText: messages["class.keys_off"] });
  await expect(label).toBeVisible();
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
}

test("shortcut keys answer questions and change pages unless turned off", async ({ page }) => {
  const guide = page.locator("ice-access-guide");
  await expect(guide.locator("[data-part=heading]")).toHaveText("Scenarios for a class");
  await page.evaluate(() => document.querySelector("ice-access-guide").goTo("question/challenges"));
  const heading = guide.locator("[data-part=heading]");
  await expect(heading).toHaveText("Which of these problems do you face now?");
  await untilKeysWork(page);
  await heading.focus();
  const choices = guide.locator(".iag-tile input");
  await page.keyboard.press("8");
  await page.keyboard.press("4");
  await expect(choices.nth(7)).toBeChecked();
  await expect(choices.nth(3)).toBeChecked();
  await page.keyboard.press("4");
  await expect(choices.nth(3)).not.toBeChecked();
  // No choice has the number zero, so the key 0 selects nothing.
  await page.keyboard.press("0");
  await expect(guide.locator(".iag-tile input:checked")).toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect(heading).toHaveText("Which ways of working with ICE would your agency consider?");
  await expect(heading).toBeFocused();
  // The presenter can go on without an answer.
  await page.keyboard.press("ArrowRight");
  await expect(heading).not.toHaveText(
    "Which ways of working with ICE would your agency consider?",
  );
  await page.keyboard.press("PageUp");
  await expect(heading).toHaveText("Which ways of working with ICE would your agency consider?");
  const count = await choices.count();
  await page.keyboard.press(String(count));
  await expect(choices.nth(count - 1)).toBeChecked();
  await guide.getByLabel(messages["class.keys_off"]).check();
  await heading.focus();
  await page.keyboard.press("1");
  await page.keyboard.press("PageUp");
  await expect(choices.nth(0)).not.toBeChecked();
  await expect(heading).toHaveText("Which ways of working with ICE would your agency consider?");
  expect(page.faults).toEqual([]);
});
