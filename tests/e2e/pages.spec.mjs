// End-to-end tests of every page of the guide: users can reach the page before they answer any
// question, and can read it at widths from 320 to 1280 pixels. They also test the notices about
// sources that are past their review dates.
import { readFile } from "node:fs/promises";
import { sample } from "../depth.mjs";
import { expect, restoreAll, test } from "./guide.mjs";
import { screens } from "./language-checks.mjs";
import { pageNames } from "./page-names.mjs";
import { parts } from "./screens.mjs";
import { restore } from "./show-screen.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));

const pages = [
  ...pageNames.map((name) => (name === "start" ? "" : `#/${name}`)),
  "#/question/challenges",
  "#/question/agency",
  "#/program/287g",
  "#/program/lesc",
  "#/option/no-agreement",
  "#/scenario/border-county-sheriff",
  "#/handout/border-county-sheriff",
];

test("all programs and options can be read without answering anything", async ({ page }) => {
  await page.openGuide();
  await page.getByRole("link", { name: "See all 13 programs" }).click();
  expect(catalog.programs).toHaveLength(13);
  for (const entry of sample([...catalog.programs, ...catalog.options], 3)) {
    await page.getByRole("link", { name: entry.name, exact: true }).click();
    await expect(page.locator("[data-part=heading]")).toHaveText(entry.name);
    await expect(page.locator(".iag-lead")).toContainText(entry.summary.text);
    await expect(page.locator(".iag-lead .iag-cite").first()).toBeVisible();
    await expect(page.locator(".iag-stage").first()).toBeVisible();
    for (const claim of [...entry.offers, ...entry.limits]) {
      await expect(page.locator(".iag-both").first()).toContainText(claim.text);
    }
    await page.getByRole("link", { name: "All 13 programs", exact: true }).click();
  }
});

test("each 287(g) agreement shows its requirements, offers and limits", async ({ page }) => {
  await page.openGuide("#/program/287g");
  const agreements = catalog.programs.find((program) => program.id === "287g").agreements;
  expect(agreements.map((agreement) => agreement.id)).toEqual(["jem", "wso", "tfm"]);
  for (const agreement of agreements) {
    await page.locator(".iag-switch label", { hasText: agreement.name }).click();
    await expect(page.locator(".iag-row")).toHaveCount(agreement.requirements.length);
    await expect(page.locator(".iag-main")).toContainText(agreement.instrument.text);
    // The offers and limits of this agreement alone are below those of the whole program, in two
    // lists whose headings name the agreement.
    const lists = page.locator(".iag-both").nth(1);
    await expect(lists.getByRole("heading")).toHaveText([
      `${agreement.name}: what it offers`,
      `${agreement.name}: limits and considerations`,
    ]);
    await expect(lists.locator("section").nth(0).getByRole("listitem")).toContainText(
      agreement.offers.map((claim) => claim.text),
    );
    await expect(lists.locator("section").nth(1).getByRole("listitem")).toContainText(
      agreement.limits.map((claim) => claim.text),
    );
  }
});

for (const [index, width] of [320, 390, 768, 1280].entries()) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    // Every page is tested at the narrowest width, which leaves the least room. At the other
    // widths, a normal run tests every third page.
    await page.openGuide();
    for (const hash of index === 0 ? pages : sample(pages, 3, index)) {
      await restore(page, hash.slice(2) || "start", {});
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth, hash).toBeLessThanOrEqual(width);
    }
  });
}

test("at 390 px one tap shows the programs so far", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.openGuide();
  await page.getByRole("link", { name: "Start" }).click();
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  const bar = page.getByRole("button", { name: /Show the programs so far/ });
  await expect(bar).toBeInViewport();
  await bar.click();
  await expect(page.locator(".iag-sofarlist")).toContainText("Community Shield");
  await page.getByRole("button", { name: /Hide the programs so far/ }).click();
  await expect(page.locator(".iag-sofarlist")).toHaveCount(0);
  // The list closes when the focus moves, so that it never covers the focused element. It also
  // closes on Escape.
  await bar.click();
  await page.getByLabel("Bulk cash").focus();
  await expect(page.locator(".iag-sofarlist")).toHaveCount(0);
  await bar.click();
  await page.keyboard.press("Escape");
  await expect(page.locator(".iag-sofarlist")).toHaveCount(0);
  await page.openGuide();
  await restoreAll(page);
});

test("every source that a program's page cites is in its list of sources", async ({ page }) => {
  await page.openGuide();
  const answers = {
    challenges: ["gangs", "custody_status"],
    agency: "sheriff",
    custody: "jail",
    immigration_law: "requires",
  };
  // A citation mark shows the short name of its source; several sources can share a short name.
  const shortOf = (mark) =>
    catalog.sources.find(({ short }) => mark.includes(`: ${short}, `))?.short ?? mark;
  for (const { id, name } of catalog.programs) {
    await restore(page, `program/${id}`, answers);
    await expect(page.locator("[data-part=heading]")).toHaveText(name);
    const cited = new Set(
      (await page.locator(".iag-main .iag-cite").allTextContents()).map(shortOf),
    );
    const titles = await page.locator(".iag-sources > li > b").allTextContents();
    const listed = catalog.sources.filter(({ title }) => titles.includes(title)).map(({ short }) =>
      short,
    );
    expect([...cited].filter((short) => !listed.includes(short)), id).toEqual([]);
  }
});

test("every statement has a source with a date", async ({ page }) => {
  await page.openGuide("#/program/cap");
  await page.evaluate(() =>
    guide().querySelectorAll("details").forEach((each) => (each.open = true)),
  );
  const undated = await page.evaluate(() => {
    const statements =
      ".iag-facts dd, .iag-both li, .iag-row .iag-small, .iag-timeline li, .iag-lead";
    const dated = /(19|20)\d\d$/;
    return [...guide().querySelectorAll(statements)]
      .filter((statement) => {
        const marks = [...statement.querySelectorAll(".iag-cite")];
        return marks.length === 0 || !marks.every((mark) => dated.test(mark.textContent));
      })
      .map((statement) => statement.textContent);
  });
  expect(undated).toEqual([]);
});

test("overdue sources are reported on the screen and in print", async ({ page }) => {
  const stale = "were due for review by";
  const dayAfter = new Date(`${catalog.about.review_by}T12:00:00`);
  await page.clock.setFixedTime(dayAfter);
  await page.openGuide();
  // The content as a whole is not overdue yet. The notice counts only the sources that have an
  // earlier review date of their own.
  await expect(page.getByRole("note")).toContainText("sources are past their review dates");
  await expect(page.getByRole("note")).not.toContainText(stale);
  dayAfter.setDate(dayAfter.getDate() + 1);
  await page.clock.setFixedTime(dayAfter);
  await page.goto("about:blank");
  await page.openGuide("#/program/lesc");
  await expect(page.getByRole("note")).toContainText(stale);
  await page.goto("about:blank");
  await page.openGuide("#/brief");
  await expect(page.locator(".iag-brief-sources")).toContainText(stale);
});

/** Returns the day that is `days` days after `day`. */
const after = (day, days) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const { sources, about } = catalog;
const earlyDays = sources
  .filter((source) => source.review_by)
  .map((source) => source.review_by)
  .sort();
const overdue = (day) => sources.filter((source) => (source.review_by ?? about.review_by) < day);
const markedSources = (page) =>
  page.locator(".iag-sources > li").filter({ hasText: "This date has passed." });

test("a source past its own review date is counted and marked", async ({ page }) => {
  const day = after(earlyDays.at(-1), 1);
  expect(day <= about.review_by, "the content as a whole is not due yet").toBe(true);
  const count =
    `${overdue(day).length} of ${sources.length} sources are past their review dates. ` +
    "Check each date";
  await page.clock.setFixedTime(new Date(`${earlyDays[0]}T12:00:00`));
  await page.openGuide("#/sources");
  await expect(
    page.locator(".iag-sources > li").filter({ hasText: "Due for review by" }),
  ).toHaveCount(sources.length);
  await expect(markedSources(page)).toHaveCount(0);
  await expect(page.getByRole("note")).toHaveCount(0);
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  for (const hash of ["#/brief", "#/program/287g", "#/question/custody", ""]) {
    await page.goto("about:blank");
    await page.openGuide(hash);
    await expect(page.getByRole("note")).toHaveCount(1);
    await expect(page.getByRole("note")).toContainText(count);
    await expect(page.getByRole("note")).not.toContainText("The sources of this content");
    if (hash === "#/brief") await expect(page.locator(".iag-brief-sources")).toContainText(count);
    // The list of sources on a program's page also marks the overdue sources, and no others.
    const listed = hash.startsWith("#/program/")
      ? await page.locator(".iag-sources > li > b").allTextContents()
      : [];
    const overdueTitles = listed.filter((title) =>
      overdue(day).some((source) => source.title === title),
    );
    expect(overdueTitles.length > 0 && overdueTitles.length < listed.length).toBe(
      listed.length > 0,
    );
    await expect(markedSources(page).locator("> b")).toHaveText(overdueTitles);
  }
  await page
    .getByRole("note")
    .getByRole("link", { name: "See which, under “Sources and dates”" })
    .click();
  await expect(page.locator("[data-part=heading]")).toHaveText("Sources and dates");
  await expect(page.getByRole("note")).toContainText(count);
  await expect(page.getByRole("note").getByRole("link")).toHaveCount(0);
  await expect(markedSources(page).locator("> b")).toHaveText(inPageOrder(overdue(day)));
});

/**
 * Returns the titles of these sources in the order of the page: founding sources first, then
 * primary, then secondary ones.
 */
const inPageOrder = (subset) =>
  ["founding", "primary", "secondary"].flatMap((kind) =>
    subset.filter((source) => source.kind === kind),
  ).map(({ title }) => title);

test("a later as-of day counts as today for review dates", async ({ page }) => {
  await page.clock.setFixedTime(new Date(`${about.published}T12:00:00`));
  await page.openGuide();
  const setAsOf = async (day) =>
    page.evaluate((day) => (document.querySelector("ice-access-guide").asOf = day), day);
  await setAsOf(after(earlyDays[0], 1));
  await expect(page.getByRole("note")).toContainText(
    `${overdue(after(earlyDays[0], 1)).length} of ${sources.length} sources`,
  );
  await setAsOf("2008-06-30");
  await expect(page.locator("[data-part=heading]")).toBeVisible();
  await expect(page.getByRole("note")).toHaveCount(0);
  await setAsOf(after(about.review_by, 1));
  await expect(page.getByRole("note")).toHaveCount(1);
  await expect(page.getByRole("note")).toContainText(
    "The sources of this content were due for review by",
  );
  await expect(page.getByRole("note")).toContainText(
    `${sources.length} of ${sources.length} sources are past`,
  );
});

test("the source dialog shows the review date and whether it has passed", async ({ page }) => {
  const source = sources.find(({ id }) => id === "moa-jem-ellis-2025");
  for (const [day, past] of [[source.review_by, false], [after(source.review_by, 1), true]]) {
    await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
    await page.goto("about:blank");
    await page.openGuide("#/program/287g");
    await page.evaluate(() =>
      guide().querySelectorAll("details").forEach((each) => (each.open = true)),
    );
    await page.locator(".iag-cite", { hasText: source.short }).first().click();
    const dialog = page.locator("dialog.iag-source");
    await expect(dialog).toContainText("Due for review by");
    await expect(dialog.getByText("This date has passed.")).toHaveCount(past ? 1 : 0);
  }
});

test("a missing catalog is reported to the user", async ({ browser }) => {
  // Opens a page without the checks of the test's own `page`, because a failed request and a
  // console message are expected.
  const page = await browser.newPage();
  await page.route("**/catalog-*.json", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("could not start");
  await page.close();
});

test("the tests of screens and of languages visit every page", () => {
  const shown = Object.values(parts).flat().map(({ to }) => to);
  const translated = screens.map(([name]) => name);
  expect(pageNames.filter((name) => !shown.includes(name))).toEqual([]);
  expect(pageNames.filter((name) => !translated.includes(name))).toEqual([]);
});
