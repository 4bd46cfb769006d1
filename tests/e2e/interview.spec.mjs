// End-to-end tests of answering questions: required and skipped answers, contradictions, cleared
// answers, and the questions that the guide asks.
import { readFileSync } from "node:fs";
import { expect, questionId, restoreAll, test } from "./guide.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

test("contradictory answers are reported with links and block nothing", async ({ page }) => {
  await page.openGuide("#/review");
  const answers = {
    challenges: ["custody_status"],
    custody: "no_custody",
    jail_practice: ["hold_warrant"],
  };
  await page.evaluate((answers) => {
    document.querySelector("ice-access-guide").restore({
      format: "ice-access-guide/answers@1",
      page: "review",
      answers,
    });
  }, answers);
  const note = page.locator(".iag-contradiction");
  await expect(note).toContainText(catalog.exclusions[0].text);
  const links = note.getByRole("link");
  await expect(links).toHaveCount(2);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator(".iag-results")).toBeVisible();
  await expect(note).toBeVisible();
  await links.first().click();
  await expect(page).toHaveURL(/#\/question\/custody$/);
  await page.getByLabel("We run a jail or prison").check();
  await expect(note).toHaveCount(0);
});

test("an answer is requested but not required", async ({ page }) => {
  await page.openGuide("#/question/custody");
  await page.getByRole("button", { name: "Continue" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toBeFocused();
  await expect(alert).toContainText("Choose an answer, or skip the question");
  await expect(page.locator("[aria-current=step]")).toHaveText("Question 4 of up to 17");
  // Every choice has the same error color as the bar beside the choices.
  const bar = await page.locator(".iag-q-wrong").evaluate((form) =>
    getComputedStyle(form).borderInlineStartColor,
  );
  for (const tile of await page.locator(".iag-tile").all()) {
    expect(await tile.evaluate((tile) => getComputedStyle(tile).boxShadow)).toContain(bar);
  }
  await alert.getByRole("button").click();
  await expect(page.getByLabel("We run a jail or prison")).toBeFocused();
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page).toHaveURL(/#\/question\/agency$/);
});

test("clearing the answers clears all of them and confirms it", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(page.locator(".iag-review-answer").first()).toContainText("Gangs");
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Clear them" }).click();
  await expect(page.getByRole("status")).toHaveText("Your answers are cleared.");
  await expect(page.getByRole("link", { name: "Start" })).toBeVisible();
  await page.evaluate(() => location.assign("#/results"));
  await expect(page.locator(".iag-lead")).toContainText("You have not answered anything yet");
});

test("an answer after an error does not move the focus", async ({ page }) => {
  await page.openGuide("#/question/custody");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  const choice = page.getByLabel("We book or hold people briefly");
  await choice.focus();
  await page.keyboard.press("Space");
  await expect(choice).toBeChecked();
  await expect(choice).toBeFocused();
});

test("irrelevant questions are skipped unless all are requested", async ({ page }) => {
  await page.openGuide();
  const answers = {
    challenges: ["none_of_these"],
    help: ["no_help"],
    power: ["no_power"],
    custody: "no_custody",
    agency: "police",
  };
  await page.evaluate((answers) => {
    document.querySelector("ice-access-guide").restore({
      format: "ice-access-guide/answers@1",
      page: "question/agency",
      answers,
    });
  }, answers);
  await page.getByRole("button", { name: "Continue" }).click();
  // This question can still change a verdict: a law that requires an agreement is enough to raise
  // that agreement.
  await expect(page).toHaveURL(/#\/question\/immigration_law$/);
  await page.getByLabel("Nothing that we know of").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
  await expect(page.locator(".iag-main")).toContainText(
    "No further answer can change this result.",
  );
  const officers = page.locator(".iag-review > div", {
    hasText: "How long could you release officers",
  });
  await expect(officers).toContainText("Not asked: it can no longer change anything.");
  await page.getByLabel("Ask every question, even those that cannot change anything").check();
  await page.goto("./#/question/immigration_law");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/#\/question\/detainer_law$/);
  await expect(page.locator(".iag-main")).toContainText("this one cannot change anything");
});

test("the most-decisive-first order asks every question once", async ({ page }) => {
  await page.openGuide("#/review");
  await page.getByLabel("Ask the most decisive questions first").check();
  await page.getByRole("link", { name: "Continue answering" }).click();
  const heading = page.locator("[data-part=heading]");
  const questionIds = [];
  await expect(heading).not.toHaveText("Check your answers");
  while ((await heading.textContent()) !== "Check your answers") {
    questionIds.push(await questionId(page));
    const before = await heading.textContent();
    await page.getByRole("button", { name: "Skip for now" }).click();
    await expect(heading).not.toHaveText(before);
  }
  expect(questionIds.length).toBeGreaterThan(5);
  expect(new Set(questionIds).size).toBe(questionIds.length);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(heading).toHaveText("Nothing answered yet");
});
