// The actions that lead to some of the screens in screens.mjs.
import { expect } from "./guide.mjs";

/**
 * Returns the interface message `key` of a catalog, with its placeholders replaced by the values in
 * `fills`.
 */
export function message({ words: messages }, key, fills = {}) {
  if (!(key in messages)) throw new Error(`the catalog has no message ${key}`);
  return messages[key].replace(/\{(\w+)\}/g, (whole, name) => fills[name] ?? whole);
}

export const click = (role, name) => async (page) => page.getByRole(role, { name }).first().click();

/**
 * Returns an action that goes forward `times` steps in a lesson. It presses Page Down, the key that
 * a presenter's remote control sends.
 */
export const stepForward = (catalog, times) => async (page) => {
  await page.locator("[data-part=heading]").focus();
  for (let step = 0; step < times; step += 1) await page.keyboard.press("PageDown");
  const [text] = message(catalog, "class.step", { n: times + 1 }).split("{all}");
  await expect(page.locator(".iag-class-step")).toContainText(text);
};

/**
 * Returns an action that opens the dialog with the display settings. On narrow screens the button
 * for it is in the Help menu.
 */
export const openDisplayOf = (catalog) => async (page) => {
  const name = message(catalog, "display.title");
  const help = page.locator(".iag-help > summary");
  if (await help.isVisible()) await help.click();
  await page.locator(".iag-navlink", { hasText: name }).filter({ visible: true }).click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
};

export async function rejectFile(page) {
  await page.locator("[data-part=report-file]").setInputFiles({
    name: "broken.json",
    mimeType: "application/json",
    buffer: Buffer.from("{"),
  });
  await expect(page.locator(".iag-notice")).toBeFocused();
}

/**
 * Records "yes" for the first open point, a question that only ICE, counsel or another agency can
 * settle.
 */
export async function settleFirstPoint(page) {
  await expandDetails(page);
  await page.locator(".iag-point").first().getByRole("radio").first().check();
}

export const clearAnswers = (catalog) => async (page) => {
  await click("button", message(catalog, "foot.clear"))(page);
  await click("button", message(catalog, "foot.clear_yes"))(page);
  await expect(page.locator("[role=status]").last()).toHaveText(message(catalog, "foot.cleared"));
};

/**
 * Opens the collapsed parts of the screen, or only the first `count` of them. The Help menu stays
 * closed, because it would cover the screen.
 */
export const expandDetails = (page, count = undefined) =>
  page.evaluate((count) => {
    const collapsed = [...guide().querySelectorAll("details:not(.iag-help)")];
    for (const each of collapsed.slice(0, count)) each.open = true;
  }, count);
