// End-to-end tests that enter hostile texts into every input of the guide and check its screens and
// exports: no script runs, nothing is fetched, and formulas, Markdown and addresses stay text. The
// guide's own page enforces Trusted Types, so the browser also reports attempts to create markup
// from a text.
import { sample } from "../depth.mjs";
import { deep, polluting, texts } from "./hostile.mjs";
import { answers, expect, format, injectedOn, openPage, test } from "./injection.mjs";

test("hostile texts in a link are rejected with a message", async ({ page }) => {
  await page.openGuide();
  for (const [what, text] of sample(Object.entries(texts), 3)) {
    await page.evaluate((text) => (location.hash = `#/shared/${text.slice(0, 50_000)}`), text);
    await expect.soft(page.locator(".iag-notice"), what).toContainText("The link is damaged");
    await page.getByRole("button", { name: "Close this message" }).click();
    // In place of a page's name in the address, the text creates no element or link either.
    await page.evaluate((text) => (location.hash = `#/${text.slice(0, 50_000)}`), text);
    expect.soft(await injectedOn(page), what).toEqual([]);
  }
  await page.expectNoEffect("links");
});

/**
 * Returns the contents of four files: the text itself, the text as a JSON string, and two reports
 * with the text in their fields.
 */
const reports = (text) => [
  text,
  JSON.stringify(text),
  JSON.stringify({
    format: text,
    as_of: text,
    made: text,
    catalog: text,
    rules: text,
    answers: text,
    assessments: text,
  }),
  JSON.stringify({
    format: "ice-access-guide/1",
    as_of: "2026-11-25",
    catalog: text,
    rules: text,
    answers: { [text]: text, challenges: [text], custody: text },
    assessments: [{ program: text, agreement: text, verdict: text }],
  }),
];

test("hostile texts in a file are rejected or ignored", async ({ page }) => {
  await page.openGuide("./#/take");
  // A normal run tests each text in one of the four files, the nightly run in all of them.
  const filesOf = ([what, text], index) =>
    sample(reports(text), 4, index).map((report) => [what, report]);
  const files = [
    ...sample(Object.entries(texts), 4).flatMap(filesOf),
    ...[...polluting, deep(1_000), deep(100_000)].map((text) => [text.slice(0, 40), text]),
  ];
  for (const [what, report] of files) {
    await openPage(page, "take");
    await page.evaluate((report) => {
      const input = guide().shadowRoot.querySelector("[data-part=report-file]");
      const files = new DataTransfer();
      files.items.add(new File([report], "report.json", { type: "application/json" }));
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, report);
    await expect.soft(page.locator(".iag-notice"), what).toBeVisible();
    expect.soft(await injectedOn(page), what).toEqual([]);
    await page.getByRole("button", { name: "Close this message" }).click();
  }
  await page.expectNoEffect("files");
});

test("hostile texts in options are rejected by name", async ({ page }) => {
  await page.openGuide("/hosts/plain.html");
  const options = [
    "theme",
    "mode",
    "start",
    "programs",
    "as-of",
    "heading-level",
    "lang",
    "storage",
    "catalog-src",
  ];
  for (const [what, text] of sample(Object.entries(texts), 3, 1)) {
    const errors = await page.evaluate(
      async ([options, text]) => {
        rejections.length = 0;
        // `catalog-src` is left out, because the guide would fetch the address in it, as it
        // should.
        for (const name of options.filter((name) => name !== "catalog-src")) {
          guide().setAttribute(name, text);
        }
        await new Promise((resolve) => setTimeout(resolve));
        await guide().ready;
        const found = rejections.map(({ option }) => option);
        for (const name of options) guide().removeAttribute(name);
        await new Promise((resolve) => setTimeout(resolve));
        await guide().ready;
        return found;
      },
      [options, text],
    );
    for (const name of ["theme", "mode", "as-of", "heading-level", "storage"]) {
      expect.soft(errors, `${what} as ${name}`).toContain(name);
    }
    expect.soft(await injectedOn(page), what).toEqual([]);
  }
  await page.expectNoEffect("options");
});

test("hostile texts in scenarios stay plain text", async ({ page }) => {
  await page.openGuide("./#/scenarios");
  await page.evaluate((state) => guide().restore(state), { format, page: "scenarios", answers });
  for (const [what, text] of sample(Object.entries(texts), 3, 2)) {
    const short = text.slice(0, 3_000);
    await openPage(page, "scenarios");
    await page.evaluate(
      ([text, short]) => {
        const root = guide().shadowRoot;
        root.querySelector("[data-part=scenario-title]").value = text;
        root.querySelector("[data-part=scenario-story]").value = text;
        const input = root.querySelector("[data-part=scenario-files]");
        const files = new DataTransfer();
        const scenario = {
          id: "own-scenario",
          title: short,
          story: [short],
          answers: { challenges: ["gangs"] },
          as_of: "2026-11-25",
          discuss: [short],
          expected: [{ agreements: ["community-shield"], verdict: "fits", because: short }],
        };
        files.items.add(new File([JSON.stringify(scenario)], `${short.slice(0, 20)}.json`));
        input.files = files.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      [text, short],
    );
    await expect.soft(page.locator(".iag-notice"), what).toBeVisible();
    expect.soft(await injectedOn(page), what).toEqual([]);
    await page.getByRole("button", { name: "Close this message" }).click();
  }
  await page.expectNoEffect("scenarios");
});
