// Checks that controls are large enough for a finger: at least 44 px high on a touch screen, except
// within a line of text.
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { expandDetails, openForMarkup, parts, showScreen } from "./show-screen.mjs";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** Runs in the page: lists the controls whose height, rounded, is less than 44 px. */
function lowControls() {
  const modal = guide().querySelector("dialog[open]");
  const controls =
    "a[href], button, summary, label:has(input[type=radio], input[type=checkbox]), " +
    "input[type=file], select, textarea";
  const visible = [...(modal ?? guide()).querySelectorAll(controls)].filter((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  return visible
    .filter((each) => (modal || !each.closest("dialog")) && !isWithinText(each))
    .map((each) => ({
      box: each.getBoundingClientRect(),
      name: `${each.localName}.${each.className} “${each.textContent.trim().slice(0, 40)}”`,
    }))
    .filter(({ box }) => box.width > 1 && box.height < 43.5)
    .map(({ box, name }) => `${name}: ${Math.round(box.height)} px`);

  // Whether a control is a citation mark, or is inline with text beside it.
  function isWithinText(element) {
    if (element.matches(".iag-cite")) return true;
    const parent = element.parentElement;
    const texts = [...parent.childNodes].filter((node) =>
      node.nodeType === Node.TEXT_NODE && node.data.trim(),
    );
    return getComputedStyle(element).display.startsWith("inline") && texts.length > 0;
  }
}

for (const part of Object.keys(parts)) {
  test(`controls on the screens of ${part} are 44 px high on touch screens`, async ({ page }) => {
    const opened = await openForMarkup(page);
    expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
    for (const screen of sample(opened.parts[part], 3)) {
      await showScreen(page, screen, opened.answers);
      if (!screen.dialog) await expandDetails(page, 1);
      expect.soft([...new Set(await page.evaluate(lowControls))], screen.name).toEqual([]);
    }
  });
}
