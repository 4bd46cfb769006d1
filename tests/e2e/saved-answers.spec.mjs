// End-to-end tests of answers that the user saves on the device.
import { expect, restoreAll, sheriffHeadline, test } from "./guide.mjs";

/** Restores the answers of the fictional sheriff (sheriff.mjs) and goes to a page. */
async function openAnswered(page, hash) {
  await page.openGuide();
  await restoreAll(page);
  await goTo(page, hash);
}

async function goTo(page, hash) {
  await page.evaluate((to) => location.assign(to), hash);
  await expect(page).toHaveURL(new RegExp(`${hash}$`));
}

test("answers are saved only on request and can be deleted", async ({ page }) => {
  await openAnswered(page, "#/take");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole("button", { name: "Save on this device" }).click();
  await expect(page.locator(".iag-notice")).toContainText("Saved on this device.");
  // After the first save, every change is saved automatically.
  await goTo(page, "#/question/custody");
  await page.locator(".iag-tile", { hasText: "We book or hold people briefly" }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("ice-access-guide"))).toContain(
    "\"custody\": \"booking\"",
  );

  await page.openGuide();
  await expect(page.getByText("This device has answers saved on")).toBeVisible();
  await page.getByRole("button", { name: "Use the saved answers" }).click();
  await goTo(page, "#/question/custody");
  await expect(page.getByLabel("We book or hold people briefly")).toBeChecked();

  // Clearing the answers also deletes the saved ones.
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Clear them" }).click();
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await page.openGuide();
  await expect(page.getByText("This device has answers saved on")).toHaveCount(0);
});

test("saved answers can be deleted without loading them", async ({ page }) => {
  await openAnswered(page, "#/take");
  await page.getByRole("button", { name: "Save on this device" }).click();
  await page.openGuide();
  await page.getByRole("button", { name: "Delete saved answers" }).click();
  await expect(page.locator(".iag-notice")).toContainText("Deleted from this device.");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a storage error is reported, and the session continues", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await openAnswered(page, "#/take");
  await page.getByRole("button", { name: "Save on this device" }).click();
  await expect(page.locator(".iag-notice")).toContainText(
    "nothing is saved. Your answers are still here",
  );
  await goTo(page, "#/results");
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
});

test("damaged saved data is not loaded as answers", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("ice-access-guide", "{\"format\":"));
  await page.openGuide();
  await expect(page.getByText("This device has answers saved on")).toHaveCount(0);
});
