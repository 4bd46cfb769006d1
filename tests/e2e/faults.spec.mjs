// Each file that a page of the guide loads is broken in one of five ways. Either everything works,
// or the person reads what happened and can go on; answers survive the repair; the console or an
// event reports every fault. Each run breaks every file in one way, and nightly in all of them.
import { test as base, expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import { types } from "../../preview/content-types.mjs";
import { sample } from "../depth.mjs";

// The service worker has tests of its own: here every request has to reach the network.
const test = base.extend({ serviceWorkers: "block" });

// ---------- the files of the release, and how they are broken ----------

const release = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice("dist/".length))
  .filter((name) => !name.startsWith("npm/"));

/** Files that no page loads: a person follows a link to them, or a developer reads them. */
const readElsewhere = /^(catalog\.json|ice-access-guide\.html|(embed\/)?(handbook\.(html|css)|THIRD-PARTY\.txt)|embed\/(catalog\.schema\.json|report\.schema\.json|custom-elements\.json|fallback\.html|snippet\.html|integrity\.json|ice-access-guide\.d\.ts|frame\.js))$/;

const content = (name) => readFileSync(`dist/${name}`);
const isText = (name) => [".css", ".html", ".js", ".json", ".webmanifest"].includes(extname(name));

/** The files that a file names, and those that they name, and so on. */
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

/** The guide's own page, a host page, and the page for frames. */
const places = {
  // The style sheet of the first screens is inlined in the page.
  "its own page": { path: "./#/question/challenges", files: loadedFrom("index.html").filter((name) => !/\/guide-[0-9a-f]{16}\.css$/.test(name)) },
  "a page of others": { path: "/hosts/plain.html", files: ["embed/ice-access-guide.js", ...loadedFrom("embed/ice-access-guide.js")] },
  "a frame": { path: "embed/frame.html", files: loadedFrom("embed/frame.html").filter((name) => /frame/.test(name)) },
};

/** The file as another build would have it: readable, and not the one that the page was built with. */
function ofAnotherBuild(name) {
  const whole = content(name);
  switch (extname(name)) {
    case ".json":
      return JSON.stringify({ ...JSON.parse(whole), more: 1 });
    case ".wasm":
      // One more custom section, which nothing reads.
      return Buffer.concat([whole, Buffer.from([0, 2, 1, 65])]);
    case ".js":
      // Another build names files that this host does not have.
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

// ---------- what a person does and sees ----------

const gangs = (page) => page.getByLabel("Gangs", { exact: true });

/** Whether the whole guide is loaded. Asked again and again, so that a guide that never is does not block. */
const isReady = (page) =>
  page.evaluate(() =>
    Promise.race([
      customElements.whenDefined("ice-access-guide").then(() => document.querySelector("ice-access-guide").ready).then(() => true),
      new Promise((resolve) => setTimeout(resolve, 50, false)),
    ]),
  );

/** Whether the script that defines the element never ran: then the element stays a plain one. */
const isPlain = (page) => page.evaluate(() => customElements.get("ice-access-guide") === undefined);

const alert = (page) => page.getByRole("alert");
/** What is shown in place of the guide: the host's own content, or the list of programs. */
const replacement = (page) => page.locator("ice-access-guide .own, ice-access-guide table").filter({ visible: true }).first();

const poll = (check, message) => expect.poll(check, { intervals: [50], message });

/** Waits until the page has loaded or failed; tells whether the guide works. */
async function works(page) {
  await page.waitForLoadState("load");
  let outcome = null;
  const settled = async () => {
    if (await isReady(page)) outcome = true;
    else if ((await alert(page).count()) > 0 || (await isPlain(page))) outcome = false;
    return outcome;
  };
  await poll(settled, "the guide works or reports its failure").not.toBeNull();
  return outcome;
}

/** Ticks a choice while the broken file is still held back, where the guide can be used without it. */
async function tick(page, name) {
  const isQuestion = page.url().includes("#/question");
  // The first screens need only the script; a host page needs everything but the second part.
  const isUsable = isQuestion ? !/ice-access-guide\.js$/.test(name) : /later|catalog-[0-9a-f]{16}/.test(name);
  if (!isUsable) return false;
  if (!isQuestion) await page.getByRole("button", { name: "Start" }).click();
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  return true;
}

/** Holds requests for a file back until `release` is called, and then answers them with the fault. */
async function withhold(page, name, fault) {
  const broken = { asked: 0 };
  const held = new Promise((resolve) => (broken.release = resolve));
  await page.route(`**/${name}`, async (route) => {
    broken.asked += 1;
    await held;
    await route.fulfill(faults[fault](name));
  });
  return broken;
}

/** Collects what a developer is told: on the console, as an error, and by the guide's event. */
async function reports(page) {
  const logged = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("pageerror", (error) => logged.push(error.message));
  await page.addInitScript(() => {
    globalThis.reported = [];
    addEventListener("iag-error", ({ detail }) => reported.push(detail.message));
  });
  return async () => [...logged, ...(await page.evaluate(() => reported))];
}

/** Whether the guide's script is missing where the host page has its own content to show. */
const isAlone = async (page, place) => place !== "its own page" && (await isPlain(page));

/** The guide failed: the person and the developer are told, and there is a way on. */
async function isReported(page, place, reported) {
  const alone = await isAlone(page, place);
  expect.soft((await reported()).length, "the developer is told").toBeGreaterThan(0);
  await expect.soft(replacement(page), "something is shown in place of the guide").toBeVisible();
  if (!alone || place === "a frame") {
    const link = page.getByRole("link", { name: "Everything on one page, to read or print" }).filter({ visible: true });
    await expect.soft(link.first(), "a link leads to the handbook").toBeVisible();
  }
  if (!alone) await expect.soft(alert(page), "the person is told").toContainText("The guide could not start.");
}

/** The file is whole again: the guide works, by trying again or by reloading the page. */
async function recovers(page, place) {
  const alone = await isAlone(page, place);
  const again = page.getByRole("button", { name: "Try again" });
  // Where the script is of another build, only reloading helps. That is offered once trying again failed.
  const reload = page.getByRole("button", { name: "Reload the page" });
  if (await again.count()) await again.click();
  await poll(async () => (await isReady(page)) || (await reload.count()) > 0 || alone).toBe(true);
  if (await reload.count()) await reload.click();
  else if (alone && !(await isReady(page))) await page.reload();
  await poll(() => isReady(page), "the guide works once the file is whole").toBe(true);
}

async function survives(page, { place, path, name, fault }) {
  const reported = await reports(page);
  const broken = await withhold(page, name, fault);
  await page.goto(path, { waitUntil: "commit" });
  const ticked = await tick(page, name);
  broken.release();
  const working = await works(page);
  // The list of files is of those that are requested. Browsers request icons and the manifest only to install a page.
  if (!/manifest|icon|sw\.js/.test(name)) expect(broken.asked, "the file was requested").toBeGreaterThan(0);
  if (!working) {
    await isReported(page, place, reported);
    await page.unroute(`**/${name}`);
    await recovers(page, place);
  }
  // Reloading the page, which a lost script needs, gives up answers that were not saved.
  if (ticked && (working || !/\.js$/.test(name))) await expect.soft(gangs(page), "the answer is kept").toBeChecked();
  await page.evaluate(() => document.querySelector("ice-access-guide").goTo("results"));
  await expect.soft(page.locator(".iag-heading").filter({ visible: true }), "another page is shown").toBeVisible();
}

const files = Object.entries(places).flatMap(([place, { path, files }]) => files.map((name) => ({ place, path, name })));

files.forEach((file, index) => {
  const kinds = Object.keys(faults);
  for (const fault of sample(kinds, kinds.length, index)) {
    test(`${file.name} on ${file.place} is ${fault}`, ({ page }) => survives(page, { ...file, fault }));
  }
});

test("every file of the release is loaded by one of these pages, or read elsewhere", async () => {
  const loaded = Object.values(places).flatMap(({ files }) => files);
  const entries = ["index.html", "embed/frame.html"];
  expect(release.filter((name) => ![...loaded, ...entries].includes(name) && !readElsewhere.test(name))).toEqual([]);
});
