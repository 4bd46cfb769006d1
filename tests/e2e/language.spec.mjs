// End-to-end tests of the guide in pseudo-languages, which languages.mjs builds. In a
// pseudo-language every text is 40 percent longer and in brackets. One pseudo-language is written
// from left to right, another from right to left. Text outside of brackets does not come from the
// content, and text without its closing bracket has been cut off.
import { readFileSync } from "node:fs";
import { nightly, sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { restore, expandDetails } from "./screens.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const answers = {
  challenges: ["gangs", "custody_status", "ice_handover"],
  help: ["information", "joint_case"],
  agency: "sheriff",
  immigration_law: "not_sure",
};

/** Every kind of screen, with the answers to restore before it. */
const screens = [
  ["start", {}],
  ["question/challenges", {}],
  ["question/agency", answers],
  ["question/nominees", answers],
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
];

// A normal run tests only the narrowest width, which leaves the least room.
const widths = nightly ? [320, 768, 1280] : [320];

// The server builds the pseudo-languages on the first request, which takes longer than loading a
// page.
test.beforeAll(async ({ baseURL }) => {
  await fetch(new URL("/languages/index.html", baseURL));
});

async function openLanguage(page, name) {
  await page.goto(`/languages/${name}.html`);
  await page.evaluate(() => document.querySelector("ice-access-guide").ready);
}

/** Shows a screen and opens every collapsed part of the screen. */
async function show(page, name, answers) {
  expect(await restore(page, name, answers)).toEqual([]);
  await expandDetails(page);
}

/**
 * Returns the faults of the screen: words outside of brackets, unmatched brackets, and attributes
 * such as `aria-label` whose text is not in brackets.
 */
const unbracketed = (page) =>
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
const misplaced = (page) =>
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

// In a normal run, each language is tested on every second screen.
for (const [index, tag] of ["en-XA", "ar-XB"].entries()) {
  test(`every text comes from the content in ${tag}`, async ({ page }) => {
    await openLanguage(page, tag);
    for (const [name, answers] of sample(screens, 2, index)) {
      await show(page, name, answers);
      expect(await unbracketed(page), name).toEqual([]);
      expect(await page.title(), name).toMatch(/^(\u2066.*\u2069|\[.*\])$/);
    }
  });

  for (const width of widths) {
    test(`no text is cut off or overlaps another in ${tag} at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await openLanguage(page, tag);
      for (const [name, answers] of sample(screens, 2, index + 1)) {
        await show(page, name, answers);
        expect(await misplaced(page), name).toEqual([]);
      }
    });
  }
}

test("error messages and source dialogs come from the content", async ({ page }) => {
  await openLanguage(page, "ar-XB");
  await show(page, "question/agency", {});
  await page.locator("button[type=submit]").click();
  await expect(page.locator(".iag-alert")).toBeVisible();
  expect(await unbracketed(page)).toEqual([]);
  expect(await page.title()).toMatch(/^\[.*\]$/);
  await show(page, "program/best", {});
  await page.locator(".iag-cite").first().click();
  const source = page.locator("dialog.iag-source");
  await expect(source).toBeVisible();
  await expect(source.locator("[lang=en][dir=ltr]").first()).toBeVisible();
  expect(await unbracketed(page)).toEqual([]);
});

test("a right-to-left language mirrors the layout", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openLanguage(page, "ar-XB");
  await show(page, "question/challenges", {});
  const root = page.locator(".iag");
  await expect(root).toHaveAttribute("lang", "ar-XB");
  await expect(root).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar-XB");
  const box = async (selector) => page.locator(selector).first().boundingBox();
  const expectRightOf = async (right, left) => {
    const [leftBox, rightBox] = [await box(left), await box(right)];
    expect(rightBox.x, `${right} is to the right of ${left}`).toBeGreaterThanOrEqual(
      leftBox.x + leftBox.width - 1,
    );
  };
  // Longer words may wrap the content of the bar onto a second line, so the test measures only the
  // two ends of the bar. The guide's name begins at the right end, and the links end at the left
  // end.
  const [bar, name, nav] = [
    await box(".iag-bar .iag-wrap"),
    await box(".iag-mark"),
    await box(".iag-bar nav"),
  ];
  const margin = nav.x - bar.x;
  expect(margin, "the links end where the bar ends, on the left").toBeLessThan(bar.width / 10);
  expect(
    bar.x + bar.width - name.x - name.width,
    "the name begins where the bar begins, on the right",
  ).toBeCloseTo(margin, 0);
  await expectRightOf(".iag-tile .iag-box", ".iag-tile .iag-label");
  await expectRightOf(".iag-question", ".iag-sofar");
  await expectRightOf(".iag-disc .iag-glyph-chevron", ".iag-disc summary span");
  expect(
    await page
      .locator(".iag-disc .iag-glyph-chevron")
      .first()
      .evaluate((each) => getComputedStyle(each).scale),
  ).toBe("-1 1");
  const [first, second] = await page.locator(".iag-segments i").evaluateAll((all) =>
    all.map((each) => each.getBoundingClientRect().x),
  );
  expect(first).toBeGreaterThan(second);
  await show(page, "program/287g", {});
  const [earliest, latest] = await page.locator(".iag-timeline-picture text").evaluateAll((all) =>
    all.map((each) => ({ year: Number(each.textContent), x: each.getBoundingClientRect().x })),
  );
  expect(earliest.year).toBeLessThan(latest.year);
  expect(earliest.x).toBeGreaterThan(latest.x);
});

for (const [tag, forward, back] of [
  ["en-XA", "ArrowRight", "ArrowLeft"],
  ["ar-XB", "ArrowLeft", "ArrowRight"],
]) {
  test(`a lesson in ${tag} goes forward with ${forward}`, async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openLanguage(page, `present-${tag}`);
    await page.evaluate(
      (id) => document.querySelector("ice-access-guide").goTo(`scenario/${id}`),
      catalog.scenarios[0].id,
    );
    const [rows, revealed] = [
      page.locator(".iag-class-rows > li"),
      page.locator(".iag-class-answer"),
    ];
    await expect(page.locator(".iag-class-story")).toBeVisible();
    await page.locator("[data-part=heading]").focus();
    expect(await misplaced(page)).toEqual([]);
    await page.keyboard.press(forward);
    await expect(rows.first()).toBeVisible();
    await page.keyboard.press(forward);
    await page.keyboard.press(forward);
    await expect(revealed).toHaveCount(2);
    expect(await unbracketed(page)).toEqual([]);
    expect(await misplaced(page)).toEqual([]);
    await page.keyboard.press(back);
    await expect(revealed).toHaveCount(1);
  });
}

test("untranslated texts are in English and marked as English", async ({ page }) => {
  await openLanguage(page, "qaa");
  await show(page, "question/agency", {});
  const root = page.locator(".iag");
  await expect(root).toHaveAttribute("lang", "qaa");
  const question = catalog.questions.find(({ id }) => id === "agency");
  const english = page.locator(".iag-question [lang=en][dir=ltr]");
  await expect(english).toHaveText(question.text);
  await expect(page.locator(".iag-label [lang=en]").first()).toHaveText(question.choices[0].label);
  // Interface messages are translated. Only a text that is inserted into a message may be in
  // English.
  await expect(page.locator("button[type=submit]")).toHaveText(/^\[[\p{Script=Hebrew} ]+\]$/u);
  await expect(page.locator("button[type=submit] [lang]")).toHaveCount(0);
  // A document's title cannot contain markup, so Unicode isolates mark the direction of the English
  // text.
  expect(await page.title()).toContain(`\u2066${question.text}\u2069`);
  await show(page, "review", {});
  expect(await unbracketed(page)).toEqual([]);
});

test("only the catalog of the selected language is fetched", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const fetchedCatalogs = () =>
    fetched.splice(0).flatMap((path) =>
      /(catalog.*)-[0-9a-f]{16}\.json$/.exec(path)?.slice(1) ?? [],
    );
  await openLanguage(page, "ar-XB");
  expect(fetchedCatalogs()).toEqual(["catalog-ar-XB-first", "catalog-ar-XB"]);
  // The element uses the language of the page around it, even if the page's `lang` specifies a
  // variant of that language.
  await openLanguage(page, "inherited");
  expect(fetchedCatalogs()).toEqual(["catalog-ar-XB-first", "catalog-ar-XB"]);
  await expect(page.locator(".iag")).toHaveAttribute("lang", "ar-XB");
  await openLanguage(page, "index");
  expect(fetchedCatalogs()).toEqual(["catalog-first", "catalog"]);
  await expect(page.locator(".iag")).toHaveAttribute("lang", "en");
  await expect(page.locator(".iag")).toHaveAttribute("dir", "ltr");
});

test("answers, reports and links work across languages", async ({ page }) => {
  await openLanguage(page, "ar-XB");
  await show(page, "take", answers);
  const [report, link] = await page.evaluate(() => [
    document.querySelector("ice-access-guide").export("json"),
    guide().querySelector(".iag-shared").value,
  ]);
  // The test changes the language while the guide runs. The answers stay.
  await page.evaluate(() => (document.querySelector("ice-access-guide").lang = "en"));
  await expect(page.locator(".iag")).toHaveAttribute("lang", "en");
  const english = await page.evaluate(async () => {
    const element = await document.querySelector("ice-access-guide").ready;
    return { answers: element.answers().answers, report: JSON.parse(element.export("json")) };
  });
  const original = JSON.parse(report);
  expect(english.answers).toEqual(original.answers);
  expect(english.report.rules).toEqual(original.rules);
  const verdicts = ({ assessments }) =>
    assessments.map(({ program, agreement, verdict }) => [program, agreement, verdict]);
  expect(verdicts(english.report)).toEqual(verdicts(original));
  // The link also works on a page in another language.
  await page.goto("about:blank");
  await page.goto(`/languages/en-XA.html${new URL(link).hash}`);
  await expect.poll(() =>
    page.evaluate(() => document.querySelector("ice-access-guide").answers().answers),
  ).toEqual(original.answers);
});
