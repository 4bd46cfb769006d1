// Tests of the classroom pages: a lesson by keyboard, guessing and revealing verdicts, what-if
// answers, the comparison of two scenarios, printing, and custom scenarios.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sample } from "../depth.mjs";
import { expect, restoreAll, test } from "./guide.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const border = catalog.scenarios.find((scenario) => scenario.id === "border-county-sheriff");
const agreementCount = border.expected.flatMap((entry) => entry.agreements).length;

test("every scenario opens as a lesson that begins with its story", async ({ page }) => {
  await page.openGuide("#/scenarios");
  for (const scenario of sample(catalog.scenarios, 4)) {
    await page.getByRole("link", { name: scenario.title, exact: true }).click();
    await expect(page.locator("[data-part=heading]")).toHaveText(scenario.title);
    for (const paragraph of scenario.story) {
      await expect(page.locator(".iag-class-story")).toContainText(paragraph);
    }
    await expect(page.locator(".iag-class-rows")).toHaveCount(0);
    await page.getByRole("link", { name: "End the lesson" }).click();
  }
});

test("a whole lesson works by keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.openGuide("#/scenario/border-county-sheriff");
  await page.locator("[data-part=heading]").focus();
  await page.keyboard.press("PageDown");
  await expect(page.locator(".iag-class-rows > li")).toHaveCount(agreementCount);
  // The class guesses that everything fits. A number key enters the guess for the next agreement
  // that has none.
  for (let row = 0; row < agreementCount; row += 1) await page.keyboard.press("1");
  await expect(page.locator(".iag-guess input:checked")).toHaveCount(agreementCount);
  for (let revealed = 1; revealed <= agreementCount; revealed += 1) {
    await page.keyboard.press(revealed % 2 ? "ArrowRight" : "r");
    await expect(page.locator(".iag-class-answer")).toHaveCount(revealed);
    await expect(page.locator(".iag-class-answer").last()).toBeInViewport();
  }
  await expect(page.locator(".iag-class-answer").first()).toContainText("Class: Fits");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".iag-class-answer")).toHaveCount(agreementCount - 1);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const summary = page.locator("section", {
    has: page.getByRole("heading", { name: "Where the guess differed" }),
  });
  const differences = border.expected.filter((entry) => entry.verdict !== "fits").flatMap((entry) =>
    entry.agreements,
  ).length;
  await expect(summary.locator("li")).toHaveCount(differences);
  await expect(summary).toContainText(
    "Criminal Alien Program (CAP): the class said fits, the answers say does not fit your answers.",
  );
  await expect(summary).toContainText("Decided by your challenges");
});

test("shortcut keys can be turned off and do not act in fields", async ({ page }) => {
  await page.openGuide("#/scenario/border-county-sheriff");
  await page.getByLabel("Turn off shortcut keys").check();
  await page.locator("[data-part=heading]").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".iag-class-rows")).toHaveCount(0);
  await page.getByLabel("Turn off shortcut keys").uncheck();
  await page.locator("[data-part=heading]").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".iag-class-rows")).toHaveCount(1);
  // While a guess has the focus, an arrow key selects another guess and reveals nothing.
  await page.locator(".iag-guess input").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".iag-class-answer")).toHaveCount(0);
  // On the list of scenarios these keys do nothing.
  await page.getByRole("link", { name: "End the lesson" }).click();
  await page.locator("[data-part=heading]").focus();
  await page.keyboard.press("PageDown");
  await expect(page.locator("[data-part=heading]")).toHaveText("Scenarios for a class");
});

test("a lesson enters and leaves full screen", async ({ page }) => {
  await page.openGuide("#/scenario/border-county-sheriff");
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.getByRole("button", { name: "Full screen" }).click();
  await expect.poll(isFull).toBe(true);
  await expect(page.locator(".iag-class-story")).toBeVisible();
  await page.getByRole("button", { name: "Full screen" }).click();
  await expect.poll(isFull).toBe(false);
});

/** Opens a lesson and steps to its end. */
async function goToEnd(page) {
  await page.openGuide("#/scenario/border-county-sheriff");
  await page.locator("[data-part=heading]").focus();
  for (let step = 0; step < agreementCount + 2; step += 1) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "To discuss" })).toBeVisible();
}

test("a what-if answer shows its effect and can be undone", async ({ page }) => {
  await goToEnd(page);
  const rows = page.locator(".iag-class-rows");
  const before = await rows.textContent();
  await page.locator("summary", { hasText: "where you work" }).click();
  await page.getByLabel("No, neither").check();
  await expect(page.getByText("These would change:")).toBeVisible();
  await expect(page.locator(".iag-panel")).toContainText(
    "Border Enforcement Security Task Forces (BEST): depends on an open question before, " +
      "does not fit your answers now. Decided by kind of agency and where you work.",
  );
  await expect(rows).toHaveText(before);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("These would change:")).toHaveCount(0);
  await expect(page.getByLabel("A land border")).toBeChecked();
});

test("a comparison of two scenarios shows only the differences", async ({ page }) => {
  await goToEnd(page);
  const other = catalog.scenarios.find((scenario) => scenario.id === "campus-police");
  await page.locator("summary", { hasText: "Choose a scenario to compare" }).click();
  await page.getByLabel(other.title, { exact: true }).check();
  const table = page.getByRole("table");
  await expect(table).toContainText("kind of agency");
  for (const row of await table.locator("tbody tr:has(td + td)").all()) {
    const [first, second] = await row.locator("td").allTextContents();
    expect(first).not.toBe(second);
  }
});

async function printPages(page) {
  const path = join(mkdtempSync(join(tmpdir(), "guide-")), "printed.pdf");
  writeFileSync(
    path,
    await page.pdf({
      format: "Letter",
      margin: { top: "0.5in", bottom: "0.5in", left: "0.6in", right: "0.6in" },
    }),
  );
  const pages = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" })
    .split("\f")
    .slice(0, -1);
  return pages.map((text) => text.replace(/\s+/g, ""));
}

const withoutSpace = (text) => text.replace(/\s+/g, "");

test("the handout has the story, a worksheet and a separate answer key", async ({ page }) => {
  await page.openGuide("#/handout/border-county-sheriff");
  const pages = await printPages(page);
  const key = pages.findIndex((text) => text.startsWith("Answerkey:"));
  expect(key).toBeGreaterThan(1);
  const handout = pages.slice(0, key).join("");
  for (const paragraph of border.story) expect(handout).toContain(withoutSpace(paragraph));
  for (const question of catalog.questions.filter((each) => !each.point)) {
    expect(handout).toContain(withoutSpace(question.text));
  }
  for (const entry of border.expected) {
    expect(handout).not.toContain(withoutSpace(entry.because));
    expect(pages.slice(key).join("")).toContain(withoutSpace(entry.because));
  }
});

test("the booklet has every scenario and every answer key", async ({ page }) => {
  await page.openGuide("#/booklet");
  const text = (await printPages(page)).join("");
  for (const scenario of catalog.scenarios) {
    expect(text).toContain(withoutSpace(scenario.story[0]));
    expect(text).toContain(withoutSpace(`Answer key: ${scenario.title}`));
  }
});

test("a custom scenario is exported, validated and imported", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.evaluate(() => location.assign("#/scenarios"));
  await page.getByRole("button", { name: "Save as a file" }).click();
  await expect(page.locator(".iag-notice")).toContainText("needs a title and a story");
  await page.getByLabel("Title", { exact: true }).fill("A sheriff of our own");
  await page.getByLabel("Story, with a blank line between paragraphs").fill(
    "A county asks.\n\nIt has a jail.",
  );
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("a-sheriff-of-our-own.json");
  const exported = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(exported.story).toEqual(["A county asks.", "It has a jail."]);
  expect(exported.expected).toHaveLength(15);

  await page.openGuide("#/scenarios");
  const file = (name, scenario) => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(typeof scenario === "string" ? scenario : JSON.stringify(scenario)),
  });
  const load = page.locator("[data-part=scenario-files]");
  const notice = page.locator(".iag-notice");
  await load.setInputFiles([file("own.json", exported), file("broken.json", "{")]);
  await expect(notice).toContainText("broken.json: it is not JSON");
  const invalid = structuredClone(exported);
  invalid.expected[0].verdict = exported.expected[0].verdict === "fits" ? "depends" : "fits";
  invalid.answers.custody = "cellar";
  await load.setInputFiles([file("invalid.json", invalid)]);
  await expect(notice).toContainText(
    "invalid.json: answers.custody: question \"custody\" has no choice \"cellar\"",
  );
  await load.setInputFiles([
    file("own.json", exported),
    file("second.json", { ...exported, id: "second", title: "A second one" }),
  ]);
  await expect(notice).toContainText("2 scenarios were added.");
  await page.getByRole("link", { name: "A second one", exact: true }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText("A second one");
  await expect(page.locator(".iag-class-story")).toContainText("It has a jail.");
  // Nothing is stored, so the scenario is gone after the user has left the page.
  await page.goto("about:blank");
  await page.openGuide("#/scenarios");
  await expect(page.getByRole("link", { name: "A second one", exact: true })).toHaveCount(0);
});
