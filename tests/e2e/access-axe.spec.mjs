// Runs the accessibility checker axe on every kind of screen in every theme. axe must report no
// violation.
import axe from "axe-core";
import { nightly, sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { expandDetails, open, openForMarkup, parts, shorten, showScreen } from "./show-screen.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const allRules = { type: "tag", values: tags };
// A theme changes only colors, so all other rules have the same result in every theme.
const colorRules = { type: "rule", values: ["color-contrast"] };

/**
 * The themes, each with the rules that axe checks in it. A nightly run checks all rules in all
 * themes.
 */
const themes = [
  { theme: { colorScheme: "light" }, runOnly: allRules },
  { theme: { colorScheme: "dark" }, runOnly: nightly ? allRules : colorRules },
  {
    theme: { colorScheme: "dark", forcedColors: "active" },
    runOnly: nightly ? allRules : colorRules,
  },
  { theme: { colorScheme: "light", contrast: "more" }, runOnly: nightly ? allRules : colorRules },
];

/** Runs in the page: returns the violations of these rules that axe finds in `container`. */
async function violationsIn([container, runOnly]) {
  // To preload style sheets, axe adds a style, which the page's content security policy blocks. No
  // rule here needs preloading.
  const options = { runOnly, resultTypes: ["violations"], preload: false };
  const { violations } = await globalThis.axe.run(container, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

/** Fails if axe reports a violation in the selected element, in any theme of `checkedThemes`. */
async function expectAccessible(page, name, container = "html", checkedThemes = themes) {
  for (const { theme, runOnly } of checkedThemes) {
    await page.emulateMedia({ forcedColors: null, contrast: null, ...theme });
    const violations = await page.evaluate(violationsIn, [container, runOnly]);
    expect.soft(violations, `${name} ${JSON.stringify(theme)}`).toEqual([]);
  }
}

for (const part of Object.keys(parts)) {
  test(`axe finds nothing on the screens of ${part}, in every theme`, async ({ page }) => {
    const opened = await openForMarkup(page);
    await page.evaluate(axe.source);
    // A quick run checks every third screen; a nightly run checks all.
    for (const [index, screen] of sample(opened.parts[part], 3, 1).entries()) {
      await showScreen(page, screen, opened.answers);
      // The results have the same collapsed parts for every program, so a few are enough.
      await expandDetails(page, nightly ? 6 : 1);
      await shorten(page);
      // tests/contrast.rs checks every pair of colors. So a quick run checks each theme except the
      // first on only every ninth screen.
      const [firstTheme, ...otherThemes] = themes;
      const sampled = sample(otherThemes, 3, index);
      await expectAccessible(page, screen.name, "html", [firstTheme, ...sampled]);
    }
  });
}

test("axe finds nothing in a guide on a host page, in every theme", async ({ page }) => {
  await open(page, "plain");
  await page.evaluate(axe.source);
  const screens = sample(
    [...parts.questions.slice(0, 4), ...parts.results.slice(1, 2), ...parts.reading.slice(1, 3)],
    3,
    1,
  );
  for (const [index, screen] of screens.entries()) {
    await showScreen(page, screen);
    await expandDetails(page, 1);
    await shorten(page);
    await expectAccessible(page, screen.name, "ice-access-guide", sample(themes, 4, index));
  }
});

for (const [host, fallback] of [
  ["empty", "list of programs"],
  ["lost", "content of the page"],
]) {
  test(`axe finds nothing in the fallback (${fallback}), in every theme`, async ({ page }) => {
    await page.goto(`/hosts/${host}.html`);
    await expect(page.getByRole("alert")).toBeVisible();
    await page.evaluate(axe.source);
    await expectAccessible(page, host, "ice-access-guide");
    // On these pages the WebAssembly program is missing on purpose, so the recorded faults are
    // expected.
    page.faults.length = 0;
  });
}

test("axe finds nothing if the guide's own page lacks its catalog", async ({ page }) => {
  await page.route("**/catalog-*.json", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("could not start");
  await page.evaluate(axe.source);
  await expectAccessible(page, "the guide's own page");
  page.faults.length = 0;
});

test("axe finds nothing on the page for a frame, in every theme", async ({ page }) => {
  await page.goto("embed/frame.html");
  await expect(page.locator("[data-part=heading]")).toBeVisible();
  await page.evaluate(axe.source);
  await expectAccessible(page, "the page for a frame", "ice-access-guide");
});
