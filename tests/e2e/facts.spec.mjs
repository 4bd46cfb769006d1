// End-to-end tests of statements and their sources: the latest status of each program, the pointers
// to State law, and the view of a past day, which shows nothing from after that day.
import { readFile } from "node:fs/promises";
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const roster = catalog.about.rosters[0];
const lastYear = Number(roster.date.slice(0, 4));

const go = async (page, hash) => {
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(page.locator("[data-part=heading]")).toBeVisible();
};

/**
 * Returns the years in a page's main content that are later than the year of the viewed day, except
 * those in `allowed`. It skips the control that selects the day, the head and the sources of the
 * brief, and the details of each source, such as the date on which a copy was captured. Instead of
 * those details, the tests compare the titles of the sources with the catalog.
 */
const laterYears = (page, allowed = []) =>
  page.evaluate(([last, allowed]) => {
    const main = guide().querySelector("main").cloneNode(true);
    main.querySelectorAll(
      ".iag-asof, .iag-brief-sources, .iag-brief-head, .iag-sources dl",
    ).forEach((part) => part.remove());
    return (main.textContent.match(/\b(?:19|20)\d\d\b/g) ?? []).filter((year) =>
      Number(year) > last && !allowed.includes(year),
    );
  }, [lastYear, allowed]);

const titles = (page) => page.locator(".iag-sources > li > b").allTextContents();
const knownTitles = catalog.sources.filter((source) =>
  Number(source.as_of.slice(0, 4)) <= lastYear,
).map(({ title }) => title);

test("the view of 2008 shows thirteen programs and no later facts", async ({ page }) => {
  await page.openGuide("#/programs");
  await page.getByRole("radio", { name: roster.name }).check();
  await expect(page.locator(".iag-list").first().locator("li")).toHaveCount(13);
  expect(await laterYears(page)).toEqual([]);
  for (const program of sample(catalog.programs, 3)) {
    await go(page, `#/program/${program.id}`);
    await expect(page.locator("[data-part=heading]")).toHaveText(program.name);
    expect(await laterYears(page), program.id).toEqual([]);
    await expect(page.locator(".iag-lead")).not.toContainText(catalog.words["asof.later"]);
    await expect(page.locator(".iag-lead .iag-cite").first()).toBeVisible();
    for (const title of await titles(page)) expect(knownTitles, program.id).toContain(title);
    await expect(page.getByText("What the founding documents say", { exact: false })).toBeVisible();
  }
  for (const hash of [
    "#/results",
    "#/compare",
    "#/words",
    "#/sources",
    "#/brief",
    "#/option/no-agreement",
  ]) {
    await go(page, hash);
    expect(await laterYears(page), hash).toEqual([]);
  }
  // The start page also shows when the guide's content was published and when it is due for review.
  await go(page, "#/");
  expect(
    await laterYears(
      page,
      [catalog.about.published, catalog.about.review_by].map((day) => day.slice(0, 4)),
    ),
  ).toEqual([]);
  await go(page, "#/sources");
  expect((await titles(page)).sort()).toEqual([...knownTitles].sort());
  await go(page, "#/program/287g");
  await expect(page.locator(".iag-main")).not.toContainText("Warrant Service Officer");
});

test("every program shows its latest status and the source's date", async ({ page }) => {
  await page.openGuide("#/programs");
  const lines = await page.locator(".iag-list").first().locator("p.iag-small").allTextContents();
  expect(lines).toHaveLength(13);
  for (const [index, program] of catalog.programs.entries()) {
    expect(lines[index]).toContain(program.status.date.slice(0, 4));
    if (program.status.name) expect(lines[index]).toContain(program.status.name);
    expect(lines[index]).toMatch(/founding|primary|secondary/);
  }
});

test("the start page says when ICE ACCESS was announced and last found", async ({ page }) => {
  await page.openGuide();
  const main = page.locator(".iag-main");
  await expect(main.getByText("announced it on August 21, 2007")).toBeVisible();
  await expect(main.getByText("fact sheet of February 24, 2014")).toBeVisible();
});

test("State law is reference data and covers only the listed States", async ({ page }) => {
  for (const hash of ["#/question/immigration_law", "#/results"]) {
    await page.openGuide(hash);
    const pointers = page.locator("details", {
      hasText: "State law: pointers to ask counsel about",
    });
    await pointers.locator("summary").click();
    for (const { state, text } of sample(catalog.law, 4)) {
      const row = pointers.locator("dl > div").filter({
        has: page.getByText(state, { exact: true }),
      });
      await expect(row).toContainText(text);
      await expect(row.locator(".iag-cite").first()).toBeVisible();
    }
    await expect(pointers).toContainText("It is not a verdict");
    const lastRow = pointers.locator("dl > div").last();
    await expect(lastRow).toContainText("Not on our list. This says nothing about its law.");
    await expect(pointers.locator("input, select")).toHaveCount(0);
  }
  expect(catalog.law.map(({ state }) => state)).toEqual(
    [...catalog.law.map(({ state }) => state)].sort(),
  );
});

test("every citation shows the kind of its source", async ({ page }) => {
  await page.openGuide();
  for (const hash of ["#/", "#/program/287g", "#/compare", "#/words", "#/option/no-agreement"]) {
    await go(page, hash);
    const marks = await page.locator(".iag-cite").allTextContents();
    expect(marks.length, hash).toBeGreaterThan(0);
    for (const mark of marks) expect(mark).toMatch(/, (founding|primary|secondary), .*\d\d\d\d$/);
  }
});
