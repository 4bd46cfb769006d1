// Tests the guide with narrow windows, zoom, larger text and wider spacing. The page must not
// scroll sideways, and no text may be cut off or overlap other text.
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { expandDetails, open, parts, showScreen } from "./show-screen.mjs";

/** Runs in the page: lists texts that are cut off or overlap, and a page wider than the window. */
function misplaced() {
  const root = guide().querySelector(".iag");
  const width = document.documentElement.scrollWidth;
  const faults = width > innerWidth ? [`the page is ${width} px wide in ${innerWidth}`] : [];
  const modal = root.querySelector("dialog[open]");
  const lines = textLines(modal ?? root);
  for (const line of lines) {
    const cutter = cutBy(line);
    if (cutter) faults.push(`cut off by ${cutter}: ${line.text}`);
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, index) => {
    for (const other of lines.slice(index + 1)) {
      if (other.top >= line.bottom) break;
      const sharedWidth = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const sharedHeight = Math.min(line.bottom, other.bottom) - other.top;
      if (other.node !== line.node && sharedWidth > 2 && sharedHeight > 2) {
        faults.push(`overlap: ${line.text} / ${other.text}`);
      }
    }
  });
  return [...new Set(faults)];

  // Returns the box of each line of visible text, without the space above and below the letters.
  function textLines(container) {
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility() || isForScreenReaders(element)) continue;
      // Sticky elements lie over the page on purpose.
      if (!modal && (element.closest("dialog") || isSticky(element))) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(element).fontSize);
      for (const box of range.getClientRects()) {
        const padding = Math.max(0, (box.height - size * 0.8) / 2);
        if (box.width > 1) {
          found.push({
            node,
            element,
            text: node.data.trim().slice(0, 40),
            left: box.left,
            right: box.right,
            top: box.top + padding,
            bottom: box.bottom - padding,
          });
        }
      }
    }
    return found;
  }

  // Whether an element is only for screen readers.
  function isForScreenReaders(element) {
    for (let each = element; each !== root; each = each.parentElement) {
      if (getComputedStyle(each).clipPath !== "none") return true;
    }
    return false;
  }

  function isSticky(element) {
    const bar = element.closest(".iag-sofarbar, .iag-class-ways");
    return bar && getComputedStyle(bar).position === "sticky";
  }

  function cutBy(line) {
    for (let each = line.element; each !== root.parentNode; each = each.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(each);
      const edge = each.getBoundingClientRect();
      if (
        /hidden|clip/.test(overflowX) && (line.left < edge.left - 1 || line.right > edge.right + 1)
      ) {
        return each.className || each.localName;
      }
      if (
        /hidden|clip/.test(overflowY) && (line.top < edge.top - 1 || line.bottom > edge.bottom + 1)
      ) {
        return each.className || each.localName;
      }
      // This text is not cut off, but extends beyond a box with a border or a background.
      if (
        each.matches("button, td, th, label") &&
        (line.left < edge.left - 1 || line.right > edge.right + 1)
      ) {
        return `the edge of ${each.className || each.localName}`;
      }
    }
    return line.left < -1 || line.right > innerWidth + 1 ? "the window" : undefined;
  }
}

// The text spacing of WCAG 2.2, success criterion 1.4.12.
const spacing = `
  .iag * {
    line-height: 1.5 !important;
    letter-spacing: .12em !important;
    word-spacing: .16em !important;
  }
  .iag p { margin-block-end: 2em !important; }
`;

const addStyles = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    guide().adoptedStyleSheets.push(sheet);
  }, css);

const setTextSize = (page, size) =>
  page.evaluate(
    (size) => document.querySelector("ice-access-guide").style.setProperty("--iag-rem", size),
    size,
  );

const doubleText = (page) => setTextSize(page, "32px");
const widenText = (page) => addStyles(page, spacing);

const settings = {
  "at 400 % zoom, which is 320 px": { width: 320, height: 256, always: true },
  "with text of 200 %, at 640 px": { width: 640, height: 800, apply: doubleText },
  "at 768 px": { width: 768, height: 1024 },
  "with wider text spacing, at 390 px": { width: 390, height: 844, apply: widenText },
  "with wider text spacing, at 1280 px": { width: 1280, height: 800, apply: widenText },
  "with text of 200 %, at 1280 px": { width: 1280, height: 800, apply: doubleText },
};

const allScreens = Object.values(parts).flat();
const sampledSettings = Object.values(settings).filter(({ always }) => !always);

/**
 * Returns the screens on which a setting is tested: every other screen for the setting at 400 %
 * zoom. The remaining screens are divided among the remaining settings. A nightly run tests each
 * setting on all screens.
 */
const screensFor = (setting) =>
  setting.always
    ? sample(allScreens, 2)
    : sample(allScreens, 2 * sampledSettings.length, 2 * sampledSettings.indexOf(setting) + 1);

for (const [how, setting] of Object.entries(settings)) {
  test(`no text is cut off or overlaps another ${how}`, async ({ page }) => {
    const { width, height, apply } = setting;
    await page.setViewportSize({ width, height });
    await open(page);
    await apply?.(page);
    for (const screen of screensFor(setting)) {
      await showScreen(page, screen);
      await expandDetails(page, 4);
      expect.soft(await page.evaluate(misplaced), screen.name).toEqual([]);
    }
  });
}
