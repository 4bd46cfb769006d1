// Every page: reachable without an answer, and readable at every width.
import { readFile } from "node:fs/promises";
import { answerAll, expect, test } from "./guide.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));

const pages = [
  "",
  "#/question/challenges",
  "#/question/agency",
  "#/review",
  "#/results",
  "#/programs",
  "#/program/287g",
  "#/program/lesc",
  "#/option/no-agreement",
  "#/words",
  "#/sources",
  "#/compare",
  "#/brief",
  "#/worksheet",
  "#/take",
  "#/scenarios",
  "#/scenario/border-county-sheriff",
  "#/handout/border-county-sheriff",
];

test("all programs and options can be read without answering anything", async ({ page }) => {
  await page.opened();
  await page.getByRole("link", { name: "See all 13 programs" }).click();
  expect(catalog.programs).toHaveLength(13);
  for (const entry of [...catalog.programs, ...catalog.options]) {
    await page.getByRole("link", { name: entry.name, exact: true }).click();
    await expect(page.locator(".iag-heading")).toHaveText(entry.name);
    await expect(page.locator(".iag-lead")).toContainText(entry.summary.text);
    await expect(page.locator(".iag-lead .iag-cite").first()).toBeVisible();
    await expect(page.locator(".iag-stage").first()).toBeVisible();
    for (const claim of [...entry.offers, ...entry.limits]) {
      await expect(page.locator(".iag-both")).toContainText(claim.text);
    }
    await page.getByRole("link", { name: "All 13 programs", exact: true }).click();
  }
});

test("the three agreements of 287(g) each show their own requirements", async ({ page }) => {
  await page.opened("#/program/287g");
  const agreements = catalog.programs.find((program) => program.id === "287g").agreements;
  expect(agreements.map((agreement) => agreement.id)).toEqual(["jem", "wso", "tfm"]);
  for (const agreement of agreements) {
    await page.locator(".iag-switch label", { hasText: agreement.name }).click();
    await expect(page.locator(".iag-row")).toHaveCount(agreement.requirements.length);
    await expect(page.locator(".iag-main")).toContainText(agreement.instrument.text);
  }
});

for (const width of [320, 390, 768, 1280]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const hash of pages) {
      await page.opened(hash);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, hash).toBeLessThanOrEqual(width);
    }
  });
}

test("at 390 px the programs so far are one tap away, and a walk works", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.opened();
  await page.getByRole("link", { name: "Start" }).click();
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  const bar = page.getByRole("button", { name: /Show the programs so far/ });
  await expect(bar).toBeInViewport();
  await bar.click();
  await expect(page.locator(".iag-sofarlist")).toContainText("Community Shield");
  await page.getByRole("button", { name: /Hide the programs so far/ }).click();
  await expect(page.locator(".iag-sofarlist")).toHaveCount(0);
  // It never covers what has the focus: it closes when that goes elsewhere, and on Escape.
  await bar.click();
  await page.getByLabel("Bulk cash").focus();
  await expect(page.locator(".iag-sofarlist")).toHaveCount(0);
  await bar.click();
  await page.keyboard.press("Escape");
  await expect(page.locator(".iag-sofarlist")).toHaveCount(0);
  await page.opened();
  await answerAll(page);
});

test("every statement that is shown carries a source with a date", async ({ page }) => {
  await page.opened("#/program/cap");
  await page.evaluate(() => guide().querySelectorAll("details").forEach((each) => (each.open = true)));
  const bare = await page.evaluate(() => {
    const places = ".iag-facts dd, .iag-both li, .iag-row .iag-small, .iag-timeline li, .iag-lead";
    const dated = /(19|20)\d\d$/;
    return [...guide().querySelectorAll(places)]
      .filter((place) => {
        const marks = [...place.querySelectorAll(".iag-cite")];
        return marks.length === 0 || !marks.every((mark) => dated.test(mark.textContent));
      })
      .map((place) => place.textContent);
  });
  expect(bare).toEqual([]);
});

test("once its sources were due to be read again the guide says so, on the screen and on paper", async ({ page }) => {
  const stale = "were due to be read again by";
  const dayAfter = new Date(`${catalog.about.review_by}T12:00:00`);
  await page.clock.setFixedTime(dayAfter);
  await page.opened();
  await expect(page.getByRole("note")).toHaveCount(0);
  dayAfter.setDate(dayAfter.getDate() + 1);
  await page.clock.setFixedTime(dayAfter);
  await page.goto("about:blank");
  await page.opened("#/program/lesc");
  await expect(page.getByRole("note")).toContainText(stale);
  await page.goto("about:blank");
  await page.opened("#/brief");
  await expect(page.locator(".iag-brief-sources")).toContainText(stale);
});

test("a lost catalogue is told in words", async ({ browser }) => {
  // Its own page: here a failed request and its console message are what is expected.
  const page = await browser.newPage();
  await page.route("**/catalog-*.json", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("could not start");
  await page.close();
});
