// Pages come and go, and leave nothing: once the browser has cleared up, there are as many nodes and listeners as before.
import { readFileSync } from "node:fs";
import { expect, test } from "./guide.mjs";
import { displayed, parts } from "./screens.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const pages = [...new Set(Object.values(parts).flat().map(({ to }) => to)), "booklet"].filter((page) => page !== "start");
const times = 10;

/** What the page holds after everything that can be cleared up is. */
async function holding(page) {
  page.browser = page.browser ?? (await page.context().newCDPSession(page));
  await page.browser.send("Performance.enable");
  await page.browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await page.browser.send("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

/** Goes to these pages so often, one after another, and back to the start. */
const walk = (page, names, times) =>
  page.evaluate(
    async ([names, times]) => {
      const element = document.querySelector("ice-access-guide");
      const drawn = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
      for (const name of [...Array(times).fill(names).flat(), "start"]) {
        element.goTo(name);
        await drawn();
      }
    },
    [names, times],
  );

async function opened(page) {
  await page.opened();
  const answers = { challenges: ["gangs", "custody_status", "delegated_authority"], custody: "jail" };
  await page.evaluate((answers) => document.querySelector("ice-access-guide").restore({ format: "ice-access-guide/answers@1", page: "start", answers }), answers);
}

/** That nothing grows however often it is done; a handful of nodes is what the browser itself holds for a while. */
async function isFlat(page, what, often) {
  await often(2);
  const before = await holding(page);
  await often(times);
  const after = await holding(page);
  expect.soft(after.nodes - before.nodes, `nodes left by ${what}`).toBeLessThan(times);
  expect.soft(after.listeners - before.listeners, `listeners left by ${what}`).toBeLessThan(times);
}

test("no page leaves anything when another takes its place", async ({ page }) => {
  test.slow();
  await opened(page);
  for (const name of pages) await isFlat(page, name, (times) => walk(page, [name, "start"], times));
  await isFlat(page, "all pages in a row", (times) => walk(page, pages, times));
});

test("what lies over a page, and a lesson, leave nothing", async ({ page }) => {
  test.slow();
  await opened(page);
  await isFlat(page, "the choice of looks", async (times) => {
    for (let time = 0; time < times; time += 1) {
      await displayed(page);
      await page.getByRole("dialog", { name: "Display" }).getByRole("button", { name: "Close" }).click();
    }
  });
  await isFlat(page, "a lesson", async (times) => {
    for (let time = 0; time < times; time += 1) {
      await walk(page, [`scenario/${catalog.scenarios[0].id}`], 1);
      await page.evaluate((id) => document.querySelector("ice-access-guide").goTo(`scenario/${id}`), catalog.scenarios[0].id);
      await page.locator(".iag-heading").focus();
      await page.keyboard.press("PageDown");
      await expect(page.locator(".iag-guess").first()).toBeVisible();
      await walk(page, ["start"], 1);
    }
  });
});

test("Enter on a round button sends nothing and leads nowhere", async ({ page }) => {
  await page.opened("#/compare");
  const address = page.url();
  const radio = page.locator(".iag-switch input").first();
  await radio.focus();
  await page.keyboard.press("Enter");
  await expect(radio).toBeFocused();
  expect(page.url()).toBe(address);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".iag-switch input").nth(1)).toBeChecked();
});
