// The script of the page that browser.mjs serves. It builds the engines for each number of
// programs. browser.mjs checks and times the engines through `globalThis.engines`.
import init, { InBrowser } from "./bench_engine.js";
import { plain } from "./plain.js";

const TURNS = 4;
const TURN = 40;
const WARM = 250;

await init();
const text = async (name) => (await fetch(name)).text();
const answers = await text("answers.json");
const made = new Map();
for (const size of [13, 130, 1300]) {
  const rules = await text(`rules-${size}.json`);
  const wasm = new InBrowser(rules, answers);
  const own = plain(JSON.parse(rules).programs, JSON.parse(answers).rows);
  made.set(size, { wasm: { rows: () => wasm.rows().split("\n"), run: (sets) => wasm.run(sets) }, ...own });
}

let kept = 0;
/**
 * Doubles the number of answer sets until a run lasts at least `least` milliseconds. Returns the
 * microseconds that this run took for each answer set.
 */
function timed(engine, least) {
  for (let sets = 16; ; sets *= 2) {
    const begun = performance.now();
    kept += engine.run(sets);
    const took = performance.now() - begun;
    if (took >= least) return (took * 1000) / sets;
  }
}

globalThis.engines = {
  rows: (size, name) => made.get(size)[name].rows().join("\n"),
  time(size) {
    const engines = Object.entries(made.get(size));
    engines.forEach(([, engine]) => timed(engine, WARM));
    const times = Object.fromEntries(engines.map(([name]) => [name, []]));
    for (let turn = 0; turn < TURNS; turn += 1) engines.forEach(([name, engine]) => times[name].push(timed(engine, TURN)));
    return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, Math.min(...list)]));
  },
  /**
   * Returns the sum of all results. Because the sum can be read, the JavaScript engine cannot
   * remove the measured work as unused.
   */
  kept: () => kept,
};
