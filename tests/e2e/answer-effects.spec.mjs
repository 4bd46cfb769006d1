// End-to-end tests of the effects of an answer: which verdicts it decides, and which of them change
// when the answer changes.
import { expect, restoreAll, test } from "./guide.mjs";

test("changing an answer keeps the others and updates dependent verdicts", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  const answers = page.locator(".iag-review-answer, .iag-review-open");
  const before = await answers.allTextContents();
  await page.getByRole("button", { name: "Change: the law on agreements with ICE" }).click();
  await page.locator(".iag-tile", { hasText: "It restricts them" }).click();
  await page.getByRole("button", { name: "Return to your answers" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
  await expect(
    page.getByRole("button", { name: "Change: the law on agreements with ICE" }),
  ).toBeFocused();
  const after = await answers.allTextContents();
  expect(after).toEqual(before.map((text) => (text === "Not sure" ? "It restricts them" : text)));
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(
    "2\u00a0programs\u00a0fit, 2\u00a0depend, 9\u00a0do\u00a0not\u00a0fit",
  );
});

test("a verdict names the answers that decide and change it", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("link", { name: "See results" }).click();
  const card = page.locator("article", { hasText: "Operation Predator" }).first();
  await card.locator("summary").click();
  await expect(card).toContainText("Because you said");
  await expect(card).toContainText("Not in your hands");
  await expect(card).toContainText("also “Child exploitation” (your challenges)");

  // Three questions are open for the Jail Enforcement Model, the first of the 287(g) agreements:
  // the law on agreements, the law on detainers, and the right to sign.
  const delegation = page
    .locator("article", { hasText: "Delegation of Immigration Authority" })
    .first();
  await delegation.locator("summary").click();
  const jail = delegation.locator(".iag-agreement").first();
  await expect(jail).toContainText(
    "Still open: the law on agreements with ICE, the law on detainers and whether your law " +
      "lets your agency sign.",
  );
  // The right to sign is an open point, a question that only ICE, counsel or another agency can
  // settle. Its button leads to the page on which the user records the answer.
  await jail
    .getByRole("button", { name: /whether your law lets your agency sign/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/asked$/);
  await expect(page.locator("[data-part=heading]")).toHaveText("After you have asked");
});

test("the panel reports which verdicts an answer changed", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openGuide("#/question/help");
  await page.evaluate(() => location.assign("#/question/challenges"));
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator(".iag-tile", { hasText: "A joint case" }).first().click();
  const status = page.getByRole("status");
  await expect(status).toContainText("Community Shield: depends before, fits now.");
  await expect(
    page.locator(".iag-sofar li:not(details li)", { hasText: "Community Shield" }),
  ).toContainText("changed");
});

test("restored answers are not reported as changes", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openGuide();
  const restore = (answers) =>
    page.evaluate(
      (answers) =>
        document.querySelector("ice-access-guide").restore({
          format: "ice-access-guide/answers@1",
          page: "question/help",
          answers,
        }),
      answers,
    );
  await restore({ challenges: ["gangs", "custody_status"], agency: "sheriff" });
  const sofar = page.locator(".iag-sofar");
  await expect(sofar).toContainText("Community Shield");
  await expect(sofar.getByText("changed", { exact: true })).toHaveCount(0);
  await page.locator(".iag-tile", { hasText: "A joint case" }).first().click();
  await expect(sofar.getByText("changed", { exact: true }).first()).toBeVisible();
});

test("the panel reports changes even if the result is final", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("button", { name: "Change: booking or jail" }).click();
  await page.getByLabel("No", { exact: true }).check();
  const sofar = page.locator(".iag-sofar");
  await expect(sofar).toContainText("No further answer can change this result.");
  await expect(sofar).toContainText("3 results changed: CAP, 287(g) and Secure Communities.");
  await sofar.getByText("Show what changed").click();
  await expect(sofar.locator("details[open] li").first()).toContainText("before");
});
