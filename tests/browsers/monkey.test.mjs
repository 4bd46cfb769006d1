// Steps at random in every engine, over every screen: no error, no word on a console, the focus never lost, and no memory that
// only grows. STEPS says how many, SEED where to begin: a failure says with which seed it comes again.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { serve, start } from "./engines.mjs";
import { faults, pages, person } from "./guide.mjs";

const engines = (process.env.ENGINES ?? "firefox webkit").split(" ");
const steps = Number(process.env.STEPS ?? 300);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

const keys = { Tab: Key.TAB, Enter: Key.ENTER, Space: Key.SPACE, Escape: Key.ESCAPE, Right: Key.ARROW_RIGHT, Left: Key.ARROW_LEFT, Down: Key.ARROW_DOWN, Up: Key.ARROW_UP };
/** Of so many steps, how many are real keys: they come over the driver, one by one. */
const [round, real] = [50, 10];

for (const engine of engines) {
  for (const page of ["own", "plain"]) {
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

      test(`${steps} steps`, async (t) => {
        await me.open(pages[page], { scripts: ["watch", "monkey"] });
        await me.run(async (seed) => {
          window.hands = await monkey(seed);
        }, seed);
        let done = 0;
        const holds = (fault) => assert.equal(fault, null, fault && `seed ${seed}, after ${done} steps: ${fault.found}\nfrom ${fault.from}, on ${fault.page}, after\n  ${fault.last.join("\n  ")}`);
        const weights = [];
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
        const seen = await me.run(() => hands.seen);
        t.diagnostic(`pages seen: ${JSON.stringify(seen)}`);
        weights.forEach((each) => t.diagnostic(JSON.stringify(each)));
        // A short run may come by fewer.
        if (steps >= 1000) assert.equal(Object.keys(seen).length, 18, "every kind of page was seen");
        isFlat(weights.slice(1));
      });
    });
  }
}

/** Nothing grows with the steps: what is there at the end was there after the first two thousand. */
function isFlat(weights) {
  const [first, last] = [weights.at(0), weights.at(-1)];
  for (const [what, most] of Object.entries({ memory: 1.0, heap: 1.1, nodes: 1.05, listeners: 1.05 })) {
    if (first?.[what] === undefined) continue;
    assert.ok(last[what] <= first[what] * most, `${what} grew from ${first[what]} to ${last[what]}`);
  }
}

/** What the guide holds once everything is cleared. */
async function weight(me, { name, driver }) {
  const { memory } = await me.run(() => hands.home());
  if (name !== "chromium") return { memory };
  await driver.sendDevToolsCommand("HeapProfiler.collectGarbage");
  await driver.sendDevToolsCommand("Performance.enable");
  const { metrics } = await driver.sendAndGetDevToolsCommand("Performance.getMetrics");
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { memory, heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}
