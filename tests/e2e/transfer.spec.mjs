// End-to-end tests of exports and imports: print, files, and a link with the answers.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, restoreAll, sheriffHeadline, test } from "./guide.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

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

/** Prints the page to a PDF file. Returns the text of each page of the PDF file. */
async function printPages(page, format) {
  const path = join(mkdtempSync(join(tmpdir(), "guide-")), "printed.pdf");
  writeFileSync(
    path,
    await page.pdf({
      format,
      preferCSSPageSize: false,
      margin: { top: "0.5in", bottom: "0.5in", left: "0.6in", right: "0.6in" },
    }),
  );
  const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" });
  // In the output of pdftotext, each page ends with a form feed.
  return text.split("\f").slice(0, -1).map((each) => each.replace(/\s+/g, " "));
}

const singleSpaced = (text) => text.replace(/\s+/g, " ");

for (const format of ["Letter", "A4"]) {
  test(`the brief is one ${format} page, followed by checklists`, async ({ page }) => {
    await openAnswered(page, "#/brief");
    const pages = await printPages(page, format);
    const [first] = pages;
    for (const part of [
      "Meeting brief",
      "Agency",
      "Prepared by",
      "Meeting date",
      "What we told the guide",
      "Results, as of",
      "Questions for ICE",
      "For our counsel",
      "To settle within the agency first",
      "Keep current practice",
      "Notes",
      "Sources and dates",
      `Content ${catalog.about.version}`,
      "not legal advice and not an application",
    ]) {
      expect(first).toContain(part);
    }
    // The page has the named challenges, programs that fit, programs that address no named
    // challenge, and every question for ICE and for counsel.
    expect(first).toContain("Gangs; Custody; Handover to ICE");
    expect(first).toContain("Law Enforcement Support Center (LESC)");
    expect(first).toContain("Address nothing we named:");
    for (const question of [...catalog.about.ask_ice, ...catalog.about.counsel]) {
      expect(first.replaceAll(" ", "")).toContain(question.text.replaceAll(" ", ""));
    }
    expect(pages[1]).toMatch(/^\s*Checklist: /);
    const annexes = await page.locator(".iag-annex h2").allTextContents();
    const text = pages.join(" ");
    for (const title of annexes) expect(text).toContain(singleSpaced(title));
    // Controls are not printed.
    expect(text).not.toContain("Back to");
    expect(text).not.toContain("Save or share");
  });
}

test("the worksheet has every question with every choice", async ({ page }) => {
  await page.openGuide("#/worksheet");
  const text = (await printPages(page, "Letter")).join(" ").replaceAll(" ", "");
  for (const question of catalog.questions.filter((each) => !each.point)) {
    expect(text).toContain(question.text.replaceAll(" ", ""));
    for (const choice of question.choices) expect(text).toContain(choice.label.replaceAll(" ", ""));
  }
});

test("a printed program shows collapsed parts and no controls", async ({ page }) => {
  await page.openGuide("#/program/lesc");
  const text = (await printPages(page, "Letter")).join(" ").replaceAll(" ", "");
  const lesc = catalog.programs.find((program) => program.id === "lesc");
  for (const fact of lesc.facts) expect(text).toContain(fact.text.replaceAll(" ", ""));
  expect(text).not.toContain("All13programs");
});

/**
 * Presses the button with the name `button`, which downloads a file. Returns the name and the text
 * of the file.
 */
async function download(page, button) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("a report is exported and imported, and the import can be undone", async ({ page }) => {
  await openAnswered(page, "#/take");
  const report = await download(page, "Download the report (JSON)");
  expect(report.name).toMatch(/^ice-access-guide-\d{4}-\d\d-\d\d\.json$/);
  const exported = JSON.parse(report.text);
  expect(exported.format).toBe("ice-access-guide/1");
  expect(exported.answers.custody).toBe("jail");
  expect(exported.answers.immigration_law).toBe("not_sure");
  expect(exported.assessments).toHaveLength(15);
  expect(exported.assessments[0].requirements[0].sources[0].as_of).toBeTruthy();

  // After the answers are cleared, opening the file gives the same results.
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Clear them" }).click();
  await goTo(page, "#/take");
  const file = {
    name: report.name,
    mimeType: "application/json",
    buffer: Buffer.from(report.text),
  };
  await page.locator("[data-part=report-file]").setInputFiles(file);
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await expect(page.locator(".iag-notice")).toBeFocused();
  await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
  await expect(page.locator(".iag-notice")).not.toContainText("rules have changed");

  // A report that was made with older rules is assessed again, and the notice lists the changes.
  // The Undo button restores the answers from before the file was opened.
  exported.rules = "0123456789abcdef";
  exported.answers = { challenges: ["gangs"], color: "blue" };
  exported.assessments = [
    { program: "community-shield", agreement: "take-part", verdict: "not_raised" },
  ];
  await goTo(page, "#/take");
  await page.locator("[data-part=report-file]").setInputFiles({
    ...file,
    buffer: Buffer.from(JSON.stringify(exported)),
  });
  const notice = page.locator(".iag-notice");
  await expect(notice).toContainText("The rules are newer than these answers.");
  await expect(notice).toContainText("no longer asks: 1");
  await expect(notice).toContainText(
    "Operation Community Shield: you named nothing it addresses before, " +
      "depends on an open question now",
  );
  await notice.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
});

test("a file that is not a report is rejected and changes nothing", async ({ page }) => {
  await openAnswered(page, "#/take");
  const expectRejected = async (name, buffer, sentence) => {
    await page.locator("[data-part=report-file]").setInputFiles({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(buffer),
    });
    await expect(page.locator(".iag-notice")).toContainText(sentence);
    await page.getByRole("button", { name: "Close this message" }).click();
    await expect(page.locator(".iag-notice")).toHaveCount(0);
  };
  await expectRejected(
    "broken.json",
    "{\"format\": \"ice",
    "is not a report from this guide, or it is damaged",
  );
  await expectRejected(
    "foreign.json",
    "{\"answers\": {}}",
    "is not a report from this guide, or it is damaged",
  );
  await expectRejected("empty.json", "", "is not a report from this guide, or it is damaged");
  await expectRejected(
    "prototype.json",
    "{\"__proto__\": {\"format\": \"ice-access-guide/1\"}}",
    "is not a report from this guide",
  );
  const other = {
    format: "ice-access-guide/9",
    as_of: "2026-01-01",
    catalog: "1",
    rules: "x",
    answers: {},
  };
  await expectRejected("later.json", JSON.stringify(other), "the format is \"ice-access-guide/9\"");
  await expectRejected("large.json", "x".repeat(1_100_000), "too large");
  await goTo(page, "#/results");
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
});

test("the checklist and the text are exported and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openAnswered(page, "#/take");
  const csv = await download(page, "Download the checklist (CSV)");
  expect(csv.name).toMatch(/\.csv$/);
  expect(csv.text.startsWith("\ufeffProgram,Agreement,Result,")).toBe(true);
  const requirements = catalog.programs.flatMap((p) => p.agreements).flatMap((a) =>
    a.requirements,
  ).length;
  expect(csv.text.trimEnd().split("\r\n")).toHaveLength(requirements + 1);
  const text = await download(page, "Download the text (Markdown)");
  expect(text.text).toContain("# ICE ACCESS Guide: results as of");
  await page.getByRole("button", { name: "Copy the text" }).click();
  await expect(page.locator(".iag-notice")).toContainText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text.text);
});

test("a share link restores the answers and is removed from the address", async ({ page }) => {
  await openAnswered(page, "#/take");
  const link = await page.getByLabel("Link with your answers").inputValue();
  expect(link.length).toBeLessThan(300);
  expect(new URL(link).search).toBe("");
  await page.goto("about:blank");
  await page.openGuide(new URL(link).hash);
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await expect(page).toHaveURL(/#\/results$/);
  expect(await page.evaluate(() => location.href)).not.toContain("shared");
  // A link in which one character was changed is rejected with a message.
  const index = link.length - 9;
  const damaged = link.slice(0, index) + (link[index] === "A" ? "B" : "A") + link.slice(index + 1);
  await page.goto("about:blank");
  await page.openGuide(new URL(damaged).hash);
  await expect(page.locator(".iag-notice")).toContainText("The link is damaged");
  await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
});

test("a share link opens the results in a tab with an open guide", async ({ page }) => {
  await openAnswered(page, "#/take");
  const link = await page.getByLabel("Link with your answers").inputValue();
  await page.goto("about:blank");
  await page.openGuide("#/words");
  await goTo(page, "#/sources");
  await page.evaluate((to) => location.assign(to), new URL(link).hash);
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await expect(page).toHaveURL(/#\/results$/);
});
