// What axe finds on every kind of screen, in every theme: nothing.
import axe from "axe-core";
import { expect, test } from "./guide.mjs";
import { open, parts, turn, unfold } from "./screens.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const themes = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { colorScheme: "dark", forcedColors: "active" },
  { colorScheme: "light", contrast: "more" },
];

/** Fails on anything axe finds within a part of the page as it is, in each theme. */
async function accessible(page, name, within = "html") {
  for (const theme of themes) {
    await page.emulateMedia({ forcedColors: null, contrast: null, ...theme });
    const found = await page.evaluate(
      async ([within, values]) => {
        // Reading style sheets beforehand is for a rule that is not among these, and writes a style that the policy refuses.
        const options = { runOnly: { type: "tag", values }, resultTypes: ["violations"], preload: false };
        const { violations } = await globalThis.axe.run(within, options);
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
      },
      [within, tags],
    );
    expect.soft(found, `${name} ${JSON.stringify(theme)}`).toEqual([]);
  }
}

for (const [part, screens] of Object.entries(parts)) {
  test(`axe finds nothing on the screens of ${part}, light, dark, with forced colors and more contrast`, async ({ page }) => {
    test.slow();
    await open(page);
    await page.evaluate(axe.source);
    for (const screen of screens) {
      await turn(page, screen);
      // One of a kind is enough: results have the details of every program.
      await unfold(page, 6);
      await accessible(page, screen.name);
    }
  });
}

test("axe finds nothing in a guide on another page, light, dark, with forced colors and more contrast", async ({ page }) => {
  test.slow();
  await open(page, "plain");
  await page.evaluate(axe.source);
  for (const screen of [...parts.questions.slice(0, 4), ...parts.results.slice(1, 2), ...parts.reading.slice(1, 3)]) {
    await turn(page, screen);
    await unfold(page, 2);
    await accessible(page, screen.name, "ice-access-guide");
  }
});

for (const [host, what] of [
  ["empty", "the list of programs"],
  ["lost", "the page's own content"],
]) {
  test(`axe finds nothing where the guide cannot run and ${what} stands in, in every theme`, async ({ page }) => {
    await page.goto(`/hosts/${host}.html`);
    await expect(page.getByRole("alert")).toBeVisible();
    await page.evaluate(axe.source);
    await accessible(page, host, "ice-access-guide");
    // That the guide was not found is what this is about.
    page.faults.length = 0;
  });
}

test("axe finds nothing on the guide's own page where its catalogue is lost, in every theme", async ({ page }) => {
  await page.route("**/catalog-*.json", (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("could not start");
  await page.evaluate(axe.source);
  await accessible(page, "the guide's own page");
  page.faults.length = 0;
});

test("axe finds nothing on the page for a frame, in every theme", async ({ page }) => {
  await page.goto("embed/frame.html");
  await expect(page.locator(".iag-heading")).toBeVisible();
  await page.evaluate(axe.source);
  await accessible(page, "the page for a frame", "ice-access-guide");
});
