// Takes the screenshots in docs/pictures from the release. script/screenshots runs this file.
import { statSync } from "node:fs";
import { expect, test } from "../guide.mjs";
import { open, parts, showScreen } from "../show-screen.mjs";

const folder = process.env.PICTURES;
const screens = Object.values(parts).flat();

/** The size limit of a screenshot. Many people load the pages that show the screenshots. */
const MAX_BYTES = 150_000;

const pictures = [
  ["start", "start", 1280, 800],
  ["question", "question-one", 1280, 760],
  ["results", "results", 1280, 900],
  ["compare", "compare-answered", 1280, 780],
  ["presenter", "present-reveal", 1280, 720],
  ["start-narrow", "start", 390, 844],
  ["question-narrow", "question-one", 390, 844],
  ["results-narrow", "results", 390, 844],
];

for (const [picture, name, width, height] of pictures) {
  test(`the picture ${picture}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const screen = screens.find((each) => each.name === name);
    await showScreen(page, screen);
    await page.mouse.move(0, 0);
    // Removes the focus ring, which users would not see on a heading that a script focused, and
    // scrolls to the top.
    await page.evaluate(() => {
      guide().activeElement?.blur();
      scrollTo(0, 0);
    });
    const path = `${folder}/${picture}.png`;
    await page.screenshot({ path });
    expect(statSync(path).size).toBeLessThan(MAX_BYTES);
  });
}
