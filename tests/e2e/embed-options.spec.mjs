// End-to-end tests of the element's options, as attributes and as properties.
import { eventsOf, expect, test } from "./embedded.mjs";

test("unknown options and invalid values are reported, and defaults apply", async ({ page }) => {
  await page.openHost("options");
  const errors = await eventsOf(page, "iag-error");
  expect(errors.every(({ detail }) => detail.code === "option" && !detail.fatal)).toBe(true);
  const rejected = Object.fromEntries(errors.map(({ detail }) => [detail.option, detail.message]));
  expect(Object.keys(rejected).sort()).toEqual(
    [
      "as-of",
      "heading-level",
      "lang",
      "mode",
      "programs",
      "share-answers",
      "start",
      "storage",
      "theme",
      "thme",
    ].sort(),
  );
  expect(errors).toHaveLength(10);
  expect(rejected.thme).toContain("did you mean theme?");
  expect(rejected.theme).toContain('"drak" is not one of auto, light, dark');
  expect(rejected.programs).toContain('no program has the id "cup"');
  expect(rejected.start).toContain('there is no page "nowhere"');
  for (const { detail } of errors) expect(page.faults.join("\n")).toContain(detail.message);
  const values = await page.evaluate(() => {
    const { theme, mode, headingLevel, asOf, storage, shareAnswers } = document.getElementById(
      "one",
    );
    return { theme, mode, headingLevel, asOf, storage, shareAnswers };
  });
  expect(values).toEqual({
    theme: "auto",
    mode: "full",
    headingLevel: 2,
    asOf: undefined,
    storage: "none",
    shareAnswers: false,
  });
  await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  await expect(page.getByRole("button", { name: "All 13 programs", exact: true })).toBeVisible();

  // Each invalid value is reported once. Properties are checked like their attributes.
  await page.evaluate(() => {
    document.getElementById("one").theme = "dim";
    document.getElementById("one").headingLevel = "two";
  });
  await expect.poll(async () => (await eventsOf(page, "iag-error")).length).toBe(12);
});

test("options take effect", async ({ page }) => {
  await page.openHost("plain");
  const set = (properties) =>
    page.evaluate(
      (properties) => Object.assign(document.getElementById("one"), properties),
      properties,
    );
  await set({ programs: ["lesc", "cap"] });
  await expect(page.getByRole("button", { name: "All 2 programs", exact: true })).toBeVisible();
  await expect(page.locator(".iag-foot")).toContainText(
    "This page shows 2 of the guide’s 13 programs.",
  );
  const headingSize = () =>
    page.locator("[data-part=heading]").evaluate((each) =>
      parseFloat(getComputedStyle(each).fontSize),
    );
  const defaultSize = await headingSize();
  await set({ mode: "present" });
  await expect.poll(headingSize).toBeGreaterThan(defaultSize);
  await set({ mode: null, programs: null, asOf: "2008-06-30" });
  await expect(page.getByRole("button", { name: "All 13 programs", exact: true })).toBeVisible();
  const report = await page.evaluate(() =>
    document.getElementById("one").ready.then((one) => one.result()),
  );
  expect(report.as_of).toBe("2008-06-30");
  await page.evaluate(() => document.getElementById("one").goTo("results"));
  await expect(page.locator("#one")).toContainText("You are viewing Jun 30, 2008, not today.");
  expect(report.assessments.find((each) => each.agreement === "tfm").verdict).not.toBe("fits");
  await page.evaluate(() => {
    const one = document.createElement("ice-access-guide");
    one.id = "two";
    one.start = "program/lesc";
    document.body.append(one);
  });
  await expect(page.locator("#two [data-part=heading]")).toContainText(
    "Law Enforcement Support Center",
  );
  await page.evaluate(() => document.getElementById("two").goTo("results"));
  await page.evaluate(() => document.getElementById("two").reset());
  await expect(page.locator("#two [data-part=heading]")).toContainText(
    "Law Enforcement Support Center",
  );
  expect(page.faults).toEqual([]);
});

test("the programs property accepts any iterable or a text", async ({ page }) => {
  await page.openHost("plain");
  const programs = await page.evaluate(() => {
    const one = document.getElementById("one");
    return [["cap", "best"], new Set(["cap", "best"]), "cap best"].map((programs) => {
      one.programs = programs;
      return [one.getAttribute("programs"), one.programs];
    });
  });
  expect(programs).toEqual(Array(3).fill(["cap best", ["cap", "best"]]));
  expect(page.faults).toEqual([]);
});
