// The accessibility tree of each kind of screen, as a screen reader is told it: names, roles and states in their order.
import { expect, test } from "./guide.mjs";
import { open, parts, turn } from "./screens.mjs";

/** Where a sentence begins is enough: what a screen is made of is to be read at a glance, and content may change. */

const cut = (line) => line.replace(/^(.{72}).{8,}?("?(?: \[[^\]]*\])*:?)$/, "$1…$2");

for (const [part, screens] of Object.entries(parts)) {
  test(`the screens of ${part} are told to screen readers as they were reviewed`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page);
    for (const screen of screens) {
      await turn(page, screen);
      const tree = await page.locator("body").ariaSnapshot();
      expect.soft(`${tree.split("\n").map(cut).join("\n")}\n`).toMatchSnapshot(`${screen.name}.yml`);
    }
  });
}
