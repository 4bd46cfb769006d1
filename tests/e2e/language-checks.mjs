// Screens and checks of the tests in pseudo-languages (language.spec.mjs).
import { readFileSync } from "node:fs";
import { expect } from "./guide.mjs";
import { expandDetails, restore } from "./show-screen.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
export const answers = {
  challenges: ["gangs", "custody_status", "ice_handover"],
  help: ["information", "joint_case"],
  agency: "sheriff",
  immigration_law: "not_sure",
};

/** Every kind of screen, with the answers to restore before it. */
export const screens = [
  ["start", {}],
  ["question/challenges", {}],
  ["question/agency", answers],
  ["question/nominees", answers],
  ["questions", answers],
  ["review", answers],
  ["results", {}],
  ["results", answers],
  ["programs", {}],
  ["program/287g", answers],
  ["program/best", {}],
  ["option/no-agreement", answers],
  ["words", {}],
  ["sources", {}],
  ["compare", answers],
  ["asked", answers],
  ["brief", answers],
  ["worksheet", {}],
  ["take", answers],
  ["scenarios", {}],
  [`scenario/${catalog.scenarios[0].id}`, {}],
  [`handout/${catalog.scenarios[0].id}`, {}],
  ["booklet", {}],
];

export async function openLanguage(page, name) {
  await page.goto(`/languages/${name}.html`);
  await page.evaluate(() => document.querySelector("ice-access-guide").ready);
}

/** Shows a screen and opens every collapsed part of the screen. */
export async function show(page, name, answers) {
  expect(await restore(page, name, answers)).toEqual([]);
  await expandDetails(page);
}

/**
 * Returns the faults of the screen: words outside of brackets, unmatched brackets, and attributes
 * such as `aria-label` whose text is not in brackets.
 */
export const unbracketed = (page) =>
  page.evaluate(() => {
    const root = guide();
    const found = [];
    const letters = /\p{L}{2,}/u;
    let depth = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Names of sources and places in sources are not translated. They are marked as English.
      if (node.parentElement.closest("[lang=en], style, script")) continue;
      // Web addresses are never translated.
      for (const part of node.data.replace(/https:\S+/g, "").split(/([[\]])/)) {
        if (part === "[") {
          depth += 1;
        } else if (part === "]") {
          depth -= 1;
        } else if (depth < 1 && letters.test(part)) {
          found.push(`${node.parentElement.className}: ${part.trim()}`);
        }
        if (depth < 0) found.push(`closed twice: ${node.data}`);
      }
    }
    if (depth !== 0) found.push(`${depth} not closed`);
    for (const name of ["aria-label", "title", "alt", "placeholder", "summary"]) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name).replace(/\u2066[^\u2069]*\u2069/g, "").trim();
        if (letters.test(text) && !/^\[.*\]$/s.test(text)) found.push(`${name}: ${text}`);
      }
    }
    return found;
  });

/**
 * Returns the faults of the screen: a page wider than the window, texts that extend beyond the
 * window or overlap another text, and elements that cut off their content.
 */
export const misplaced = (page) =>
  page.evaluate(() => {
    const found = [];
    const html = document.documentElement;
    if (html.scrollWidth > html.clientWidth) {
      found.push(`the page is ${html.scrollWidth} wide, the window ${html.clientWidth}`);
    }
    const hidden = (element) =>
      element.closest(".iag-sr") || !element.checkVisibility({ visibilityProperty: true });
    const boxes = [];
    const walker = document.createTreeWalker(guide(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() === "" || element.closest("style, svg") || hidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        if (box.left < -1 || box.right > html.clientWidth + 1) {
          found.push(`outside: ${element.className} ${node.data.slice(0, 40)}`);
        }
        // Visually hidden tables are not checked for overlaps. Neither are sticky bars, which
        // overlap other text on purpose.
        const clipped = element.closest("table, thead");
        if (clipped && getComputedStyle(clipped).clipPath !== "none") continue;
        if (!element.closest(".iag-sofarbar, .iag-class-ways, .iag-next")) {
          boxes.push({ box, node, element });
        }
      }
    }
    for (const element of guide().querySelectorAll("*")) {
      const { overflowX, clipPath } = getComputedStyle(element);
      if (overflowX === "visible" || clipPath !== "none" || hidden(element)) continue;
      // Input fields scroll a text that is longer than the field.
      if (["textarea", "input"].includes(element.localName)) continue;
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`cut off: ${element.localName}.${element.className}`);
      }
    }
    boxes.sort((first, second) => first.box.top - second.box.top);
    boxes.forEach(({ box, node, element }, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (other.box.top > box.bottom - 3) break;
        if (other.node === node) continue;
        const sharedWidth =
          Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const sharedHeight = Math.min(box.bottom, other.box.bottom) - other.box.top;
        // The box of a line is slightly taller than its text, so boxes may overlap by up to half of
        // the smaller height.
        if (sharedWidth > 2 && sharedHeight > Math.min(box.height, other.box.height) / 2) {
          const [one, two] = [{ node, element }, other].map(
            ({ node, element }) => `${element.className} ${node.data.slice(0, 30)}`,
          );
          found.push(`overlap: ${one} / ${two}`);
        }
      }
    });
    return [...new Set(found)];
  });
