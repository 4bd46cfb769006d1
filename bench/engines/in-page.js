// The script of the page that browser.mjs serves. It builds the engines for each number of
// programs. browser.mjs checks and times the engines through `globalThis.engines`.
import init, { InBrowser } from "./bench_engine.js";
import { plain } from "./plain.js";

const REPETITIONS = 4;
/** The minimum duration of a measured run and of the warm-up, in milliseconds. */
const MIN_RUN = 40;
const MIN_WARM_UP = 250;

await init();
const text = async (name) => (await fetch(name)).text();
const answers = await text("answers.json");
const enginesBySize = new Map();
for (const size of [13, 130, 1300]) {
  const rules = await text(`rules-${size}.json`);
  const wasm = new InBrowser(rules, answers);
  const compiled = plain(JSON.parse(rules).programs, JSON.parse(answers).rows);
  enginesBySize.set(size, {
    wasm: { rows: () => wasm.rows().split("\n"), run: (sets) => wasm.run(sets) },
    ...compiled,
  });
}

let checksum = 0;
/**
 * Doubles the number of answer sets until a run lasts at least `minimum` milliseconds. Returns the
 * microseconds that this run took for each answer set.
 */
function timed(engine, minimum) {
  for (let sets = 16; ; sets *= 2) {
    const start = performance.now();
    checksum += engine.run(sets);
    const elapsed = performance.now() - start;
    if (elapsed >= minimum) return (elapsed * 1000) / sets;
  }
}

globalThis.engines = {
  rows: (size, name) => enginesBySize.get(size)[name].rows().join("\n"),
  time(size) {
    const engines = Object.entries(enginesBySize.get(size));
    engines.forEach(([, engine]) => timed(engine, MIN_WARM_UP));
    const times = Object.fromEntries(engines.map(([name]) => [name, []]));
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      engines.forEach(([name, engine]) => times[name].push(timed(engine, MIN_RUN)));
    }
    return Object.fromEntries(
      Object.entries(times).map(([name, list]) => [name, Math.min(...list)]),
    );
  },
  /**
   * Returns the sum of all results. Because the sum can be read, the JavaScript engine cannot
   * remove the measured work as unused.
   */
  checksum: () => checksum,
};
