// End-to-end tests of the guide in pseudo-languages, which languages.mjs builds. In en-XA and
// ar-XB, every text is 40 percent longer and in brackets; en-XA is written from left to right,
// ar-XB from right to left. In qaa, only the messages of the interface are translated. Text outside
// of brackets does not come from the content, and text without its closing bracket has been cut
// off.
import { readFileSync } from "node:fs";
import { nightly, sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import {
  answers,
  misplaced,
  openLanguage,
  screens,
  show,
  unbracketed,
} from "./language-checks.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

// A normal run tests only the narrowest width, which leaves the least room.
const widths = nightly ? [320, 768, 1280] : [320];

// The server builds the pseudo-languages on the first request, which takes longer than loading a
// page.
test.beforeAll(async ({ baseURL }) => {
  await fetch(new URL("/languages/index.html", baseURL));
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
  expect(fetchedCatalogs()).toEqual(["catalog-ar-XB-initial", "catalog-ar-XB"]);
  // The element uses the language of the page around it, even if the page's `lang` specifies a
  // variant of that language.
  await openLanguage(page, "inherited");
  expect(fetchedCatalogs()).toEqual(["catalog-ar-XB-initial", "catalog-ar-XB"]);
  await expect(page.locator(".iag")).toHaveAttribute("lang", "ar-XB");
  await openLanguage(page, "index");
  expect(fetchedCatalogs()).toEqual(["catalog-initial", "catalog"]);
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
