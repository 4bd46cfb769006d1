// End-to-end tests of use without a network: the single-file build, and the guide's own page once
// the service worker has cached it. They also test that a newer build is offered to the user but
// never forced.
import { test as plain } from "@playwright/test";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  answerAll,
  answerAllByMouse,
  expect,
  sheriffHeadline,
  sheriffQuestions,
  test,
  waitForProgram,
} from "./guide.mjs";
import { types } from "../../web/serve/content-types.mjs";

const singleFile = pathToFileURL(resolve("dist/ice-access-guide.html")).href;

test("the single file runs an interview, a lesson and a report", async ({ page }) => {
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(singleFile);
  await waitForProgram(page);
  expect(await answerAllByMouse(page)).toEqual(sheriffQuestions);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await page.goBack();
  await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
  await page.evaluate(() => location.assign("#/take"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the report (JSON)" }).click(),
  ]);
  expect(JSON.parse(await readFile(await download.path(), "utf8")).assessments).toHaveLength(15);
  await page.evaluate(() => location.assign("#/scenario/border-county-sheriff"));
  await expect(page.locator(".iag-class-story")).toBeVisible();
  // The browser requested nothing but the file itself.
  expect(requests.filter((address) => !address.startsWith("blob:"))).toEqual([singleFile]);
});

test("the single file's policy allows no connection", async () => {
  const html = await readFile("dist/ice-access-guide.html", "utf8");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  const markup = html.replace(/<script[^>]*>[\s\S]*?<\/script>/g, "");
  expect(markup).not.toMatch(/\b(src|href)="(?!data:|#)/);
});

/**
 * Serves a copy of the release. A test calls `edit` to change files of the copy, which makes it a
 * newer build, and `hash` to get the hash of a changed file.
 */
async function host() {
  const folder = join(await mkdtemp(join(tmpdir(), "guide-")), "release");
  await cp("dist", folder, { recursive: true });
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://host").pathname;
    try {
      const file = join(folder, name.endsWith("/") ? `${name}index.html` : name);
      response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
      response.end(await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const edit = async (name, change) =>
    writeFile(join(folder, name), change(await readFile(join(folder, name), "utf8")));
  const hash = async (name) =>
    `sha256-${createHash("sha256").update(await readFile(join(folder, name))).digest("base64")}`;
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    edit,
    hash,
    close: () => server.close(),
  };
}

/**
 * Opens the guide's own page, waits until the service worker has cached its files, and reloads the
 * page so that the service worker controls it.
 */
async function openCached(page, address) {
  await page.goto(address);
  await waitForProgram(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The service worker starts only after the first load. From the next load on, it answers the
  // page's requests.
  await page.reload();
  await waitForProgram(page);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

plain("the page works offline after the first visit", async ({ page, context }) => {
  const release = await host();
  await openCached(page, release.address);
  await context.setOffline(true);
  release.close();
  await page.reload();
  await waitForProgram(page);
  expect(await answerAll(page)).toEqual(sheriffQuestions);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
});

plain("a newer build waits for the user and never mixes with the old one", async ({ page }) => {
  const release = await host();
  await openCached(page, release.address);
  await release.edit("index.html", (html) => html.replace("<title>", "<title>Newer: "));
  await release.edit("offline.js", (script) => `${script}\nglobalThis.isNewer = true;`);
  const hashes = {
    "./": await release.hash("index.html"),
    "offline.js": await release.hash("offline.js"),
  };
  await release.edit("sw.js", (worker) => {
    const changed = Object.entries(hashes).reduce(
      (text, [name, hash]) =>
        text.replace(new RegExp(`("${name}":")[^"]+`), (_, before) => before + hash),
      worker,
    );
    return changed.replace(/ice-access-guide [0-9a-f]{16}/, "ice-access-guide 0000000000000000");
  });
  const builds = () => page.evaluate(async () => [
    (await (await fetch("./")).text()).includes("Newer: "),
    Boolean(globalThis.isNewer),
  ]);
  await page.reload();
  const offer = page.getByRole("button", { name: "Use the newer version" });
  await expect(offer).toBeVisible();
  expect(await builds()).toEqual([false, false]);
  await page.reload();
  await expect(offer).toBeVisible();
  expect(await builds()).toEqual([false, false]);
  await Promise.all([page.waitForEvent("load"), offer.click()]);
  await waitForProgram(page);
  expect(await builds()).toEqual([true, true]);
  await expect(offer).toHaveCount(0);
  release.close();
});

plain("the page can be installed", async ({ page, request }) => {
  const release = await host();
  await page.goto(release.address);
  const manifest = await (await request.get(
    `${release.address}${await page.locator("link[rel=manifest]").getAttribute("href")}`,
  )).json();
  expect(manifest).toMatchObject({
    name: "ICE ACCESS Guide",
    display: "standalone",
    start_url: "./",
    scope: "./",
  });
  for (const icon of manifest.icons) {
    expect((await request.get(`${release.address}${icon.src}`)).ok()).toBe(true);
  }
  const browser = await page.context().newCDPSession(page);
  await openCached(page, release.address);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // The test runs in a private window, which cannot install pages. No other error may occur.
  expect(
    installabilityErrors.map((each) => each.errorId).filter((id) => id !== "in-incognito"),
  ).toEqual([]);
  release.close();
});

plain("an embedded guide registers no service worker", async ({ page, baseURL }) => {
  await page.goto(new URL("embed/frame.html", baseURL).href);
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0);
});
