// Tests the guide with narrow windows, zoom, larger text and wider spacing. The page must not
// scroll sideways, and no text may be cut off or overlap other text.
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { open, parts, showScreen, expandDetails } from "./screens.mjs";

/** Runs in the page: lists texts that are cut off or overlap, and a page wider than the window. */
function misplaced() {
  const root = guide().querySelector(".iag");
  const wide = document.documentElement.scrollWidth;
  const faults = wide > innerWidth ? [`the page is ${wide} px wide in ${innerWidth}`] : [];
  const modal = root.querySelector("dialog[open]");
  const lines = texts(modal ?? root);
  for (const line of lines) {
    const cut = cutting(line);
    if (cut) faults.push(`cut by ${cut}: ${line.text}`);
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.top >= line.bottom) break;
      const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
      const down = Math.min(line.bottom, other.bottom) - other.top;
      if (other.node !== line.node && across > 2 && down > 2) {
        faults.push(`over each other: ${line.text} / ${other.text}`);
      }
    }
  });
  return [...new Set(faults)];

  // Returns the box of each line of visible text, without the space above and below the letters.
  function texts(within) {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility() || onlySaid(element)) continue;
      // Sticky elements lie over the page on purpose.
      if (!modal && (element.closest("dialog") || sticks(element))) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(element).fontSize);
      for (const box of range.getClientRects()) {
        const spare = Math.max(0, (box.height - size * 0.8) / 2);
        if (box.width > 1) {
          found.push({
            node,
            element,
            text: node.data.trim().slice(0, 40),
            left: box.left,
            right: box.right,
            top: box.top + spare,
            bottom: box.bottom - spare,
          });
        }
      }
    }
    return found;
  }

  // Whether an element is only for screen readers.
  function onlySaid(element) {
    for (let each = element; each !== root; each = each.parentElement) {
      if (getComputedStyle(each).clipPath !== "none") return true;
    }
    return false;
  }

  function sticks(element) {
    const bar = element.closest(".iag-sofarbar, .iag-class-ways");
    return bar && getComputedStyle(bar).position === "sticky";
  }

  function cutting(line) {
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
  .iag * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  .iag p { margin-block-end: 2em !important; }
`;

const adopt = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    guide().adoptedStyleSheets.push(sheet);
  }, css);

const larger = (page, size) =>
  page.evaluate(
    (size) => document.querySelector("ice-access-guide").style.setProperty("--iag-rem", size),
    size,
  );

const enlarged = (page) => larger(page, "32px");
const spaced = (page) => adopt(page, spacing);

const settings = {
  "at 400 % zoom, which is 320 px": { width: 320, height: 256, always: true },
  "with text of 200 %, at 640 px": { width: 640, height: 800, set: enlarged },
  "at 768 px": { width: 768, height: 1024 },
  "with text set wider, at 390 px": { width: 390, height: 844, set: spaced },
  "with text set wider, at 1280 px": { width: 1280, height: 800, set: spaced },
  "with text of 200 %, at 1280 px": { width: 1280, height: 800, set: enlarged },
};

const all = Object.values(parts).flat();
const shared = Object.values(settings).filter(({ always }) => !always);

/**
 * Returns the screens on which a setting is tested: every other screen for the setting at 400 %
 * zoom. The remaining screens are divided among the remaining settings. A nightly run tests each
 * setting on all screens.
 */
const screensFor = (setting) =>
  setting.always ? sample(all, 2) : sample(all, 2 * shared.length, 2 * shared.indexOf(setting) + 1);

for (const [how, setting] of Object.entries(settings)) {
  test(`no text is cut off or overlaps another ${how}`, async ({ page }) => {
    const { width, height, set } = setting;
    await page.setViewportSize({ width, height });
    await open(page);
    await set?.(page);
    for (const screen of screensFor(setting)) {
      await showScreen(page, screen);
      await expandDetails(page, 4);
      expect.soft(await page.evaluate(misplaced), screen.name).toEqual([]);
    }
  });
}
