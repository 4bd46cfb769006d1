// Takes random steps (monkey.js) in every engine, over every kind of screen. There must be no error
// and no console message, the focus must never be lost, and memory must not keep growing. A quick
// run takes 100 steps, always with the same seed. A nightly run takes 10,000 steps, with a new seed
// each night. The environment variables STEPS and SEED override these values. A failure names its
// seed, so that the run can be repeated.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { nightly, sample } from "../depth.mjs";
import { serve, start } from "./engines.mjs";
import { faults, pages, person } from "./guide.mjs";

const engines = (process.env.ENGINES ?? "firefox webkit").split(" ");
const steps = Number(process.env.STEPS ?? (nightly ? 10_000 : 100));
const seed = Number(process.env.SEED ?? (nightly ? Date.now() % 1_000_000 : 2007));

const keys = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Space: Key.SPACE,
  Escape: Key.ESCAPE,
  Right: Key.ARROW_RIGHT,
  Left: Key.ARROW_LEFT,
  Down: Key.ARROW_DOWN,
  Up: Key.ARROW_UP,
};
/** The number of steps in a round, and how many of these are real key presses by the driver. */
const [round, real] = [50, 10];
/** The number of scripts that the driver runs in a round. */
const scripts = 2 * real + 2;

// In a quick run, each engine is tested on one of the two pages; in a nightly run, on both pages.
for (const [index, engine] of engines.entries()) {
  for (const page of sample(["own", "plain"], 2, index)) {
    describe(`in ${engine} on ${page === "own" ? "a page of its own" : "a page of others"}, seed ${seed}`, () => {
      let server, browser, me;
      before(async () => {
        server = await serve();
        browser = await start(engine);
        browser.host = server.host;
        me = person(browser);
      });
      after(async () => {
        await browser?.stop();
        server?.stop();
      });

      test("random steps cause no error and no steady memory growth", async (t) => {
        await me.open(pages[page], { scripts: ["watch", "heap", "monkey"] });
        await me.run(async (seed) => {
          window.hands = await monkey(seed);
        }, seed);
        let done = 0;
        const holds = (fault) =>
          assert.equal(
            fault,
            null,
            fault &&
              `seed ${seed}, after ${done} steps: ${fault.found}\nfrom ${fault.from}, on ${fault.page}, after\n  ${fault.last.join("\n  ")}`,
          );
        // The first tour loads everything once. The second makes the memory large enough for one
        // more page.
        for (let tours = 0; tours < 2; tours += 1) await me.run(() => hands.tour());
        const weights = [await weight(me, browser)];
        for (; done < steps; done += round) {
          holds(await me.run((count) => hands.steps(count), round - real));
          for (let key = 0; key < real; key += 1) {
            const [name, code] = Object.entries(keys)[(seed + done * 7 + key * 3) % 8];
            const from = await me.run((name) => hands.before(name), name);
            await browser.driver.actions().sendKeys(code).perform();
            holds(await me.run((name, from) => hands.after(name, from), name, from));
          }
          assert.deepEqual(await faults(browser), []);
          if ((done + round) % 1000 === 0) weights.push(await weight(me, browser));
        }
        await me.run(() => hands.tour());
        weights.push(await weight(me, browser));
        const seen = await me.run(() => hands.seen);
        t.diagnostic(`${steps} steps; pages seen: ${JSON.stringify(seen)}`);
        weights.forEach((each) => t.diagnostic(JSON.stringify(each)));
        // A short run may miss some kinds of pages.
        if (steps >= 1000) {
          assert.equal(
            Object.keys(seen).length,
            await me.run(() => hands.kinds),
            "every kind of page was seen",
          );
        }
        const driven =
          engine === "chromium" && steps > 2000
            ? (await leftByScript(me, browser)) * scripts * ((steps - 2000) / round)
            : 0;
        if (driven > 0) t.diagnostic(`left by the driver: ${Math.round(driven)} bytes`);
        isFlat(weights, driven);
      });

      test("the measurement detects a leak", async () => {
        const { used } = await me.run(() => hands.home());
        await me.run(() => {
          window.leaks = Array.from({ length: 300 }, () => leak(1000));
        });
        const [leaking, healed] = [
          await me.run(() => held()),
          await me.run(() => (leaks.forEach((heal) => heal()), held())),
        ];
        assert.throws(() => isFlat([{ used }, leaking]), /used grew/);
        assert.ok(
          leaking.used >= healed.used + 300_000,
          `${leaking.used} with, ${healed.used} without`,
        );
      });
    });
  }
}

/**
 * Fails if memory grows with the number of steps. The program's memory is compared with its size
 * after the two tours, and the browser's memory with its size after two thousand steps. Tolerances:
 * - The memory in use may grow by 128 KB, which is 13 bytes per step in ten thousand steps. Two
 *   tables of page objects never shrink, and each may have to double (by 42 KB and by 66 KB).
 * - The size of the memory may grow by half, because it never shrinks and has unused gaps.
 * - The browser's heap may grow by a tenth plus `driven`, the bytes that the driver's scripts leave
 *   in it. The numbers of nodes and listeners may grow by a twentieth.
 */
function isFlat(weights, driven = 0) {
  const last = weights.at(-1);
  const grows = (what, first, most) =>
    assert.ok(
      last[what] <= most,
      `${what} grew from ${first[what]} to ${last[what]}, which may be ${Math.round(most)}`,
    );
  const [toured, , later] = weights;
  grows("used", toured, toured.used + 131_072);
  grows("memory", toured, toured.memory * 1.5);
  if (later?.heap === undefined) return;
  grows("heap", later, later.heap * 1.1 + driven);
  for (const what of ["nodes", "listeners"]) grows(what, later, later[what] * 1.05);
}

/** Returns how many bytes each script that the driver runs leaves in Chromium's heap. */
async function leftByScript(me, browser) {
  const count = 500;
  const before = await weight(me, browser);
  for (let script = 0; script < count; script += 1) await me.run((name) => name, "nothing");
  const after = await weight(me, browser);
  return Math.max(0, after.heap - before.heap) / count;
}

/** Measures how much memory the guide uses after everything has been cleared. */
async function weight(me, { name, driver }) {
  const held = await me.run(() => hands.home());
  if (name !== "chromium") return held;
  await driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  await driver.sendDevToolsCommand("Performance.enable");
  const { metrics } = await driver.sendAndGetDevToolsCommand("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return {
    ...held,
    heap: of("JSHeapUsedSize"),
    nodes: of("Nodes"),
    listeners: of("JSEventListeners"),
  };
}
