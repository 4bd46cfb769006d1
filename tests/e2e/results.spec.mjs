// End-to-end tests of the results: the overview, the list by challenge, the comparison, timelines,
// and the results for a past day.
import { readFileSync } from "node:fs";
import { expect, restoreAll, sheriffHeadline, test } from "./guide.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

async function openResults(page) {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
}

test("the overview is a table of programs by challenges", async ({ page }) => {
  await openResults(page);
  const table = page.getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveText([
    "Program",
    "Gangs",
    "Custody",
    "Handover to ICE",
    "What is signed",
    "Training",
    "Powers",
  ]);
  const row = (name) => table.getByRole("row", { name });
  await expect(row(/^Community Shield/).getByRole("cell").nth(0)).toHaveText("yes");
  await expect(row(/^Community Shield/).getByRole("cell").nth(1)).toHaveText("no");
  await expect(row(/^287\(g\)/)).toContainText("Depends on the law on agreements with ICE");
  await expect(row(/^287\(g\)/)).toContainText("MOA");
  await expect(row(/^Keep current practice/)).toContainText("Nothing");
  // Programs that address none of the named challenges are hidden until the user presses a button.
  await expect(row(/^Predator/)).toHaveCount(0);
  await page
    .getByRole("button", { name: /Show the \d+ programs that address nothing you named/ })
    .click();
  await expect(row(/^Predator/)).toHaveCount(1);
  await expect(table.getByRole("row")).toHaveCount(1 + 3 + 13 + 1 + 1);
});

for (const width of [920, 1040, 1200, 1280]) {
  test(`the overview has low rows and unbroken headings at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.openGuide();
    // With these few answers, the table has few rows and stands beside a long list of open
    // questions. The answers name one challenge more than the table has columns for.
    const answers = {
      challenges: ["gangs", "smuggling_laundering", "custody_status", "ice_handover", "fugitives"],
    };
    await page.evaluate(
      (answers) =>
        document.querySelector("ice-access-guide").restore({
          format: "ice-access-guide/answers@1",
          page: "results",
          answers,
        }),
      answers,
    );
    const table = page.getByRole("table");
    await expect(table.getByRole("columnheader")).toHaveText([
      "Program",
      "Gangs",
      "Smuggling",
      "Custody",
      "Handover to ICE",
      "What is signed",
      "Training",
      "Powers",
    ]);
    await expect(table).toContainText("You also named: Fugitives.");
    const layout = await page.evaluate(() => {
      const root = guide();
      const words = [...root.querySelectorAll(".iag-matrix thead th")].flatMap((cell) => {
        const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        return [...text.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return [word, range.getClientRects().length];
        });
      });
      const heights = [...root.querySelectorAll(".iag-matrix-group")].map((row) =>
        row.getBoundingClientRect().height,
      );
      return { broken: words.filter(([, lines]) => lines > 1), highest: Math.max(...heights) };
    });
    expect(layout.broken, "broken words").toEqual([]);
    expect(layout.highest, "a row that only names its group").toBeLessThan(60);
  });
}

test("collapsed cards render after the results are painted", async ({ page }) => {
  await page.addInitScript(() => {
    const original = globalThis.setTimeout;
    globalThis.delayed = [];
    // Callbacks with a delay of 50 ms wait in `delayed` until the test runs them.
    globalThis.setTimeout = (work, delay, ...more) =>
      delay === 50 ? delayed.push(work) : original(work, delay, ...more);
  });
  await openResults(page);
  const details = page.locator(".iag-agreement");
  await expect(page.locator(".iag-card-summary").first()).toBeVisible();
  await expect(details).toHaveCount(0);
  // If a user opens a card before the callbacks have run, its content is rendered at once.
  const card = page.locator("article.iag-card").first();
  await card.locator("summary").click();
  await expect(card.locator(".iag-agreement").first()).toBeVisible();
  await page.evaluate(() => delayed.splice(0).forEach((work) => work()));
  const agreements = catalog.programs.flatMap(({ agreements }) => agreements).length;
  await expect(details).toHaveCount(agreements);
  await expect(card.locator(".iag-agreement").first()).toBeVisible();
  await expect(page.locator("details.iag-disc[open]")).toHaveCount(1);
});

test("results can be grouped by challenge", async ({ page }) => {
  await openResults(page);
  await page.locator(".iag-switch label", { hasText: "By challenge" }).click();
  const section = page.locator("section", {
    has: page.getByRole("heading", { name: "People in custody, status unknown" }),
  });
  await expect(section.locator("li", { hasText: "Law Enforcement Support Center" })).toContainText(
    "Fits your answers",
  );
  await expect(section.locator("li", { hasText: "Criminal Alien Program" })).toContainText(
    "Depends on the law on ICE in the jail",
  );
  await expect(page.locator("article", { hasText: "Operation Predator" })).toHaveCount(0);
});

test("agreements are compared side by side, optionally only differences", async ({ page }) => {
  await page.openGuide("#/compare");
  const table = page.getByRole("table");
  await expect(table.getByRole("columnheader")).toContainText([
    "Question",
    "Jail Enforcement Model",
    "Warrant Service Officer",
    "Task Force Model",
    "Keep current practice",
  ]);
  await expect(table.getByRole("rowheader")).toHaveCount(1 + catalog.about.compare.length);
  const status = table.getByRole("row", { name: /^Latest status found/ });
  await expect(status).toContainText("Active when last documented, Jul 24, 2026");
  await expect(status).toContainText("Not a program");
  // Every cell with a statement has a source. A cell without one says "Not established here" or
  // "Not a program".
  for (const cell of await table.getByRole("cell").all()) {
    const marks = await cell.locator(".iag-cite").count();
    if (marks === 0) await expect(cell).toContainText(/Not established here|Not a program/);
  }
  // Without “Keep current practice”, the row “Who signs” is the same for all three agreements, so
  // it is hidden when only differing rows are shown.
  await page.getByText("Change what is compared").click();
  await page.getByLabel("Keep current practice: no agreement").uncheck();
  await page.locator(".iag-switch label", { hasText: "Only where they differ" }).click();
  await expect(table.getByRole("rowheader", { name: /^Who signs/ })).toHaveCount(0);
  await expect(table.getByRole("rowheader", { name: /^Powers/ })).toContainText("differs");
  // At most four agreements or options can be compared at a time, and the page says so.
  await page.getByLabel("Criminal Alien Program (CAP)").check();
  await page.getByLabel("Operation Firewall").click();
  await expect(page.getByText("At most four fit side by side.")).toBeVisible();
  await expect(page.getByLabel("Operation Firewall")).not.toBeChecked();
  await expect(table.getByRole("columnheader")).toHaveCount(5);
  for (const name of ["Jail Enforcement Model", "Warrant Service Officer", "Task Force Model"]) {
    await page.getByLabel(name).uncheck();
  }
  await expect(page.getByText("Choose at least two.")).toBeVisible();
});

test("another day shows only what was on offer then", async ({ page }) => {
  await openResults(page);
  await page.locator(".iag-switch label", { hasText: "ICE’s list of about 2008" }).click();
  await expect(page.locator(".iag-lead").first()).toContainText("As of Dec 31, 2008.");
  await expect(
    page.getByText("You are viewing ICE’s list of about 2008, not today."),
  ).toBeVisible();
  const card = page.locator("article", { hasText: "Delegation of Immigration Authority" }).first();
  await expect(card.locator("li", { hasText: "Jail Enforcement Model" }).first()).toBeVisible();
  // The Warrant Service Officer agreement first appeared in 2019.
  await expect(page.locator(".iag-main")).not.toContainText("Warrant Service Officer");
  // The list has all thirteen programs, because at least one agreement of each program was on offer
  // in about 2008.
  await page.getByRole("link", { name: "All 13 programs" }).first().click();
  await expect(page.locator(".iag-list").first().locator("> li")).toHaveCount(13);
  await page.locator(".iag-switch label", { hasText: "Today, " }).click();
  await page.getByRole("link", { name: "Back to results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
});

test("a timeline is a picture with a text alternative", async ({ page }) => {
  await page.openGuide("#/program/secure-communities");
  const program = catalog.programs.find((each) => each.id === "secure-communities");
  const years = program.timeline.map((event) => event.date.slice(0, 4));
  const picture = page.getByRole("img", {
    name: `Timeline from ${years[0]} to ${years.at(-1)} with ${years.length} entries.`,
  });
  await expect(picture).toBeVisible();
  await expect(picture.locator("circle")).toHaveCount(years.length);
  for (const event of program.timeline) {
    await expect(page.locator(".iag-timeline")).toContainText(event.text);
  }
});

test("related programs are listed with their relation", async ({ page }) => {
  await page.openGuide("#/program/cap");
  const cap = catalog.programs.find((each) => each.id === "cap");
  for (const relation of cap.relations) {
    const other = catalog.programs.find((each) => each.id === relation.program);
    await expect(page.locator("li", { hasText: relation.text })).toContainText(
      `goes with ${other.name}`,
    );
  }
});

test("restoring answers on the results page leaves no card empty", async ({ page }) => {
  await page.openGuide();
  const empty = () =>
    page.evaluate(() =>
      [...guide().querySelectorAll("details")].filter((each) => each.childElementCount < 2).length,
    );
  for (const answers of [{}, { challenges: ["gangs"] }, {}]) {
    await page.evaluate((answers) => {
      const state = { format: "ice-access-guide/answers@1", page: "results", answers };
      return document.querySelector("ice-access-guide").restore(state);
    }, answers);
    // Collapsed cards are filled after the page is painted, so that find-in-page and print include
    // them.
    await expect.poll(empty).toBe(0);
  }
  await expect(page.locator("details").first()).toBeAttached();
});
