// End-to-end tests of the handbook: the whole content as one static page without scripts, to which
// a link leads wherever the guide cannot run. The last two tests are about the compressed files of
// the release.
import { expect, test } from "@playwright/test";
import axe from "axe-core";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressible } from "../../web/build/compress.mjs";
import { nightly, sample } from "../depth.mjs";
import { waitForProgram } from "./guide.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const link = catalog.words["embed.handbook"];

/** Asserts that the page is the handbook, with every program and option and with its own styles. */
async function expectHandbook(page) {
  await expect(page.locator("h1")).toHaveText("ICE ACCESS Guide: the handbook");
  // A browser renders the first heading while most of the page is still loading.
  await page.waitForLoadState("load");
  const headings = page.locator("h2:visible");
  const all = new Set(await headings.allInnerTexts());
  for (const { name } of [...catalog.programs, ...catalog.options]) expect(all).toContain(name);
  await expect(page.locator(".column").first()).toBeHidden();
}

test("without JavaScript the page links to the handbook", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto("./");
  await page.locator("ice-access-guide").getByRole("link", { name: link }).click();
  await expectHandbook(page);
  await page.getByRole("link", { name: "Jail Enforcement Model", exact: true }).click();
  await expect(
    page.getByRole("heading", { level: 3, name: "Jail Enforcement Model" }),
  ).toBeInViewport();
  // The link after a statement leads to the source that it cites.
  const mark = page.locator("#program-287g-jem small a").first();
  await mark.click();
  const source = page.locator(":target");
  await expect(source).toBeInViewport();
  await expect(source).toContainText("primary source");
  await page.close();
});

test("without JavaScript the frame links to the handbook", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto("./embed/frame.html");
  await page.getByRole("link", { name: link }).click();
  await expectHandbook(page);
  await page.close();
});

test("the guide's own page links to the handbook", async ({ page }) => {
  await page.goto("./");
  await waitForProgram(page);
  await page.getByRole("link", { name: link }).click();
  await expectHandbook(page);
});

test("the notice of a failed start links to the handbook", async ({ page }) => {
  await page.goto("/hosts/lost.html");
  await page.getByRole("alert").getByRole("link", { name: link }).click();
  await expect(page).toHaveURL(/\/lost\/embed\/handbook\.html$/);
  await expectHandbook(page);
});

test("the handbook opens from a disk with its styles", async ({ page }) => {
  const messages = [];
  page.on("console", (message) => messages.push(message.text()));
  for (const folder of ["dist", "dist/embed"]) {
    await page.goto(pathToFileURL(resolve(folder, "handbook.html")).href);
    await expectHandbook(page);
  }
  expect(messages).toEqual([]);
});

for (const width of sample([320, 390, 1280], 2)) {
  test(`the handbook does not scroll sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("./handbook.html");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  });
}

const allRules = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
};
// axe takes minutes to check these rules on a page of this length, so it checks them only on the
// parts in `onePartOfEachKind`.
const slowRules = ["color-contrast", "target-size"];
/** Returns the violations of these rules that axe finds in the parts `container` of the page. */
async function violationsIn(page, container, rules) {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ([container, options]) => {
      const { violations } = await globalThis.axe.run(container, {
        ...options,
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
    },
    [container, rules],
  );
}

/** Selectors of parts that together contain every kind of component in the handbook. */
const parts = [
  "header",
  "nav",
  "#about",
  "#program-lesc",
  "#option-no-agreement",
  "#law",
  "#compare tr:nth-child(2)",
  "#question-custody",
  "#source-ice-access-list",
];
const onePartOfEachKind = { include: parts.map((part) => [part]) };

if (nightly) {
  test("axe finds nothing in the whole handbook", async ({ page }) => {
    await page.goto("./handbook.html");
    const rules = Object.fromEntries(slowRules.map((rule) => [rule, { enabled: false }]));
    expect(await violationsIn(page, "html", { runOnly: allRules, rules })).toEqual([]);
  });
}

for (const [colorScheme, width] of sample(
  [
    ["light", 320],
    ["light", 1280],
    ["dark", 1280],
  ],
  3,
  2,
)) {
  test(`axe finds nothing in the handbook, ${colorScheme}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await page.goto("./handbook.html");
    expect(await violationsIn(page, onePartOfEachKind, { runOnly: allRules })).toEqual([]);
  });
}

test("in print each program begins a page, and sources have addresses", async ({ page }) => {
  await page.goto("./handbook.html");
  const path = join(mkdtempSync(join(tmpdir(), "guide-")), "handbook.pdf");
  writeFileSync(path, await page.pdf({ format: "Letter", preferCSSPageSize: true }));
  const pages = execFileSync("pdftotext", ["-raw", path, "-"], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  }).split("\f");
  const withoutSpace = (text) => text.replace(/\s+/g, "");
  const texts = pages.map((each) => withoutSpace(each));
  for (const each of [...catalog.programs, ...catalog.options]) {
    const start = withoutSpace(each.name + each.summary.text);
    expect(texts.filter((text) => text.startsWith(start)).length, each.name).toBe(1);
  }
  const document = texts.join("");
  for (const program of catalog.programs) {
    for (const requirement of program.agreements.flatMap((each) => each.requirements)) {
      expect(document).toContain(withoutSpace(requirement.text));
    }
  }
  for (const { title, url } of catalog.sources) {
    expect(document).toContain(withoutSpace(title));
    if (url) expect(document).toContain(withoutSpace(url));
  }
  // The header of the comparison table is repeated on each printed page of the table.
  const tablePages = texts.filter((text) =>
    text.includes("TaskForceModelKeepcurrentpractice:noagreement"),
  );
  expect(tablePages.length).toBeGreaterThan(1);
});

test("the handbook is available offline", async ({ page, context }) => {
  await page.goto("./");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await waitForProgram(page);
  await context.setOffline(true);
  await page.goto("./handbook.html");
  await expectHandbook(page);
});

test("compressible files exist as .br and .gz and are not referenced", async () => {
  const names = await compressible("dist");
  for (const wanted of [
    "index.html",
    "handbook.html",
    "offline.js",
    "sw.js",
    "manifest.webmanifest",
    "embed/handbook.html",
    "embed/ice-access-guide.js",
  ]) {
    expect(names).toContain(wanted);
  }
  const pinned = Object.keys(JSON.parse(readFileSync("dist/embed/integrity.json", "utf8"))).filter(
    (name) => name.endsWith(".wasm"),
  );
  expect(names.filter((name) => name.endsWith(".wasm"))).toEqual(
    pinned.map((name) => `embed/${name}`).sort(),
  );
  expect(pinned).not.toEqual([]);
  for (const name of names) {
    const bytes = readFileSync(join("dist", name));
    expect(brotliDecompressSync(readFileSync(join("dist", `${name}.br`))).equals(bytes), name).toBe(
      true,
    );
    expect(gunzipSync(readFileSync(join("dist", `${name}.gz`))).equals(bytes), name).toBe(true);
  }
  for (const list of ["sw.js", "embed/integrity.json"]) {
    expect(readFileSync(join("dist", list), "utf8")).not.toMatch(/\.(br|gz)\b/);
  }
});

test("the server selects an encoding that the browser accepts", async ({ request }) => {
  const file = readFileSync("dist/handbook.html");
  for (const [accepted, encoding] of [
    ["gzip, br", "br"],
    ["gzip", "gzip"],
    ["identity", undefined],
  ]) {
    const response = await request.get("./handbook.html", {
      headers: { "accept-encoding": accepted },
    });
    expect(response.headers()["content-encoding"]).toBe(encoding);
    expect((await response.body()).equals(file)).toBe(true);
  }
});
