// The accessibility tree of each kind of screen as a screen reader gets it: names, roles and states in order.
//
// The screens show the made-up content of tests/fixture, its own texts of the interface included. A tree changes with the
// markup and with the fixture, and never with a sentence of content/.
import { expect, test } from "./guide.mjs";
import { open, parts, screensOf, turn } from "./screens.mjs";

/** What the screens show of the fixture, by id. */
const ids = { one: "size", unused: "days", program: "barrow", largest: "pump", option: "alone", aging: "town-code" };

/** The start of a long text is enough to tell which one it is, and keeps the trees short. */
const cut = (line) => line.replace(/^(.{72}).{8,}?("?(?: \[[^\]]*\])*:?)$/, "$1…$2");

for (const part of Object.keys(parts)) {
  test(`the screens of ${part} keep the accessibility trees that were reviewed`, async ({ page }) => {
    test.slow();
    const catalog = await (await page.request.get("/fixture/catalog.json")).json();
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, "fixture");
    for (const screen of screensOf(catalog, ids)[part]) {
      await turn(page, screen, catalog.scenarios[0].answers);
      const snapshot = await page.locator("body").ariaSnapshot();
      // The port depends on who runs the tests.
      const tree = snapshot.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1");
      expect.soft(`${tree.split("\n").map(cut).join("\n")}\n`).toMatchSnapshot(`${screen.name}.yml`);
    }
  });
}
