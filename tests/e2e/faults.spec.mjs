// Every file that a page of the guide loads, in every way it can be wrong, one after another. Either all works, or the person
// reads a sentence and has a way on; what they ticked is there again once what was wrong is mended; and nothing is silent.
import { test as base, expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import { types } from "../../preview/content-types.mjs";

// The worker that keeps files has tests of its own: here every request is to reach the network.
const test = base.extend({ serviceWorkers: "block" });

// ---------- what there is, from what was built ----------

const release = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice("dist/".length))
  .filter((name) => !name.startsWith("npm/"));

/** What nothing loads by itself: a person follows a link to it, or a developer reads it. */
const readElsewhere = /^(catalog\.json|ice-access-guide\.html|(embed\/)?(handbook\.(html|css)|THIRD-PARTY\.txt)|embed\/(catalog\.schema\.json|report\.schema\.json|custom-elements\.json|fallback\.html|snippet\.html|integrity\.json|ice-access-guide\.d\.ts|frame\.js))$/;

const content = (name) => readFileSync(`dist/${name}`);
const isText = (name) => [".css", ".html", ".js", ".json", ".webmanifest"].includes(extname(name));

/** All files that are named in a file, and in those, and so on. */
function loadedFrom(first) {
  const found = new Set([first]);
  for (const name of found) {
    if (!isText(name) || extname(name) === ".json") continue;
    const text = content(name).toString();
    const folder = name.includes("/") ? "embed/" : "";
    for (const other of release) {
      const named = other.startsWith("embed/") && folder ? other.slice("embed/".length) : other;
      if (other !== first && !readElsewhere.test(other) && text.includes(`${named}`)) found.add(other);
    }
  }
  found.delete(first);
  return [...found].sort();
}

/** The guide's own page, a page of others, and the page that stands in frames. */
const places = {
  // The style sheet of the first screens stands in the page itself.
  "its own page": { path: "./#/question/challenges", files: loadedFrom("index.html").filter((name) => !/\/guide-[0-9a-f]{16}\.css$/.test(name)) },
  "a page of others": { path: "/hosts/plain.html", files: ["embed/ice-access-guide.js", ...loadedFrom("embed/ice-access-guide.js")] },
  "a frame": { path: "embed/frame.html", files: loadedFrom("embed/frame.html").filter((name) => /frame/.test(name)) },
};

/** The same kind of file as another build would have it: it can be read, and is not the one that is asked for. */
function ofAnotherBuild(name) {
  const whole = content(name);
  switch (extname(name)) {
    case ".json":
      return JSON.stringify({ ...JSON.parse(whole), more: 1 });
    case ".wasm":
      // A section of its own that nothing reads.
      return Buffer.concat([whole, Buffer.from([0, 2, 1, 65])]);
    case ".js":
      // Another build names files that are not there.
      return whole.toString().replace(/-[0-9a-f]{16}\./g, "-0000000000000000.");
    case ".css":
      return `${whole} .of-another-build { color: red; }`;
    default:
      return whole;
  }
}

const faults = {
  missing: () => ({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }),
  "cut off": (name) => ({ contentType: types[extname(name)], body: content(name).subarray(0, content(name).length / 2) }),
  "of another type": (name) => ({ contentType: "text/html", body: content(name) }),
  changed: (name) => {
    const body = Buffer.from(content(name));
    body[Math.floor(body.length / 2)] ^= 1;
    return { contentType: types[extname(name)], body };
  },
  "of another build": (name) => ({ contentType: types[extname(name)], body: ofAnotherBuild(name) }),
};

// ---------- what a person does and sees ----------

const gangs = (page) => page.getByLabel("Gangs", { exact: true });

/** Whether the guide is whole and can be used. */
const isReady = (page) => page.evaluate(() => Promise.race([
  customElements.whenDefined("ice-access-guide").then(() => document.querySelector("ice-access-guide").ready).then(() => true),
  new Promise((later) => setTimeout(later, 50, false)),
]));

/** Whether the script that defines the element never ran. */
const isPlain = (page) => page.evaluate(() => customElements.get("ice-access-guide") === undefined);

/** The sentence that a person reads, or the list that stands in for the guide. */
const sentence = (page) => page.getByRole("alert");
const instead = (page) => page.locator("ice-access-guide .own, ice-access-guide table").filter({ visible: true }).first();

/** Waits for how it ends: "works", or "told" where the guide is not there. */
async function ending(page) {
  let how = null;
  await expect
    .poll(async () => {
      if (await isReady(page)) how = "works";
      else if (await sentence(page).count()) how = "told";
      // The script that defines the element is lost: the element stays a plain one.
      else if (await isPlain(page)) how = "told";
      return how;
    }, { timeout: 20_000, intervals: [50] })
    .not.toBeNull();
  return how;
}

/** Ticks what can be ticked before the fault comes to light, if anything can be. */
async function tick(page, name) {
  // Nothing is there to be ticked before the first part is, and nothing of it comes without its script and its styles.
  const early = page.url().includes("#/question") ? !/ice-access-guide\.js$/.test(name) : /later|catalog-[0-9a-f]{16}/.test(name);
  if (!early) return false;
  if (!page.url().includes("#/question")) await page.getByRole("button", { name: "Start" }).click();
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click({ timeout: 5_000 });
  return true;
}

for (const [place, { path, files }] of Object.entries(places)) {
  for (const name of files) {
    test(`${name} on ${place}: ${Object.keys(faults).join(", ")}`, async ({ browser, baseURL }) => {
      test.slow();
      for (const [fault, answer] of Object.entries(faults)) {
        await test.step(fault, async () => {
          const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
          const page = await context.newPage();
          const said = [];
          page.on("console", (message) => said.push(message.text()));
          page.on("pageerror", (error) => said.push(error.message));
          await page.addInitScript(() => {
            globalThis.told = [];
            addEventListener("iag-error", ({ detail }) => told.push(detail.message));
          });
          let release;
          const held = new Promise((resolve) => (release = resolve));
          let asked = 0;
          await page.route(`**/${name}`, async (route) => {
            asked += 1;
            await held;
            await route.fulfill(answer(name));
          });
          const going = page.goto(path, { waitUntil: "commit" });
          await going;
          const ticked = await tick(page, name).catch(() => false);
          release();
          await page.waitForLoadState("load");
          const how = await ending(page);
          const where = `${fault} ${name} on ${place}`;
          // The list of files is of what is really asked for; a browser asks for icons and the manifest only to install a page.
          if (!/manifest|icon|sw\.js/.test(name)) expect(asked, `${where}: it was asked for`).toBeGreaterThan(0);
          if (how === "told") {
            const told = await page.evaluate(() => globalThis.told);
            expect.soft([...said, ...told].length, `${where}: a word for the developer`).toBeGreaterThan(0);
            await expect.soft(instead(page), `${where}: something to read instead`).toBeVisible();
            // Nothing of the guide runs without its script: a page of others has its own content then, and a frame the list.
            const isAlone = place !== "its own page" && (await isPlain(page));
            if (!isAlone || place === "a frame") {
              const link = page.getByRole("link", { name: "Everything on one page, to read or print" }).filter({ visible: true });
              await expect.soft(link.first(), `${where}: a way to the handbook`).toBeVisible();
            }
            if (!isAlone) await expect.soft(sentence(page), `${where}: a sentence`).toContainText("The guide could not start.");
            await page.unroute(`**/${name}`);
            // A page with the script of another build can only be loaded anew: that is offered once trying again was in vain.
            const again = page.getByRole("button", { name: "Try again" });
            const reload = page.getByRole("button", { name: "Reload the page" });
            if (await again.count()) await again.click();
            await expect.poll(async () => (await isReady(page)) || (await reload.count()) > 0 || isAlone, { intervals: [50] }).toBe(true);
            if (await reload.count()) await reload.click();
            else if (isAlone && !(await isReady(page))) await page.reload();
            await expect.poll(() => isReady(page), { timeout: 20_000, intervals: [50], message: `${where}: it works once it is mended` }).toBe(true);
            if (ticked && !/\.js$/.test(name)) await expect.soft(gangs(page), `${where}: what was ticked is there`).toBeChecked();
          } else {
            if (ticked) await expect.soft(gangs(page), `${where}: what was ticked is there`).toBeChecked();
            await page.evaluate(() => document.querySelector("ice-access-guide").goTo("results"));
            await expect.soft(page.locator(".iag-heading").filter({ visible: true }), where).toBeVisible();
          }
          await context.close();
        });
      }
    });
  }
}

test("every file of the release is loaded by one of these pages, or read elsewhere", async () => {
  const loaded = Object.values(places).flatMap(({ files }) => files);
  const entries = ["index.html", "embed/frame.html"];
  expect(release.filter((name) => ![...loaded, ...entries].includes(name) && !readElsewhere.test(name))).toEqual([]);
});
