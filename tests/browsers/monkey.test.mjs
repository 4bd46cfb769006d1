// Takes random steps (monkey.js) in every engine, over every kind of screen. There must be no error
// and no console message, the focus must never be lost, and memory must not keep growing. A quick
// run takes 100 steps, always with the same seed. A nightly run takes 10,000 steps, with a new seed
// each night. The environment variables STEPS and SEED override these values. A failure names its
// seed, so that the run can be repeated.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { nightly, sample } from "../depth.mjs";
import { pageNames } from "../e2e/page-names.mjs";
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
/** The scripts of the page, in the order in which they run. */
const monkeyScripts = ["watch", "heap", "random", "monkey-controls", "monkey-memory", "monkey"];
/** The number of steps in a round, and how many of these are real key presses by the driver. */
const [stepsInRound, keyPresses] = [50, 10];
/** The number of scripts that the driver runs in a round. */
const scriptsInRound = 2 * keyPresses + 2;

// In a quick run, each engine is tested on one of the two pages; in a nightly run, on both pages.
for (const [index, engine] of engines.entries()) {
  for (const page of sample(["own", "plain"], 2, index)) {
    const where = page === "own" ? "the guide's own page" : "a host page";
    describe(`in ${engine} on ${where}, seed ${seed}`, () => {
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
        await me.open(pages[page], { scripts: monkeyScripts });
        await me.run(
          async (seed, pageNames) => {
            window.monkeyRun = await monkey(seed, pageNames);
          },
          seed,
          pageNames,
        );
        let done = 0;
        const expectNoFault = (fault) => {
          if (fault === null) return;
          const { found, from, page, lastSteps } = fault;
          const where = `from ${from}, on ${page}, after\n  ${lastSteps.join("\n  ")}`;
          assert.fail(`seed ${seed}, after ${done} steps: ${found}\n${where}`);
        };
        // The first tour loads everything once. The second brings memory to its peak, so later
        // visits need almost no more.
        for (let tours = 0; tours < 2; tours += 1) await me.run(() => monkeyRun.tour());
        const measurements = [await measureMemory(me, browser)];
        for (; done < steps; done += stepsInRound) {
          expectNoFault(await me.run((count) => monkeyRun.steps(count), stepsInRound - keyPresses));
          for (let key = 0; key < keyPresses; key += 1) {
            const [name, code] = Object.entries(keys)[(seed + done * 7 + key * 3) % 8];
            const from = await me.run((name) => monkeyRun.before(name), name);
            await browser.driver.actions().sendKeys(code).perform();
            expectNoFault(await me.run((name, from) => monkeyRun.after(name, from), name, from));
          }
          assert.deepEqual(await faults(browser), []);
          if ((done + stepsInRound) % 1000 === 0) {
            measurements.push(await measureMemory(me, browser));
          }
        }
        await me.run(() => monkeyRun.tour());
        measurements.push(await measureMemory(me, browser));
        const seen = await me.run(() => monkeyRun.seen);
        t.diagnostic(`${steps} steps; pages seen: ${JSON.stringify(seen)}`);
        measurements.forEach((each) => t.diagnostic(JSON.stringify(each)));
        // A short run may miss some kinds of pages.
        if (steps >= 1000) {
          assert.equal(
            Object.keys(seen).length,
            await me.run(() => monkeyRun.kinds),
            "every kind of page was seen",
          );
        }
        const driverBytes =
          engine === "chromium" && steps > 2000
            ? (await bytesPerScript(me, browser)) * scriptsInRound * ((steps - 2000) / stepsInRound)
            : 0;
        if (driverBytes > 0) {
          t.diagnostic(`left in the heap by the driver: ${Math.round(driverBytes)} bytes`);
        }
        expectNoGrowth(measurements, driverBytes);
      });

      test("the measurement detects a leak", async () => {
        const { used } = await me.run(() => monkeyRun.home());
        await me.run(() => {
          window.leaks = Array.from({ length: 300 }, () => leak(1000));
        });
        const [leaking, freed] = [
          await me.run(() => memoryUse()),
          await me.run(() => (leaks.forEach((free) => free()), memoryUse())),
        ];
        assert.throws(() => expectNoGrowth([{ used }, leaking]), /used grew/);
        assert.ok(
          leaking.used >= freed.used + 300_000,
          `${leaking.used} bytes with the leak, ${freed.used} without`,
        );
      });
    });
  }
}

/**
 * Fails if memory grows with the number of steps. The WebAssembly memory is compared with the state
 * after the two tours, and the browser's memory with the state after two thousand steps.
 * Tolerances:
 * - The WebAssembly memory in use may grow by 128 KB, which is 13 bytes per step in ten thousand
 *   steps. Two tables of page objects never shrink, and each may have to double (by 42 KB and by 66
 *   KB).
 * - The size of the WebAssembly memory may grow by half, because it never shrinks and has unused
 *   gaps.
 * - The browser's heap may grow by a tenth plus `driverBytes`, the bytes that the driver's scripts
 *   leave in it. The numbers of nodes and listeners may grow by a twentieth.
 */
function expectNoGrowth(measurements, driverBytes = 0) {
  const last = measurements.at(-1);
  const expectAtMost = (what, first, max) =>
    assert.ok(
      last[what] <= max,
      `${what} grew from ${first[what]} to ${last[what]}, at most ${Math.round(max)} are allowed`,
    );
  const [afterTours, , afterSteps] = measurements;
  expectAtMost("used", afterTours, afterTours.used + 131_072);
  expectAtMost("memory", afterTours, afterTours.memory * 1.5);
  if (afterSteps?.heap === undefined) return;
  expectAtMost("heap", afterSteps, afterSteps.heap * 1.1 + driverBytes);
  for (const what of ["nodes", "listeners"]) {
    expectAtMost(what, afterSteps, afterSteps[what] * 1.05);
  }
}

/** Returns how many bytes each script that the driver runs leaves in Chromium's heap. */
async function bytesPerScript(me, browser) {
  const count = 500;
  const before = await measureMemory(me, browser);
  for (let script = 0; script < count; script += 1) await me.run((name) => name, "nothing");
  const after = await measureMemory(me, browser);
  return Math.max(0, after.heap - before.heap) / count;
}

/**
 * Measures how much memory the guide uses after everything has been cleared. In Chromium, also
 * measures the browser's heap, nodes and listeners.
 */
async function measureMemory(me, { name, driver }) {
  const memory = await me.run(() => monkeyRun.home());
  if (name !== "chromium") return memory;
  await driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  await driver.sendDevToolsCommand("Performance.enable");
  const { metrics } = await driver.sendAndGetDevToolsCommand("Performance.getMetrics");
  const valueOf = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return {
    ...memory,
    heap: valueOf("JSHeapUsedSize"),
    nodes: valueOf("Nodes"),
    listeners: valueOf("JSEventListeners"),
  };
}
