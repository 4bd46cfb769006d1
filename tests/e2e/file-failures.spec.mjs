// End-to-end tests that break the files which a page of the guide loads, one file at a time and
// each in one of five ways. Either the guide works anyway, or it reports the failure to the user
// and the developer, and works once the file is correct again. Answers stay unless the broken
// file is a script. A normal run breaks each file in one way, the nightly run in all five.
import { test as base, expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import { types } from "../../web/serve/content-types.mjs";
import { sample } from "../depth.mjs";

// Service workers are blocked here so that every request reaches the network. Other tests cover
// service workers.
const test = base.extend({ serviceWorkers: "block" });

const release = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice("dist/".length))
  .filter((name) => !name.startsWith("npm/"));

/** Files that no page of the guide loads. Users follow links to them, or developers use them. */
const notLoaded = [
  /^(catalog\.json|ice-access-guide\.html)$/,
  /^(embed\/)?(handbook\.(html|css)|THIRD-PARTY\.txt)$/,
  /^embed\/(catalog|report)\.schema\.json$/,
  /^embed\/(custom-elements\.json|integrity\.json|ice-access-guide\.d\.ts|frame\.js)$/,
  /^embed\/(fallback|snippet)\.html$/,
];
const isLoaded = (name) => !notLoaded.some((pattern) => pattern.test(name));

const content = (name) => readFileSync(`dist/${name}`);
const isText = (name) => [".css", ".html", ".js", ".json", ".webmanifest"].includes(extname(name));

/**
 * Returns the files of the release whose names appear in the file `first`, or in a file found in
 * this way.
 */
function loadedFrom(first) {
  const found = new Set([first]);
  for (const name of found) {
    if (!isText(name) || extname(name) === ".json") continue;
    const text = content(name).toString();
    const folder = name.includes("/") ? "embed/" : "";
    for (const other of release) {
      const reference = other.startsWith("embed/") && folder ? other.slice("embed/".length) : other;
      if (other !== first && isLoaded(other) && text.includes(`${reference}`)) {
        found.add(other);
      }
    }
  }
  found.delete(first);
  return [...found].sort();
}

/**
 * The guide's own page, a host page, and the page to show in an iframe, each with the files that it
 * loads.
 */
const entryPages = {
  // This page contains the style sheet of the first screens inline, so it does not load that file.
  "its own page": {
    path: "./#/question/challenges",
    files: loadedFrom("index.html").filter((name) => !/\/guide-[0-9a-f]{16}\.css$/.test(name)),
  },
  "a host page": {
    path: "/hosts/plain.html",
    files: ["embed/ice-access-guide.js", ...loadedFrom("embed/ice-access-guide.js")],
  },
  "a frame": {
    path: "embed/frame.html",
    files: loadedFrom("embed/frame.html").filter((name) => /frame/.test(name)),
  },
};

/**
 * Returns the file as another build would have it: valid, but different from the file that the page
 * was built with.
 */
function fromAnotherBuild(name) {
  const original = content(name);
  switch (extname(name)) {
    case ".json":
      return JSON.stringify({ ...JSON.parse(original), more: 1 });
    case ".wasm":
      // Appends a custom section, which WebAssembly ignores.
      return Buffer.concat([original, Buffer.from([0, 2, 1, 65])]);
    case ".js":
      // The script of another build loads files that this server does not have.
      return original.toString().replace(/-[0-9a-f]{16}\./g, "-0000000000000000.");
    case ".css":
      return `${original} .of-another-build { color: red; }`;
    default:
      return original;
  }
}

const faults = {
  missing: () => ({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }),
  "cut off": (name) => ({
    contentType: types[extname(name)],
    body: content(name).subarray(0, content(name).length / 2),
  }),
  "of another type": (name) => ({ contentType: "text/html", body: content(name) }),
  changed: (name) => {
    const body = Buffer.from(content(name));
    body[Math.floor(body.length / 2)] ^= 1;
    return { contentType: types[extname(name)], body };
  },
  "of another build": (name) => ({
    contentType: types[extname(name)],
    body: fromAnotherBuild(name),
  }),
};

const gangs = (page) => page.getByLabel("Gangs", { exact: true });

/** Returns true once the whole guide is loaded, or false after 50 ms, so that callers can poll. */
const isReady = (page) =>
  page.evaluate(() =>
    Promise.race([
      customElements
        .whenDefined("ice-access-guide")
        .then(() => document.querySelector("ice-access-guide").ready)
        .then(() => true),
      new Promise((resolve) => setTimeout(resolve, 50, false)),
    ]),
  );

/** Returns whether the element is still undefined because its script never ran. */
const isPlain = (page) => page.evaluate(() => customElements.get("ice-access-guide") === undefined);

const alert = (page) => page.getByRole("alert");
/**
 * Returns a locator for the content that is shown instead of the guide: the host page's own, or the
 * list of programs.
 */
const replacement = (page) =>
  page.locator("ice-access-guide .own, ice-access-guide table").filter({ visible: true }).first();

const poll = (check, message) => expect.poll(check, { intervals: [50], message });

/** Waits until the guide is ready or has failed. Returns whether it is ready. */
async function becomesReady(page) {
  await page.waitForLoadState("load");
  let outcome = null;
  const check = async () => {
    if (await isReady(page)) outcome = true;
    else if ((await alert(page).count()) > 0 || (await isPlain(page))) outcome = false;
    return outcome;
  };
  await poll(check, "the guide works or reports its failure").not.toBeNull();
  return outcome;
}

/**
 * Selects the choice "Gangs" if the page is usable without the file `name`, which has not arrived
 * yet. Returns whether the page was usable.
 */
async function selectGangs(page, name) {
  const isQuestion = page.url().includes("#/question");
  // On the guide's own page, the prerendered question needs none of the files but the script. On a
  // host page, the first screens need every file but those of the deferred chunk.
  const isUsable = isQuestion
    ? !/ice-access-guide\.js$/.test(name)
    : /deferred|catalog-[0-9a-f]{16}/.test(name);
  if (!isUsable) return false;
  if (!isQuestion) await page.getByRole("button", { name: "Start" }).click();
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  return true;
}

/**
 * Withholds the response for a file until `release` is called on the returned object, and then
 * sends the file, broken by `fault`. The object counts the requests in `requests`.
 */
async function withhold(page, name, fault) {
  const broken = { requests: 0 };
  const released = new Promise((resolve) => (broken.release = resolve));
  await page.route(`**/${name}`, async (route) => {
    broken.requests += 1;
    await released;
    await route.fulfill(faults[fault](name));
  });
  return broken;
}

/**
 * Starts collecting reports for developers: console messages, page errors and `iag-error` events.
 * Returns a function that returns the reports so far.
 */
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

/**
 * Returns whether the guide's script did not run and nothing else reports this failure to the user.
 * On the guide's own page, offline.js reports such a failure.
 */
const isUnreported = async (page, entry) => entry !== "its own page" && (await isPlain(page));

/**
 * Asserts that the developer sees a report, and that other content is shown instead of the guide.
 * Unless `isUnreported`, also asserts that the user sees a notice. Also asserts that a link leads
 * to the handbook, except on a host page whose guide script did not run.
 */
async function expectReported(page, entry, reported) {
  const unreported = await isUnreported(page, entry);
  expect.soft((await reported()).length, "the developer sees a report").toBeGreaterThan(0);
  await expect.soft(replacement(page), "other content is shown instead of the guide").toBeVisible();
  if (!unreported || entry === "a frame") {
    const link = page.getByRole("link", {
      name: "Everything on one page, to read or print",
    }).filter({ visible: true });
    await expect.soft(link.first(), "a link leads to the handbook").toBeVisible();
  }
  if (!unreported) {
    await expect.soft(alert(page), "the user sees a notice").toContainText(
      "The guide could not start.",
    );
  }
}

/**
 * Asserts that the guide works after a retry or a reload, once the correct file is served again.
 */
async function expectRecovery(page, entry) {
  const unreported = await isUnreported(page, entry);
  const retry = page.getByRole("button", { name: "Try again" });
  // If the script belongs to another build, only a reload helps. The guide offers to reload after a
  // failed retry.
  const reload = page.getByRole("button", { name: "Reload the page" });
  if (await retry.count()) await retry.click();
  await poll(async () => (await isReady(page)) || (await reload.count()) > 0 || unreported).toBe(
    true,
  );
  if (await reload.count()) await reload.click();
  else if (unreported && !(await isReady(page))) await page.reload();
  await poll(() => isReady(page), "the guide works once the file is correct").toBe(true);
}

async function survives(page, { entry, path, name, fault }) {
  const reported = await reports(page);
  const broken = await withhold(page, name, fault);
  await page.goto(path, { waitUntil: "commit" });
  const selected = await selectGangs(page, name);
  broken.release();
  const working = await becomesReady(page);
  // Asserts that the page requests the file. Exceptions are icons and the manifest, which browsers
  // request only to install a page, and the service worker, which is blocked.
  if (!/manifest|icon|sw\.js/.test(name)) {
    expect(broken.requests, "the file was requested").toBeGreaterThan(0);
  }
  if (!working) {
    await expectReported(page, entry, reported);
    await page.unroute(`**/${name}`);
    await expectRecovery(page, entry);
  }
  // If a script is broken, the page must be reloaded, which discards unsaved answers.
  if (selected && (working || !/\.js$/.test(name))) {
    await expect.soft(gangs(page), "the answer is kept").toBeChecked();
  }
  await page.evaluate(() => document.querySelector("ice-access-guide").goTo("results"));
  await expect
    .soft(page.locator("[data-part=heading]").filter({ visible: true }), "another page is shown")
    .toBeVisible();
}

const loadedFiles = Object.entries(entryPages).flatMap(([entry, { path, files }]) =>
  files.map((name) => ({ entry, path, name })),
);

loadedFiles.forEach((file, index) => {
  const kinds = Object.keys(faults);
  for (const fault of sample(kinds, kinds.length, index)) {
    test(`${file.name} on ${file.entry} is ${fault}`, ({ page }) =>
      survives(page, { ...file, fault }),
    );
  }
});

test("the tests cover every file of the release", async () => {
  const loaded = Object.values(entryPages).flatMap(({ files }) => files);
  const entries = ["index.html", "embed/frame.html"];
  expect(
    release.filter((name) => ![...loaded, ...entries].includes(name) && isLoaded(name)),
  ).toEqual([]);
});
