// End-to-end tests of failures of the network and the server: a lost connection, a new deployment
// under an open page, a response of an intermediary, and a damaged file in the cache of the service
// worker.
import { test } from "@playwright/test";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { answerAll, expect, sheriffHeadline, sheriffQuestions } from "./guide.mjs";
import { types } from "../../web/serve/content-types.mjs";

const gangs = (page) => page.getByLabel("Gangs", { exact: true });

async function goTo(page, name) {
  await page.evaluate((name) => document.querySelector("ice-access-guide").goTo(name), name);
  await expect
    .poll(() => page.evaluate(() => document.querySelector("ice-access-guide").answers().page))
    .toBe(name);
}

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

test.describe("without the service worker", () => {
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
    await page.route(/guide-deferred-/, async (route) => {
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
    await page.unroute(/guide-deferred-/);
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
    await page.route(/guide-deferred-/, async (route) => {
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
    await page.unroute(/guide-deferred-/);
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

test.describe("the service worker", () => {
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
        if (url.includes("guide-deferred-")) {
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
