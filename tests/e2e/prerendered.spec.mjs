// Tests of the prerendered screens, which the page shows before the WebAssembly program has loaded.
// People can read them, move between them and select answers, and nothing they do is lost.
import { expect, test } from "@playwright/test";
import { sample } from "../depth.mjs";

const programFile = /\/guide-[0-9a-f]{16}\.wasm$/;

/**
 * Opens the page, and delays the WebAssembly program until the test calls the returned function.
 * Records faults and layout shifts.
 */
async function withoutProgram(page, address = "./") {
  page.faults = [];
  page.on("console", (message) => page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(error.message));
  await page.addInitScript(() => {
    globalThis.shifts = [];
    const observer = new PerformanceObserver((list) =>
      shifts.push(...list.getEntries().map(({ value }) => value)),
    );
    observer.observe({ type: "layout-shift", buffered: true });
  });
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(programFile, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(address);
  await expect(page.locator("[data-early]:not([hidden])")).toBeVisible();
  return release;
}

const heading = (page) => page.locator(".iag-main:not([hidden]) [data-part=heading]");
/** Waits until the WebAssembly program has taken over. */
const waitForProgram = (page) => expect(page.locator("[data-early]")).toHaveCount(0);

test("prerendered screens accept answers before the program has loaded", async ({ page }) => {
  const release = await withoutProgram(page);
  await expect(heading(page)).toHaveText("Which ICE ACCESS programs could fit your agency?");
  await page.getByRole("link", { name: "Start", exact: true }).click();
  await expect(heading(page)).toHaveText("Which of these problems do you face now?");
  await expect(heading(page)).toBeFocused();
  const tile = (name) =>
    page.locator(".iag-main:not([hidden]) .iag-tile", {
      has: page.getByText(name, { exact: true }),
    });
  await tile("Gangs").click();
  await tile("None of these").click();
  await expect(page.getByLabel("Gangs", { exact: true })).not.toBeChecked();
  await tile("Fugitives").click();
  await tile("Gangs").click();
  await expect(page.getByLabel("None of these", { exact: true })).not.toBeChecked();
  await expect(tile("Gangs")).toHaveClass(/iag-tile-on/);
  await page.getByRole("button", { name: "Continue" }).click();
  release();
  await waitForProgram(page);
  await expect(heading(page)).toHaveText(
    "Which ways of working with ICE would your agency consider?",
  );
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(page.getByLabel("Gangs", { exact: true })).toBeChecked();
  await expect(page.getByLabel("Fugitives", { exact: true })).toBeChecked();
  await expect(page.locator(".iag-tile-on")).toHaveCount(2);
  expect(page.faults).toEqual([]);
});

/**
 * Returns the tag, position and size, in whole pixels, of the bar and of the elements in the
 * visible main part and in the foot.
 */
const visibleBoxes = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("ice-access-guide").shadowRoot;
    const visible = [
      ...root.querySelectorAll(
        ".iag-bar, .iag-main:not([hidden]), .iag-main:not([hidden]) *, .iag-foot *",
      ),
    ];
    return visible.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [each.tagName, ...[x, y, width, height].map(Math.round)].join(" ");
    });
  });

for (const [index, width] of [390, 1280].entries()) {
  // In a quick run, the pages are divided between the two widths.
  for (const address of sample(["./", "./#/question/challenges", "./#/programs"], 2, index)) {
    test(`nothing moves on ${address} at ${width} px when the program starts`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      const release = await withoutProgram(page, address);
      const before = await visibleBoxes(page);
      await page.evaluate(() => scrollTo(0, 200));
      release();
      await waitForProgram(page);
      expect(await page.evaluate(() => scrollY)).toBe(200);
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate(() => document.querySelector("ice-access-guide").ready);
      expect(await visibleBoxes(page)).toEqual(before);
      expect(await page.evaluate(() => shifts)).toEqual([]);
      expect(page.faults).toEqual([]);
    });
  }
}

test("choices selected while the program renders are kept", async ({ page }) => {
  for (let load = 0; load < 5; load += 1) {
    const release = await withoutProgram(page, `./?${load}#/question/challenges`);
    await page.evaluate(() => {
      const choices = () => [
        ...document.querySelector("ice-access-guide").shadowRoot.querySelectorAll(
          "[data-early=question] .iag-tiles:first-of-type input",
        ),
      ];
      let clicks = 0;
      const frame = () => {
        const inputs = choices();
        if (inputs.length === 0) return;
        inputs[clicks++ % inputs.length].click();
        globalThis.selected = inputs.filter(({ checked }) => checked).map(({ id }) => id);
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    release();
    await waitForProgram(page);
    const checked = () =>
      page.evaluate(() =>
        [
          ...document.querySelector("ice-access-guide").shadowRoot.querySelectorAll(
            ".iag-tile input:checked",
          ),
        ].map(({ id }) => id),
      );
    await expect.poll(checked).toEqual(await page.evaluate(() => selected));
    await page.unroute(programFile);
  }
  expect(page.faults).toEqual([]);
});

test("a press that spans the start of the program counts", async ({ page }) => {
  const presses = {
    pointer: [
      () =>
        page
          .locator(".iag-main:not([hidden]) .iag-tile", { hasText: "Gangs" })
          .hover()
          .then(() => page.mouse.down()),
      () => page.mouse.up(),
    ],
    key: [
      () =>
        page.getByLabel("Gangs", { exact: true }).focus().then(() => page.keyboard.down("Space")),
      () => page.keyboard.up("Space"),
    ],
  };
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
      const program = await start.apply(WebAssembly, args);
      globalThis.isRunning = true;
      return program;
    };
  });
  for (const [device, [press, release]] of Object.entries(presses)) {
    const load = await withoutProgram(page, `./?${device}#/question/challenges`);
    await press();
    load();
    // The WebAssembly program is running. If the guide did not wait for the end of the press, the
    // program would replace the screen within these twenty frames.
    await page.waitForFunction(() => globalThis.isRunning);
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    });
    await release();
    await waitForProgram(page);
    await expect(page.getByLabel("Gangs", { exact: true }), device).toBeChecked();
    await page.unroute(programFile);
  }
  expect(page.faults).toEqual([]);
});

test("the program takes over the focus and the expanded details", async ({ page }) => {
  const release = await withoutProgram(page, "./#/question/challenges");
  await page.locator(".iag-main:not([hidden]) summary", { hasText: "Why we ask this" }).click();
  await page.getByLabel("Bulk cash", { exact: true }).focus();
  await page.keyboard.press("Space");
  release();
  await waitForProgram(page);
  await expect(page.getByLabel("Bulk cash", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Bulk cash", { exact: true })).toBeChecked();
  await expect(page.locator("details", { hasText: "Why we ask this" }).first()).toHaveAttribute(
    "open",
    "",
  );
});

test("a page that is not prerendered opens once the program has loaded", async ({ page }) => {
  const release = await withoutProgram(page);
  await page.getByRole("link", { name: "Words explained" }).first().click();
  release();
  await waitForProgram(page);
  await expect(heading(page)).toHaveText("Words explained");
});

test("a retry after a failed load restores the selected choices", async ({ page }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(programFile, async (route) => {
    await released;
    await route.abort();
  });
  await page.goto("./#/question/challenges");
  await page.locator(".iag-main:not([hidden]) .iag-tile").first().click();
  release();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The guide could not start.");
  await page.unroute(programFile);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Gangs", { exact: true })).toBeChecked();
});

test("the prerendered screens need no other file", async ({ page }) => {
  const requested = [];
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(/\/(embed\/|offline\.js)/, async (route) => {
    requested.push(route.request().url());
    await released;
    await route.continue();
  });
  await page.goto("./", { waitUntil: "commit" });
  await expect(heading(page)).toHaveCSS("font-weight", "700");
  await page.getByRole("link", { name: "Start", exact: true }).click({ noWaitAfter: true });
  await page.getByLabel("Gangs", { exact: true }).check();
  expect(requested.filter((url) => /\.css|deferred/.test(url))).toEqual([]);
  expect(requested.filter((url) => /ice-access-guide\.js/.test(url))).toHaveLength(1);
  release();
  await waitForProgram(page);
  await expect(page.getByLabel("Gangs", { exact: true })).toBeChecked();
});

test("the page lists all programs if the script fails to load", async ({ page }) => {
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route("**/ice-access-guide.js", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("row")).toHaveCount(1 + 13 + 2);
  await expect(page.getByRole("link", { name: "Start", exact: true })).toHaveCount(0);
  // No event listener of the prerendered screens is left, so a new address causes no error.
  await page.evaluate(() =>
    new Promise((resolve) =>
      (addEventListener("hashchange", resolve), (location.hash = "#/programs")),
    ),
  );
  expect(faults).toEqual([]);
});
