// End-to-end tests that enter hostile texts into every input of the guide and check its screens and
// exports: no script runs, nothing is fetched, and formulas, Markdown and addresses stay text. The
// guide's own page enforces Trusted Types, so the browser also reports attempts to create markup
// from a text.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { nightly, sample } from "../depth.mjs";
import { deep, polluting, texts } from "./hostile.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const format = "ice-access-guide/answers@1";
const answers = { challenges: ["gangs", "custody_status", "ice_handover"], custody: "jail" };

/**
 * The Playwright `test`, with a `page` that records requests after loading and any sign that an
 * injected text has run. `page.expectNoEffect` asserts that there are none.
 */
const test = base.extend({
  page: async ({ page }, use) => {
    const [requests, effects] = [[], []];
    let loaded = false;
    page.on(
      "request",
      (request) => loaded && !/^(blob|data):/.test(request.url()) && requests.push(request.url()),
    );
    page.on("pageerror", (error) => effects.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      effects.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", () => effects.push("a window was opened"));
    await page.addInitScript(() => {
      globalThis.guide = () => document.querySelector("ice-access-guide");
      globalThis.goTo = (name) => {
        guide().goTo(name);
        return new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
      };
      globalThis.rejections = [];
      addEventListener("iag-error", ({ detail }) => rejections.push(detail));
      globalThis.violations = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, sample }) =>
        violations.push(`${violatedDirective} ${sample}`),
      );
    });
    await page.addInitScript(`globalThis.injectedNodes = ${injectedNodes}`);
    page.openGuide = async (path = "./") => {
      await page.goto(path);
      await page.evaluate(() =>
        customElements.whenDefined("ice-access-guide").then(() => guide().ready),
      );
      loaded = true;
    };
    page.expectNoEffect = async (what) => {
      expect.soft(
        await page.evaluate(() => [globalThis.ran, Object.prototype.ran]),
        `${what}: no script ran`,
      ).toEqual([undefined, undefined]);
      expect
        .soft(await page.evaluate(() => violations), `${what}: no policy violation`)
        .toEqual([]);
      expect.soft(requests, `${what}: no request`).toEqual([]);
      expect.soft(effects, `${what}: no error, dialog or window`).toEqual([]);
    };
    await use(page);
    await page.expectNoEffect("at the end");
  },
});

/**
 * Runs in the page. Returns the elements and links that the guide itself never renders, so that an
 * injected text must have created them.
 */
function injectedNodes() {
  const root = guide().shadowRoot;
  const elements = [
    ...root.querySelectorAll("script, img, iframe, object, embed, link, style, base, meta"),
  ];
  const links = [...root.querySelectorAll("a[href]")].map((each) => each.getAttribute("href"));
  return [
    ...elements.map((each) => each.outerHTML.slice(0, 80)),
    ...links.filter((href) => !/^(#\/|https:\/\/)/.test(href)),
  ];
}

/** Returns what `injectedNodes` finds on the current screen. */
const injectedOn = (page) => page.evaluate(() => injectedNodes());

/** Goes to a page of the guide and waits until that page is rendered. */
const openPage = (page, name) => page.evaluate((name) => goTo(name), name);

/**
 * Goes through screens in a single call to the browser. Returns what `injectedNodes` finds on each
 * screen.
 */
const injectedOnScreens = (page, screens) =>
  page.evaluate(async (screens) => {
    const found = {};
    for (const name of screens) {
      await goTo(name);
      found[name] = injectedNodes();
    }
    return found;
  }, screens);

/** Returns the names of pages of this catalog, at least one of each kind. */
function screensOf({ programs, options: [option], scenarios: [scenario] }) {
  const programPages = [
    programs.at(0),
    programs.find(({ agreements }) => agreements.length > 1),
  ].map(({ id }) => `program/${id}`);
  return [
    "start",
    "question/challenges",
    "questions",
    "review",
    "results",
    "asked",
    "programs",
    ...programPages,
    `option/${option.id}`,
    "compare",
    "words",
    "sources",
    "brief",
    "worksheet",
    "take",
    "scenarios",
    `scenario/${scenario.id}`,
    `handout/${scenario.id}`,
    "booklet",
  ];
}

/**
 * Returns a copy of the catalog `from`. If `field` is "text", `text` replaces every text that users
 * read, except the messages of the interface; if it is "address", every web address.
 */
function fillTexts(text, field = "text", from = catalog) {
  const copy = structuredClone(from);
  const fields = {
    text: [
      "text",
      "hint",
      "label",
      "name",
      "title",
      "short",
      "because",
      "note",
      "publisher",
      "captured_note",
    ],
    address: ["url", "address"],
  }[field];
  const walk = (value, key) => {
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]),
      );
    }
    return typeof value === "string" && fields.includes(key) ? text : value;
  };
  // A very long text replaces only the name of the first program.
  if (text.length > 100_000) {
    copy.programs[0].name = text;
  } else {
    for (const name of Object.keys(copy).filter((name) => name !== "words")) {
      copy[name] = walk(copy[name], name);
    }
  }
  return copy;
}

/**
 * Returns the catalog to fill with texts: in a normal run the fixture, which has every kind of text
 * and loads faster, and in the nightly run the shipped catalog.
 */
const baseCatalog = async (page) =>
  nightly ? catalog : await (await page.request.get("/fixture/catalog.json")).json();

/**
 * Sets the element's catalog. Returns the errors: an empty list if the guide accepts the catalog.
 */
const setCatalog = (page, catalog) =>
  page.evaluate(async (catalog) => {
    rejections.length = 0;
    guide().catalogue = catalog;
    await new Promise((resolve) => setTimeout(resolve));
    await guide().ready;
    return rejections.map(({ code, message, problems }) => [
      code,
      message.slice(0, 200),
      problems?.[0]?.slice(0, 200),
    ]);
  }, catalog);

// In a catalog, the guide rejects texts with markup or invisible characters, and very long texts.
// It shows plain texts that have a meaning elsewhere, such as formulas, as text.
const rejectedTexts = [
  "an image with a handler",
  "a script",
  "signs that turn the direction",
  "signs of no width",
  "signs that are no text",
  "a megabyte",
];
const plainTexts = [
  "a formula",
  "an address of a script",
  "an address in the open",
  "entities",
  "a name of every object",
];

/**
 * The texts of this run. A normal run uses those named in `rejectedTexts` and `plainTexts` and every
 * 24th of the others; the nightly run uses all.
 */
const selectedTexts = Object.entries(texts).filter(([what], index) =>
  nightly || index % 24 === 0 || rejectedTexts.includes(what) || plainTexts.includes(what),
);

test("hostile texts in a catalog are rejected or shown as plain text", async ({ page }) => {
  await page.openGuide();
  const base = await baseCatalog(page);
  const screens = screensOf(base);
  const shownAnswers = nightly ? answers : base.scenarios[0].answers;
  const outcomes = { rejected: [], shown: [] };
  // A normal run checks each text on every twelfth screen, the nightly run on all screens.
  for (const [index, [what, text]] of selectedTexts.entries()) {
    const errors = await setCatalog(page, fillTexts(text, "text", base));
    if (errors.length > 0) {
      outcomes.rejected.push(what);
      expect.soft(errors[0][0], `${what} is rejected as a catalog`).toBe("catalogue");
      continue;
    }
    outcomes.shown.push(what);
    await page.evaluate(
      (state) => guide().restore(state),
      { format, page: "start", answers: shownAnswers },
    );
    for (const [name, found] of Object.entries(
      await injectedOnScreens(page, sample(screens, 12, index)),
    )) {
      expect.soft(found, `${what} on ${name}`).toEqual([]);
    }
    await openPage(page, "programs");
    await expect.soft(page.locator(".iag-list h2").first(), what).toContainText(
      text.toWellFormed(),
    );
    expectInert(
      what,
      await page.evaluate(() => ["csv", "markdown", "json"].map((kind) => guide().export(kind))),
    );
    await page.expectNoEffect(what);
  }
  for (const what of rejectedTexts) expect.soft(outcomes.rejected, what).toContain(what);
  for (const what of plainTexts) expect.soft(outcomes.shown, what).toContain(what);
  await page.expectNoEffect("catalogs");
});

/**
 * Asserts that the text has no effect in the exported files: no CSV cell contains a formula, the
 * Markdown has no unescaped markup, link or address, and the JSON is still a report.
 */
function expectInert(what, [csv, markdown, json]) {
  const cells = csv.replace(/^\ufeff/, "")
    .split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((cell) => cell.replace(/^"|"$/g, ""));
  expect
    .soft(cells.filter((cell) => /^[=+\-@\t＝＋－＠]/.test(cell)), `${what} in the checklist`)
    .toEqual([]);
  expect
    .soft(
      markdown.match(
        /(?<!\\)<[a-z!/]|(?<!\\)\]\(|(?<![\\\w])(?:https?|ftp):\/\/|(?<!\\)&[#a-z]|^(?:\t=)/gim,
      ) ??
        [],
      `${what} in the text`,
    )
    .toEqual([]);
  expect.soft(JSON.parse(json).format, `${what} in the report`).toBe("ice-access-guide/1");
}

test("non-https addresses and prototype pollution are rejected", async ({ page }) => {
  await page.openGuide();
  const base = await baseCatalog(page);
  for (const [what, text] of sample(selectedTexts, 5)) {
    if (/^https:\/\//.test(text) || text.length > 100_000) continue;
    const errors = await setCatalog(page, fillTexts(text, "address", base));
    expect.soft(errors.map(([code]) => code), `${what} as an address`).toEqual(["catalogue"]);
  }
  for (const text of [...polluting, deep(1_000), deep(20_000)]) {
    const errors = await page.evaluate(async (text) => {
      rejections.length = 0;
      guide().catalogue = JSON.parse(text);
      await new Promise((resolve) => setTimeout(resolve));
      await guide().ready;
      return rejections.map(({ code }) => code);
    }, text);
    expect.soft(errors, text.slice(0, 40)).toEqual(["catalogue"]);
  }
  await page.expectNoEffect("addresses");
});

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
    "catalogue-src",
  ];
  for (const [what, text] of sample(Object.entries(texts), 3, 1)) {
    const errors = await page.evaluate(
      async ([options, text]) => {
        rejections.length = 0;
        // `catalogue-src` is left out, because the guide would fetch the address in it, as it
        // should.
        for (const name of options.filter((name) => name !== "catalogue-src")) {
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

test("hostile texts in a catalog are printed as text", async ({ page }) => {
  await page.openGuide();
  const text = texts["a formula"];
  expect(await setCatalog(page, fillTexts(text))).toEqual([]);
  await page.evaluate((state) => guide().restore(state), { format, page: "brief", answers });
  await openPage(page, "brief");
  const path = join(mkdtempSync(join(tmpdir(), "guide-")), "printed.pdf");
  writeFileSync(path, await page.pdf({ format: "Letter" }));
  expect(
    execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).replace(/\s+/g, ""),
  ).toContain(text.replace(/\s+/g, ""));
});
