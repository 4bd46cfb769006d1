// Random steps in every engine, over every screen: no error, no message on a console, the focus never
// lost, and no memory that only grows. Every run takes the same few steps; a nightly run takes many
// that differ from night to night. STEPS and SEED override both; a failure names the seed to repeat.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { nightly, sample } from "../depth.mjs";
import { serve, start } from "./engines.mjs";
import { faults, pages, person } from "./guide.mjs";

const engines = (process.env.ENGINES ?? "firefox webkit").split(" ");
const steps = Number(process.env.STEPS ?? (nightly ? 10_000 : 100));
const seed = Number(process.env.SEED ?? (nightly ? Date.now() % 1_000_000 : 2007));

const keys = { Tab: Key.TAB, Enter: Key.ENTER, Space: Key.SPACE, Escape: Key.ESCAPE, Right: Key.ARROW_RIGHT, Left: Key.ARROW_LEFT, Down: Key.ARROW_DOWN, Up: Key.ARROW_UP };
/** Of so many steps, how many are real keys: they come over the driver, one by one. */
const [round, real] = [50, 10];
/** How many scripts a driver runs for so many. */
const scripts = 2 * real + 2;

// In every run each engine has one of the two pages; nightly it has both.
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

      test("steps at random: nothing goes wrong, and nothing only grows", async (t) => {
        await me.open(pages[page], { scripts: ["watch", "heap", "monkey"] });
        await me.run(async (seed) => {
          window.hands = await monkey(seed);
        }, seed);
        let done = 0;
        const holds = (fault) => assert.equal(fault, null, fault && `seed ${seed}, after ${done} steps: ${fault.found}\nfrom ${fault.from}, on ${fault.page}, after\n  ${fault.last.join("\n  ")}`);
        // Twice: what is there once everything was, and what there is to spare for another page.
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
        // A short run may come by fewer.
        if (steps >= 1000) assert.equal(Object.keys(seen).length, 18, "every kind of page was seen");
        const driven = engine === "chromium" && steps > 2000 ? (await leftByScript(me, browser)) * scripts * ((steps - 2000) / round) : 0;
        if (driven > 0) t.diagnostic(`left by the driver: ${Math.round(driven)} bytes`);
        isFlat(weights, driven);
      });

      test("a leak is seen", async () => {
        const { used } = await me.run(() => hands.home());
        await me.run(() => {
          window.leaks = Array.from({ length: 300 }, () => leak(1000));
        });
        const [leaking, healed] = [await me.run(() => held()), await me.run(() => (leaks.forEach((heal) => heal()), held()))];
        assert.throws(() => isFlat([{ used }, leaking]), /used grew/);
        assert.ok(leaking.used >= healed.used + 300_000, `${leaking.used} with, ${healed.used} without`);
      });
    });
  }
}

/**
 * Nothing grows with the steps: what is there at the end was there after the tours before them, or, of what the browser has, after the
 * first two thousand.
 * - What the program uses may be more by 128 KB, 13 bytes a step in ten thousand: two tables of what it holds of the page stay as long
 *   as they ever were, and may have to double (by 42 and by 66 KB).
 * - Memory that was taken is never given back, and there are holes in it: it may be half as much again.
 * - The driver leaves something in the browser's heap with each script: `driven` is how much in all.
 */
function isFlat(weights, driven = 0) {
  const last = weights.at(-1);
  const grows = (what, first, most) => assert.ok(last[what] <= most, `${what} grew from ${first[what]} to ${last[what]}, which may be ${Math.round(most)}`);
  const [toured, , later] = weights;
  grows("used", toured, toured.used + 131_072);
  grows("memory", toured, toured.memory * 1.5);
  if (later?.heap === undefined) return;
  grows("heap", later, later.heap * 1.1 + driven);
  for (const what of ["nodes", "listeners"]) grows(what, later, later[what] * 1.05);
}

/** What a script that does nothing leaves in Chromium's heap. */
async function leftByScript(me, browser) {
  const count = 500;
  const before = await weight(me, browser);
  for (let script = 0; script < count; script += 1) await me.run((name) => name, "nothing");
  const after = await weight(me, browser);
  return Math.max(0, after.heap - before.heap) / count;
}

/** What the guide holds once everything is cleared. */
async function weight(me, { name, driver }) {
  const held = await me.run(() => hands.home());
  if (name !== "chromium") return held;
  await driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  await driver.sendDevToolsCommand("Performance.enable");
  const { metrics } = await driver.sendAndGetDevToolsCommand("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { ...held, heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}
