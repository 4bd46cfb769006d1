// End-to-end tests for memory leaks: after garbage collection, no DOM nodes or event listeners
// remain of the pages of the guide that were shown before. The last test measures how much memory a
// text takes.
import { readFileSync } from "node:fs";
import { nightly } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { openDisplay, openForMarkup } from "./show-screen.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const times = nightly ? 10 : 4;

/** Returns how many nodes and listeners the page holds after garbage collection. */
async function counts(page) {
  page.browser = page.browser ?? (await page.context().newCDPSession(page));
  await page.browser.send("Performance.enable");
  await page.browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await page.browser.send("Performance.getMetrics");
  const valueOf = (metric) => metrics.find(({ name }) => name === metric).value;
  return { nodes: valueOf("Nodes"), listeners: valueOf("JSEventListeners") };
}

/**
 * Repeats `counts` until two successive results are equal, because a busy browser delays garbage
 * collection. Gives up after 20 tries.
 */
async function stableCounts(page) {
  let [last, now] = [null, await counts(page)];
  for (let tries = 0; tries < 20 && JSON.stringify(last) !== JSON.stringify(now); tries += 1) {
    [last, now] = [now, await counts(page)];
  }
  return now;
}

/** Goes through these pages of the guide `times` times, and then to the start page. */
const walk = (page, names, times) =>
  page.evaluate(
    async ([names, times]) => {
      const element = document.querySelector("ice-access-guide");
      const rendered = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
      for (const name of [...Array(times).fill(names).flat(), "start"]) {
        element.goTo(name);
        await rendered();
      }
    },
    [names, times],
  );

async function openAnswered(page) {
  await page.openGuide();
  const answers = { challenges: ["gangs", "custody_status", "ice_handover"], custody: "jail" };
  await page.evaluate(
    (answers) =>
      document.querySelector("ice-access-guide").restore({
        format: "ice-access-guide/answers@1",
        page: "start",
        answers,
      }),
    answers,
  );
}

/**
 * Asserts that `times` repetitions of an action leave fewer than `times` nodes and listeners. A few
 * may remain, because the browser itself may hold some nodes for a while. `repeat(n)` performs the
 * action `n` times.
 */
async function expectNoLeak(page, what, repeat) {
  await repeat(1);
  const before = await stableCounts(page);
  await repeat(times);
  // A busy browser holds the nodes of the last painted page until it paints another page, so this
  // shows another page first. Leaked nodes remain even then.
  const leaked = async (kind) => {
    await walk(page, ["take"], 1);
    return (await counts(page))[kind] - before[kind];
  };
  for (const kind of ["nodes", "listeners"]) {
    await expect
      .configure({ soft: true })
      .poll(() => leaked(kind), { message: `${kind} leaked by ${what}` })
      .toBeLessThan(times);
  }
}

test("no page leaks nodes or listeners when another replaces it", async ({ page }) => {
  const { parts, answers } = await openForMarkup(page);
  await page.evaluate(
    (answers) =>
      document.querySelector("ice-access-guide").restore({
        format: "ice-access-guide/answers@1",
        page: "start",
        answers,
      }),
    answers,
  );
  const pages = [...new Set(Object.values(parts).flat().map(({ to }) => to)), "booklet"].filter(
    (page) => page !== "start",
  );
  // The last check goes through all pages. The nightly run also checks each page alone, which shows
  // the page that leaks.
  for (const name of nightly ? pages : []) {
    await expectNoLeak(page, name, (times) => walk(page, [name, "start"], times));
  }
  await expectNoLeak(page, "all pages in a row", (times) => walk(page, pages, times));
});

test("dialogs and lessons leak no nodes or listeners", async ({ page }) => {
  await openAnswered(page);
  await expectNoLeak(page, "the display dialog", async (times) => {
    for (let time = 0; time < times; time += 1) {
      await openDisplay(page);
      await page
        .getByRole("dialog", { name: "Display" })
        .getByRole("button", { name: "Close" })
        .click();
    }
  });
  await expectNoLeak(page, "a lesson", async (times) => {
    for (let time = 0; time < times; time += 1) {
      await walk(page, [`scenario/${catalog.scenarios[0].id}`], 1);
      await page.evaluate(
        (id) => document.querySelector("ice-access-guide").goTo(`scenario/${id}`),
        catalog.scenarios[0].id,
      );
      await page.locator("[data-part=heading]").focus();
      await page.keyboard.press("PageDown");
      await expect(page.locator(".iag-guess").first()).toBeVisible();
      await walk(page, ["start"], 1);
    }
  });
});

test("Enter on a radio button submits nothing", async ({ page }) => {
  await page.openGuide("#/compare");
  const address = page.url();
  const radio = page.locator(".iag-switch input").first();
  await radio.focus();
  await page.keyboard.press("Enter");
  await expect(radio).toBeFocused();
  expect(page.url()).toBe(address);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".iag-switch input").nth(1)).toBeChecked();
});

// By itself, wasm-bindgen allocates three bytes for each character from the first one that is not
// ASCII, and WebAssembly memory never shrinks. The function `exactAllocation` in
// web/build/build.mjs changes wasm-bindgen's code so that it allocates only the bytes that the
// string needs.
test("a text allocates only its bytes, even after restarts", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.allocations = [];
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
      const { instance, module } = await start.apply(WebAssembly, args);
      const { __wbindgen_malloc: malloc, __wbindgen_realloc: realloc } = instance.exports;
      const recording = {
        __wbindgen_malloc: (bytes, align) => malloc((allocations.push(bytes), bytes), align),
        __wbindgen_realloc: (address, before, bytes, align) =>
          realloc(address, before, (allocations.push(bytes), bytes), align),
      };
      return {
        module,
        instance: malloc ? { exports: { ...instance.exports, ...recording } } : instance,
      };
    };
  });
  await page.openGuide();
  const largest = () => page.evaluate(() => Math.max(...allocations));
  const bytes = Buffer.byteLength(JSON.stringify(catalog));
  expect(await largest()).toBe(bytes);
  await page.evaluate(() => (allocations.length = 0));
  for (const programs of ["287g", "cap", "287g cap"]) {
    await page.evaluate(async (programs) => {
      const element = document.querySelector("ice-access-guide");
      const restarted = new Promise((ready) =>
        element.addEventListener("iag-ready", ready, { once: true }),
      );
      element.setAttribute("programs", programs);
      await restarted;
    }, programs);
    expect(await largest(), programs).toBe(bytes);
  }
});
