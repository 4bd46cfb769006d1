// The accessibility tree of each kind of screen as a screen reader gets it: names, roles and states in order.
//
// The screens show the made-up content of tests/fixture, its own texts of the interface included. A tree changes with the
// markup and with the fixture, and never with a sentence of content/.
import { expect, test } from "./guide.mjs";
import { openFixture, parts, turn } from "./screens.mjs";

/** The start of a long text is enough to tell which one it is, and keeps the trees short. */
const cut = (line) => line.replace(/^(.{72}).{8,}?("?(?: \[[^\]]*\])*:?)$/, "$1…$2");

for (const part of Object.keys(parts)) {
  test(`the screens of ${part} keep the accessibility trees that were reviewed`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const fixture = await openFixture(page);
    for (const screen of fixture.parts[part]) {
      await turn(page, screen, fixture.answers);
      const snapshot = await page.locator("body").ariaSnapshot();
      // The port depends on who runs the tests.
      const tree = snapshot.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1");
      expect.soft(`${tree.split("\n").map(cut).join("\n")}\n`).toMatchSnapshot(`${screen.name}.yml`);
    }
  });
}
