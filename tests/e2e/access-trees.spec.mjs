// Compares the accessibility tree of each kind of screen with a reviewed copy in tests/e2e/trees.
// The tree has the names, roles and states that screen readers get, in order.
//
// The screens show the made-up content of tests/fixture, including its own interface messages. So a
// tree changes with the markup or the fixture, but never with a sentence in content/.
import { expect, test } from "./guide.mjs";
import { openFixture, parts, showScreen } from "./show-screen.mjs";

/** Shortens a long text to its start, which is enough to identify the text. */
const abbreviate = (line) => line.replace(/^(.{72}).{8,}?("?(?: \[[^\]]*\])*:?)$/, "$1…$2");

for (const part of Object.keys(parts)) {
  test(`the screens of ${part} match the reviewed accessibility trees`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const fixture = await openFixture(page);
    for (const screen of fixture.parts[part]) {
      await showScreen(page, screen, fixture.answers);
      const snapshot = await page.locator("body").ariaSnapshot();
      // The port can differ between two runs of the tests, so it is removed.
      const tree = snapshot.replace(/127\.0\.0\.1:\d+/g, "127.0.0.1");
      expect.soft(`${tree.split("\n").map(abbreviate).join("\n")}\n`).toMatchSnapshot(
        `${screen.name}.yml`,
      );
    }
  });
}
