// Moves through the screens with Tab. Each tab stop must show the focus, and none may trap it.
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { tabBothWays } from "./focus.mjs";
import { expandDetails, open, openForMarkup, parts, shorten, showScreen } from "./show-screen.mjs";

/** Moves through each screen with Tab. Restores `answers` on the screens that need answers. */
async function tabThrough(page, screens, answers) {
  for (const screen of screens) {
    await showScreen(page, screen, answers);
    // The results have the same collapsed parts for every program, so one is enough.
    await expandDetails(page, 1);
    await shorten(page);
    const stops = await tabBothWays(page, screen);
    // A dialog may have only one tab stop, which has the focus from the start.
    if (!screen.dialog) expect.soft(stops.length, screen.name).toBeGreaterThan(3);
  }
}

for (const part of Object.keys(parts)) {
  test(`Tab moves through the screens of ${part} with a visible focus`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    const opened = await openForMarkup(page);
    // A quick run checks every fourth screen, a nightly run all of them.
    await tabThrough(page, sample(opened.parts[part], 4, 1), opened.answers);
  });
}

test("Tab moves into and out of a guide on a host page in both directions", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, "form");
  const wanted = [
    "question-many",
    "question-one",
    "error",
    "review",
    "results",
    "open-points-settled",
    "compare",
    "transfer",
    "source",
    "present-guess",
  ];
  await tabThrough(
    page,
    sample(Object.values(parts).flat().filter(({ name }) => wanted.includes(name)), 4),
  );
});
