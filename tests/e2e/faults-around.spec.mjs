// End-to-end tests of failures outside the guide: of browser storage, the clock, the network and
// the host, and conflicts with other windows. In each case the guide reports the failure to the
// user. It keeps the user's answers, or says that they are not saved.
import { test as plainTest } from "@playwright/test";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { sample } from "../depth.mjs";
import { answerAll, expect, sheriffHeadline, sheriffQuestions, test } from "./guide.mjs";
import { messages } from "./sheriff.mjs";
import { types } from "../../web/serve/content-types.mjs";

const { published } = JSON.parse(await readFile("dist/catalog.json", "utf8")).about;
const slot = "ice-access-guide";
const gangs = (page) => page.getByLabel("Gangs", { exact: true });
const custody = (page, label) => page.locator(".iag-tile", { hasText: label });
const notice = (page) => page.locator(".iag-notice");

async function goTo(page, name) {
  await page.evaluate((name) => document.querySelector("ice-access-guide").goTo(name), name);
  await expect
    .poll(() => page.evaluate(() => document.querySelector("ice-access-guide").answers().page))
    .toBe(name);
}

/** Answers a question and saves the answers on the device. */
async function saveAnswers(page) {
  await goTo(page, "question/challenges");
  await gangs(page).check();
  await goTo(page, "take");
  await page.getByRole("button", { name: "Save on this device" }).click();
  await expect(notice(page)).toContainText("Saved on this device.");
}

const stored = (page) => page.evaluate((slot) => localStorage.getItem(slot), slot);

test.describe("saved answers", () => {
  test("full storage is reported, and nothing claims to be saved", async ({ page }) => {
    await page.openGuide();
    await saveAnswers(page);
    const before = await stored(page);
    // Fills the storage quota of the page to the last character.
    await page.evaluate(() => {
      let text = "x".repeat(4_000_000);
      for (let name = 0; text.length > 0; ) {
        try {
          localStorage.setItem(`full-${name}`, text);
          name += 1;
        } catch {
          text = text.slice(text.length === 1 ? 1 : text.length / 2);
        }
      }
    });
    await goTo(page, "question/challenges");
    for (const label of ["Fugitives", "Bulk cash"]) {
      await page.getByLabel(label, { exact: true }).check();
    }
    await expect(notice(page)).toContainText("nothing is saved. Your answers are still here");
    // The answers that were saved before are unchanged, and the page shows the date on which they
    // were saved.
    expect(await stored(page)).toBe(before);
    await goTo(page, "take");
    await expect(page.getByText("Every change is saved.")).toHaveCount(0);
    await expect(page.getByText("This device has answers saved on")).toBeVisible();
    await goTo(page, "question/challenges");
    await expect(page.getByLabel("Bulk cash", { exact: true })).toBeChecked();
  });

  const unreadable = Object.entries({
    damaged: "{\"format\":",
    "not a report": "[1,2,3]",
    "of another format": JSON.stringify({ format: "ice-access-guide/9", state: "\u0000" }),
    "very long": "x".repeat(2_000_000),
    "deeply nested": "[".repeat(100_000),
  });
  for (const [what, text] of sample(unreadable, 2)) {
    test(`saved data that is ${what} is reported and can be deleted`, async ({ page }) => {
      await page.addInitScript(
        ([slot, text]) =>
          sessionStorage.getItem("put") ??
          (localStorage.setItem(slot, text), sessionStorage.setItem("put", "")),
        [slot, text],
      );
      await page.openGuide();
      await expect(page.getByText("saved data that this guide cannot read")).toBeVisible();
      expect(await stored(page)).toBe(text);
      await page.getByRole("button", { name: "Delete saved answers" }).click();
      await expect(notice(page)).toContainText("Deleted from this device.");
      expect(await stored(page)).toBe(null);
    });
  }

  test("answers saved by a later version are rejected and kept", async ({ page }) => {
    const text = JSON.stringify({
      format: "ice-access-guide/9",
      as_of: "2031-01-01",
      made: "2031-01-02",
      catalog: "9",
      rules: "x",
      answers: { challenges: ["gangs"] },
    });
    await page.addInitScript(([slot, text]) => localStorage.setItem(slot, text), [slot, text]);
    await page.openGuide();
    await page.getByRole("button", { name: "Use the saved answers" }).click();
    await expect(notice(page)).toContainText("the format is \"ice-access-guide/9\"");
    expect(await stored(page)).toBe(text);
    // Saving now replaces the answers of the later version, and the guide says so.
    await goTo(page, "take");
    await page.getByRole("button", { name: "Save on this device" }).click();
    await expect(notice(page)).toContainText("in place of what was saved before");
  });

  test("saved answers survive a closed tab", async ({ page, context }) => {
    await page.openGuide();
    await saveAnswers(page);
    await goTo(page, "question/custody");
    await custody(page, "We book or hold people briefly").click();
    await expect(page.getByLabel("We book or hold people briefly")).toBeChecked();
    // Closes the tab without running the page's `beforeunload` handlers.
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    await next.goto("./");
    await next.getByRole("button", { name: "Use the saved answers" }).click();
    await expect(next.locator(".iag-notice")).toContainText("The answers are loaded.");
    await goTo(next, "question/custody");
    await expect(next.getByLabel("We book or hold people briefly")).toBeChecked();
    await goTo(next, "question/challenges");
    await expect(gangs(next)).toBeChecked();
  });
});

test.describe("two windows that share saved answers", () => {
  /** Opens a second window of the same browser. */
  async function openWindow(context) {
    const page = await context.newPage();
    await page.goto("./");
    await expect(page.locator("[data-early]")).toHaveCount(0);
    await page.evaluate(() => document.querySelector("ice-access-guide").ready);
    return page;
  }

  test("a window with outdated answers overwrites nothing", async ({ page, context }) => {
    await page.openGuide();
    const second = await openWindow(context);
    await saveAnswers(page);
    // The second window was opened before the first window saved its answers. When the second
    // window saves too, the guide says that this replaces the saved answers.
    await goTo(second, "question/challenges");
    await second.getByLabel("Fugitives", { exact: true }).check();
    await goTo(second, "take");
    await second.getByRole("button", { name: "Save on this device" }).click();
    await expect(notice(second)).toContainText("in place of what was saved before");
    const saved = await stored(second);
    expect(saved).toContain("fugitives");
    // The user continues to answer in the first window.
    await goTo(page, "question/custody");
    await custody(page, "We book or hold people briefly").click();
    await expect(notice(page)).toContainText(
      "Another window has changed or deleted the saved answers",
    );
    expect(await stored(page)).toBe(saved);
    await expect(page.getByLabel("We book or hold people briefly")).toBeChecked();
    // The first window can save again. The guide says that this replaces the answers that the
    // second window saved.
    await goTo(page, "take");
    await page.getByRole("button", { name: "Save on this device" }).click();
    await expect(notice(page)).toContainText("in place of what was saved before");
    expect(await stored(page)).toContain("gangs");
  });

  test("a window does not restore what another has deleted", async ({ page, context }) => {
    await page.openGuide();
    await saveAnswers(page);
    const second = await openWindow(context);
    await second.getByRole("button", { name: "Delete saved answers" }).click();
    await expect(notice(second)).toContainText("Deleted from this device.");
    await goTo(page, "question/challenges");
    await page.getByLabel("Fugitives", { exact: true }).check();
    await expect(notice(page)).toContainText(
      "Another window has changed or deleted the saved answers",
    );
    expect(await stored(page)).toBe(null);
    await goTo(page, "question/challenges");
    await expect(page.getByLabel("Fugitives", { exact: true })).toBeChecked();
  });
});

test.describe("a wrong clock", () => {
  const sheriff = {
    format: "ice-access-guide/answers@1",
    page: "results",
    answers: { challenges: ["gangs"], help: ["joint_case"] },
  };
  const headline = async (page) => {
    await page.openGuide();
    await page.evaluate(
      (state) => document.querySelector("ice-access-guide").restore(state),
      sheriff,
    );
    return page.locator("[data-part=heading]").textContent();
  };

  test("a clock behind the content is reported, and its date is not used", async ({ page }) => {
    await page.clock.setFixedTime(new Date(`${published}T12:00:00`));
    const expected = await headline(page);
    for (const day of ["1999-12-31T12:00:00", "2016-05-05T12:00:00"]) {
      await page.clock.setFixedTime(new Date(day));
      await page.goto("about:blank");
      expect(await headline(page)).toBe(expected);
      const date = new Date(`${published}T12:00:00Z`).toLocaleDateString("en-US", {
        month: "short",
        day: "numeric",
        year: "numeric",
      });
      await expect(page.getByRole("note")).toContainText(
        messages["foot.clock"].replace("{date}", date),
      );
      expect(
        await page.evaluate(() => document.querySelector("ice-access-guide").result().as_of),
      ).toBe(published);
    }
  });

  test("a clock far ahead reports overdue sources and keeps the results", async ({ page }) => {
    await page.clock.setFixedTime(new Date("2099-01-01T12:00:00"));
    await headline(page);
    await expect(page.getByRole("note")).toContainText("were due for review by May 21, 2027");
    expect(
      await page.evaluate(() => document.querySelector("ice-access-guide").result().as_of),
    ).toBe("2099-01-01");
  });
});

/** Serves a copy of the release. A test sets `answer` to replace the body of a file. */
async function host() {
  const folder = join(await mkdtemp(join(tmpdir(), "guide-")), "release");
  await cp("dist", folder, { recursive: true });
  const release = { folder, answer: () => undefined };
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://host").pathname
      .replace(/\/$/, "/index.html")
      .slice(1);
    try {
      const body = release.answer(name, request) ?? (await readFile(join(folder, name)));
      response
        .writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return Object.assign(release, {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close(),
  });
}

/** Waits until the guide of a page is ready, even if its script has not run yet. */
const ready = (page) =>
  page.evaluate(async () => {
    await customElements.whenDefined("ice-access-guide");
    await document.querySelector("ice-access-guide").ready;
  });

plainTest.describe("without the service worker", () => {
  const test = plainTest;
  test.use({ serviceWorkers: "block" });

  test("the interview works while the network drops", async ({ page, context }) => {
    await page.goto("./");
    await ready(page);
    let isOffline = true;
    await context.setOffline(isOffline);
    page.on("framenavigated", () => context.setOffline((isOffline = !isOffline)).catch(() => {}));
    expect(await answerAll(page)).toEqual(sheriffQuestions);
    await page.getByRole("link", { name: "See results" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(sheriffHeadline);
    await context.setOffline(true);
    for (const name of ["compare", "asked", "brief", "sources", "take"]) await goTo(page, name);
    await page.getByRole("button", { name: "Download the report (JSON)" }).click();
  });

  test("a network failure during loading can be retried", async ({ page, context }) => {
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(/guide-later-/, async (route) => {
      await released;
      await route.abort("internetdisconnected");
    });
    await page.goto("./#/question/challenges");
    await expect(page.locator("[data-early]")).toHaveCount(0);
    await gangs(page).check();
    await context.setOffline(true);
    release();
    await expect(page.getByRole("alert")).toContainText("The guide could not start.");
    await expect(
      page
        .getByRole("link", { name: "Everything on one page, to read or print" })
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await page.unroute(/guide-later-/);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert")).toContainText("It failed again.");
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(gangs(page)).toBeChecked();
    await ready(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("a new deployment under an open page asks for a reload", async ({ page }) => {
    const release = await host();
    let load;
    const released = new Promise((resolve) => (load = resolve));
    await page.route(/guide-later-/, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${release.address}#/question/challenges`);
    await expect(page.locator("[data-early]")).toHaveCount(0);
    await gangs(page).check();
    await deployNewBuild(release.folder);
    load();
    await expect(page.getByRole("alert")).toContainText("The guide could not start.");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("alert")).toContainText(
      "reload the page to get it. Answers you have not saved will be lost.",
    );
    await page.unroute(/guide-later-/);
    await Promise.all([
      page.waitForEvent("load"),
      page.getByRole("button", { name: "Reload the page" }).click(),
    ]);
    await ready(page);
    expect(
      await page.evaluate(() =>
        performance.getEntriesByType("resource").filter(({ name }) =>
          name.includes("-feedfeedfeedfeed"),
        ).length,
      ),
    ).toBeGreaterThan(1);
    release.close();
  });
});

/**
 * Replaces the build in a folder with a build whose files have other names. No file with an old
 * name is left.
 */
async function deployNewBuild(folder) {
  const files = (await readdir(join(folder, "embed"))).filter((name) =>
    /-[0-9a-f]{16}\.\w+$/.test(name),
  );
  const renamed = (text) => text.replace(/-[0-9a-f]{16}(\.\w+)/g, "-feedfeedfeedfeed$1");
  for (const name of files) {
    await rename(join(folder, "embed", name), join(folder, "embed", renamed(name)));
  }
  const hash = async (name) =>
    `sha256-${createHash("sha256").update(await readFile(join(folder, name))).digest("base64")}`;
  const script = "embed/ice-access-guide.js";
  const before = await hash(script);
  await writeFile(join(folder, script), renamed(await readFile(join(folder, script), "utf8")));
  const after = await hash(script);
  const page = (await readFile(join(folder, "index.html"), "utf8")).replace(before, after);
  // The page's content security policy allows the inline script by its hash, so the hash in the
  // policy must change with the script.
  const inlineScript = /<script>([^]*?)<\/script>/.exec(page)[1];
  const scriptHash = (text) => createHash("sha256").update(text).digest("base64");
  await writeFile(
    join(folder, "index.html"),
    renamed(page).replace(scriptHash(inlineScript), scriptHash(renamed(inlineScript))),
  );
  await rm(join(folder, "sw.js"));
}

plainTest.describe("the service worker", () => {
  const test = plainTest;
  const worker = (page) =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).active.state);

  test("a response of an intermediary is never cached", async ({ page }) => {
    const release = await host();
    // A captive portal, such as a hotel's login page, answers the service worker's request.
    release.answer = (name, { headers }) =>
      headers["sec-fetch-dest"] === "empty" && name === "handbook.html"
        ? "<h1>Please log in</h1>"
        : undefined;
    await page.goto(release.address);
    await ready(page);
    await expect
      .poll(() =>
        page.evaluate(async () =>
          (await navigator.serviceWorker.getRegistrations()).every(
            ({ active, installing, waiting }) => !active && !installing && !waiting,
          ),
        ),
      )
      .toBe(true);
    // The page itself loaded from the network. Once the server sends the correct files, the service
    // worker caches them.
    release.answer = () => undefined;
    await page.reload();
    await ready(page);
    expect(await worker(page)).toMatch(/activat/);
    expect(
      await page.evaluate(async () =>
        (await (await caches.match("handbook.html")).text()).includes("log in"),
      ),
    ).toBe(false);
    release.close();
  });

  test("a damaged cached file is fetched again on retry", async ({ page }) => {
    const release = await host();
    await page.goto(release.address);
    await ready(page);
    await worker(page);
    await page.evaluate(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (url.includes("guide-later-")) {
          await cache.put(
            url,
            new Response("damaged", { headers: { "content-type": "application/wasm" } }),
          );
        }
      }
    });
    await page.goto("about:blank");
    await page.goto(`${release.address}#/question/challenges`);
    await expect(page.getByRole("alert")).toContainText("The guide could not start.");
    await page.getByRole("button", { name: "Try again" }).click();
    await ready(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
    release.close();
  });
});
