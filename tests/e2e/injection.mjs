// Fixture and helpers of the tests that enter hostile texts into the guide (injection*.spec.mjs).
import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { nightly } from "../depth.mjs";
import { pageNames } from "./page-names.mjs";

export { expect };

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
export const format = "ice-access-guide/answers@1";
export const answers = { challenges: ["gangs", "custody_status", "ice_handover"], custody: "jail" };

/**
 * The Playwright `test`, with a `page` that records requests after loading and any sign that an
 * injected text has had an effect. `page.expectNoEffect` asserts that there are none.
 */
export const test = base.extend({
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
export const injectedOn = (page) => page.evaluate(() => injectedNodes());

/** Goes to a page of the guide and waits until that page is rendered. */
export const openPage = (page, name) => page.evaluate((name) => goTo(name), name);

/**
 * Goes through screens in a single call to the browser. Returns what `injectedNodes` finds on each
 * screen.
 */
export const injectedOnScreens = (page, screens) =>
  page.evaluate(async (screens) => {
    const found = {};
    for (const name of screens) {
      await goTo(name);
      found[name] = injectedNodes();
    }
    return found;
  }, screens);

/** Returns the names of pages of this catalog, at least one of each kind. */
export function screensOf({ programs, options: [option], scenarios: [scenario] }) {
  const programPages = [
    programs.at(0),
    programs.find(({ agreements }) => agreements.length > 1),
  ].map(({ id }) => `program/${id}`);
  return [
    ...pageNames,
    "question/challenges",
    ...programPages,
    `option/${option.id}`,
    `scenario/${scenario.id}`,
    `handout/${scenario.id}`,
  ];
}

/**
 * Returns a copy of the catalog `from`. If `field` is "text", `text` replaces every text that users
 * read, except the messages of the interface; if it is "address", every web address.
 */
export function fillTexts(text, field = "text", from = catalog) {
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
export const baseCatalog = async (page) =>
  nightly ? catalog : await (await page.request.get("/fixture/catalog.json")).json();

/**
 * Sets the element's catalog. Returns the errors: an empty list if the guide accepts the catalog.
 */
export const setCatalog = (page, catalog) =>
  page.evaluate(async (catalog) => {
    rejections.length = 0;
    guide().catalog = catalog;
    await new Promise((resolve) => setTimeout(resolve));
    await guide().ready;
    return rejections.map(({ code, message, problems }) => [
      code,
      message.slice(0, 200),
      problems?.[0]?.slice(0, 200),
    ]);
  }, catalog);
