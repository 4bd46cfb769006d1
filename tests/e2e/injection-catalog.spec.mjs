// End-to-end tests of catalogs with hostile texts. The guide either rejects such a catalog, or
// shows its texts as plain text on every screen, in every export and in print.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nightly, sample } from "../depth.mjs";
import { deep, polluting, texts } from "./hostile.mjs";
import {
  answers,
  baseCatalog,
  expect,
  fillTexts,
  format,
  injectedOnScreens,
  openPage,
  screensOf,
  setCatalog,
  test,
} from "./injection.mjs";

// In a catalog, the guide rejects texts with markup or invisible characters, and very long texts.
// It shows plain texts that have a meaning elsewhere, such as formulas, as text.
const rejectedTexts = [
  "an image with a handler",
  "a script",
  "a bidirectional override",
  "zero-width characters",
  "control characters",
  "a megabyte",
];
const plainTexts = [
  "a formula",
  "a javascript: URL",
  "an https: URL",
  "character entities",
  "an object property name",
];

/**
 * The texts of this run. A normal run uses those named in `rejectedTexts` and `plainTexts`, and
 * every 24th of all texts; the nightly run uses all.
 */
const selectedTexts = Object.entries(texts).filter(([what], index) =>
  nightly || index % 24 === 0 || rejectedTexts.includes(what) || plainTexts.includes(what),
);

test("hostile texts in a catalog are rejected or shown as plain text", async ({ page }) => {
  await page.openGuide();
  const base = await baseCatalog(page);
  const screens = screensOf(base);
  const shownAnswers = nightly ? answers : base.scenarios[0].answers;
  const outcomes = { rejected: [], shown: [] };
  // A normal run checks each text on every twelfth screen, the nightly run on all screens.
  for (const [index, [what, text]] of selectedTexts.entries()) {
    const errors = await setCatalog(page, fillTexts(text, "text", base));
    if (errors.length > 0) {
      outcomes.rejected.push(what);
      expect.soft(errors[0][0], `${what} is rejected as a catalog`).toBe("catalog");
      continue;
    }
    outcomes.shown.push(what);
    await page.evaluate(
      (state) => guide().restore(state),
      { format, page: "start", answers: shownAnswers },
    );
    for (const [name, found] of Object.entries(
      await injectedOnScreens(page, sample(screens, 12, index)),
    )) {
      expect.soft(found, `${what} on ${name}`).toEqual([]);
    }
    await openPage(page, "programs");
    await expect.soft(page.locator(".iag-list h2").first(), what).toContainText(
      text.toWellFormed(),
    );
    expectInert(
      what,
      await page.evaluate(() => ["csv", "markdown", "json"].map((kind) => guide().export(kind))),
    );
    await page.expectNoEffect(what);
  }
  for (const what of rejectedTexts) expect.soft(outcomes.rejected, what).toContain(what);
  for (const what of plainTexts) expect.soft(outcomes.shown, what).toContain(what);
  await page.expectNoEffect("catalogs");
});

/**
 * Asserts that the text has no effect in the exported files: no CSV cell contains a formula, the
 * Markdown has no unescaped markup, link or address, and the JSON is still a report.
 */
function expectInert(what, [csv, markdown, json]) {
  const cells = csv.replace(/^\ufeff/, "")
    .split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((cell) => cell.replace(/^"|"$/g, ""));
  expect
    .soft(cells.filter((cell) => /^[=+\-@\t＝＋－＠]/.test(cell)), `${what} in the checklist`)
    .toEqual([]);
  expect
    .soft(
      markdown.match(
        /(?<!\\)<[a-z!/]|(?<!\\)\]\(|(?<![\\\w])(?:https?|ftp):\/\/|(?<!\\)&[#a-z]|^(?:\t=)/gim,
      ) ??
        [],
      `${what} in the text`,
    )
    .toEqual([]);
  expect.soft(JSON.parse(json).format, `${what} in the report`).toBe("ice-access-guide/1");
}

test("non-https addresses and prototype pollution are rejected", async ({ page }) => {
  await page.openGuide();
  const base = await baseCatalog(page);
  for (const [what, text] of sample(selectedTexts, 5)) {
    if (/^https:\/\//.test(text) || text.length > 100_000) continue;
    const errors = await setCatalog(page, fillTexts(text, "address", base));
    expect.soft(errors.map(([code]) => code), `${what} as an address`).toEqual(["catalog"]);
  }
  for (const text of [...polluting, deep(1_000), deep(20_000)]) {
    const errors = await page.evaluate(async (text) => {
      rejections.length = 0;
      guide().catalog = JSON.parse(text);
      await new Promise((resolve) => setTimeout(resolve));
      await guide().ready;
      return rejections.map(({ code }) => code);
    }, text);
    expect.soft(errors, text.slice(0, 40)).toEqual(["catalog"]);
  }
  await page.expectNoEffect("addresses");
});

test("hostile texts in a catalog are printed as text", async ({ page }) => {
  await page.openGuide();
  const text = texts["a formula"];
  expect(await setCatalog(page, fillTexts(text))).toEqual([]);
  await page.evaluate((state) => guide().restore(state), { format, page: "brief", answers });
  await openPage(page, "brief");
  const path = join(mkdtempSync(join(tmpdir(), "guide-")), "printed.pdf");
  writeFileSync(path, await page.pdf({ format: "Letter" }));
  expect(
    execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).replace(/\s+/g, ""),
  ).toContain(text.replace(/\s+/g, ""));
});
