// End-to-end tests of focus restoration: when the control that was pressed disappears, the focus
// moves to an element that still exists. The guide never takes the focus from the host page.
import { expect, test } from "./guide.mjs";

const focusedClass = (page) => page.evaluate(() => guide().activeElement?.className ?? "nothing");

/** Opens a page of the guide by changing the address, as a link does. */
async function openAt(page, hash) {
  await page.openGuide();
  await page.evaluate((to) => location.assign(to), hash);
  await expect(page.locator("[data-part=heading]")).toBeFocused();
}

async function press(page, name) {
  await page.getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
}

test("saving and deleting answers keeps the focus in the guide", async ({ page }) => {
  await openAt(page, "#/take");
  await press(page, "Save on this device");
  await expect(page.locator(".iag-notice")).toBeFocused();
  await press(page, "Delete saved answers");
  await expect(page.locator(".iag-notice")).toContainText("Deleted from this device");
  expect(await focusedClass(page)).not.toBe("nothing");
});

test("a user who left a focused message is not called back", async ({ page }) => {
  await openAt(page, "#/take");
  await press(page, "Save on this device");
  await expect(page.locator(".iag-notice")).toBeFocused();
  const field = await page.evaluateHandle(() =>
    document.body.appendChild(document.createElement("input")),
  );
  await field.evaluate((input) => input.focus());
  // The guide renders again because of the host page, not because of the user.
  await page.evaluate(() =>
    document.querySelector("ice-access-guide").setAttribute("theme", "dark"),
  );
  await expect(page.locator(".iag")).toHaveAttribute("data-theme", "dark");
  expect(await field.evaluate((input) => document.activeElement === input)).toBe(true);
});

test("closing a message moves the focus to the heading", async ({ page }) => {
  await openAt(page, "#/take");
  await press(page, "Save on this device");
  await press(page, "Close this message");
  await expect(page.locator("[data-part=heading]")).toBeFocused();
});

test("clearing answers on the start page moves the focus to its heading", async ({ page }) => {
  await openAt(page, "#/question/custody");
  await page.getByLabel("We run a jail or prison").check();
  await page.evaluate(() => location.assign("#/"));
  await expect(page.getByRole("link", { name: "Continue answering" })).toBeVisible();
  await press(page, "Clear my answers");
  await press(page, "Clear them");
  await expect(page.getByRole("link", { name: "Start" })).toBeVisible();
  await expect(page.locator("[data-part=heading]")).toBeFocused();
});

test("going back to a lesson's first step moves the focus to its heading", async ({ page }) => {
  await openAt(page, "#/scenario/city-police-gangs");
  await press(page, "Next");
  await press(page, "Back");
  await expect(page.getByRole("button", { name: "Back", exact: true })).toHaveCount(0);
  await expect(page.locator("[data-part=heading]")).toBeFocused();
});

test("the confirmation dialog closes when its page is left", async ({ page }) => {
  await openAt(page, "#/question/custody");
  await page.getByLabel("We run a jail or prison").check();
  await press(page, "Clear my answers");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.evaluate(() => location.assign("#/results"));
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("[data-part=heading]")).toBeFocused();
});

test("the guide does not take the focus from the host page", async ({ page }) => {
  await openAt(page, "#/take");
  await page.evaluate(() => {
    const other = document.body.appendChild(document.createElement("button"));
    other.id = "other";
    guide().querySelector(".iag-btn").focus();
  });
  await page.getByRole("button", { name: "Save on this device" }).evaluate((button) => {
    document.getElementById("other").focus();
    button.click();
  });
  await expect(page.locator(".iag-notice")).toBeVisible();
  await expect(page.locator("#other")).toBeFocused();
  expect(await focusedClass(page)).toBe("nothing");
});

test("a rejected full-screen request changes and logs nothing", async ({ page }) => {
  await openAt(page, "#/scenario/city-police-gangs");
  // Browsers reject the request with this kind of error in a frame that may not use full screen.
  await page.evaluate(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("rejected"));
  });
  await press(page, "Full screen");
  await expect(page.getByRole("button", { name: "Full screen" })).toBeFocused();
});
