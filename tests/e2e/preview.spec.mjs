// End-to-end tests of the preview server, which `script/server` runs. When a new build is ready, an
// open page reloads, and the guide stays where it was and keeps the answers.
import { test as base, expect } from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Starts a preview server for a test. `preview.build(text)` copies the release into the folder of
 * the server, as a new build whose title is `text`.
 */
const test = base.extend({
  preview: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "preview-"));
    const server = spawn("node", ["web/serve/server.mjs", folder, "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [address] = await once(server.stdout, "data");
    const title = async (text) => {
      const page = await readFile(join("dist", "index.html"), "utf8");
      await writeFile(
        join(folder, "index.html"),
        page.replace(/<title>.*<\/title>/, `<title>${text}</title>`),
      );
    };
    const build = async (text) => {
      await cp("dist", folder, {
        recursive: true,
        filter: (path) => path !== join("dist", "index.html"),
      });
      await title(text);
    };
    await use({ address: address.toString().trim(), build });
    server.kill();
    await rm(folder, { recursive: true });
  },
});

/**
 * Records console messages and page errors in `page.faults`, and the first title of the document in
 * the page's global variable `build`. The first title identifies the build; the guide changes the
 * title later.
 */
async function recordFaults(page) {
  page.faults = [];
  page.on("console", (message) => page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(error.message));
  await page.addInitScript(() =>
    addEventListener(
      "readystatechange",
      () => (globalThis.build = document.title),
      { once: true, capture: true },
    ),
  );
}

const ready = (page) =>
  page.evaluate(async () => {
    await customElements.whenDefined("ice-access-guide");
    await document.querySelector("ice-access-guide").ready;
    return build;
  });

test("an open page reloads and keeps its answers", async ({ page, preview }) => {
  await recordFaults(page);
  await page.goto(preview.address);
  await expect(page.getByText("The first build is not done yet.")).toBeVisible();
  await preview.build("one");
  await page.getByRole("link", { name: "Start", exact: true }).click();
  expect(await ready(page)).toBe("one");
  const gangs = page.getByLabel("Gangs", { exact: true });
  await gangs.check();
  await page.getByRole("button", { name: "Continue" }).click();
  const heading = page.locator("[data-part=heading]");
  await expect(heading).toHaveText("Which ways of working with ICE would your agency consider?");
  await preview.build("two");
  await expect.poll(() => page.evaluate(() => globalThis.build).catch(() => null)).toBe("two");
  await ready(page);
  await expect(heading).toHaveText("Which ways of working with ICE would your agency consider?");
  await page.getByRole("button", { name: "Back" }).click();
  await expect(gangs).toBeChecked();
  expect(page.faults).toEqual([]);
});

test("caches of an earlier visit are removed", async ({ page, preview }) => {
  await recordFaults(page);
  await preview.build("one");
  // A service worker that acts like the one of a release that was once served at this address.
  const cachingWorker = `
    const cachePage = async () => (await caches.open("ice-access-guide earlier")).add("./");
    self.addEventListener("install", (event) => event.waitUntil(cachePage()));
    self.addEventListener("fetch", (event) => {
      if (event.request.mode === "navigate") event.respondWith(caches.match("./"));
    });
  `;
  await page.context().route("**/sw.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: cachingWorker }),
  );
  await page.goto(preview.address);
  const countInUse = async () => {
    const [registrations, names] = [
      await navigator.serviceWorker.getRegistrations(),
      await caches.keys(),
    ];
    return [registrations.filter(({ active }) => active).length, names.length];
  };
  // The page reloads in the meantime, which can interrupt `evaluate`.
  const expectInUse = (expected) =>
    expect.poll(() => page.evaluate(countInUse).catch(() => null)).toEqual(expected);
  await expectInUse([1, 1]);
  await page.context().unroute("**/sw.js");
  await preview.build("two");
  await page.reload();
  await expectInUse([0, 0]);
  await expect.poll(() => ready(page).catch(() => null)).toBe("two");
  await expect(page.getByText("newer")).toHaveCount(0);
});

test("a change of a source file starts a build", async () => {
  const folder = await mkdtemp(join(tmpdir(), "preview-"));
  const command = join(folder, "build");
  const built = join(folder, "built");
  await writeFile(command, `#!/bin/sh\necho built >>"${built}"\n`, { mode: 0o755 });
  const server = spawn("node", ["web/serve/server.mjs", folder, "0", command], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout, "data");
  const builds = () =>
    readFile(built, "utf8").then((text) => text.trim().split("\n").length, () => 0);
  const now = new Date();
  await utimes("styles/tokens.css", now, now);
  await expect.poll(builds).toBe(1);
  server.kill();
  await once(server, "close");
  await rm(folder, { recursive: true });
});
