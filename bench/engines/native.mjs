// Checks and times the engines outside a browser, for bench/run.mjs. The guide's engine and the
// hand-written evaluator run in the native binary bench-engine (bench/engine/). json-rules-engine
// and zen run in Node.js.
import { execFileSync } from "node:child_process";
import { digest, sizes } from "../rules.mjs";
import { jsonRules } from "./json-rules.mjs";
import { zen } from "./zen.mjs";

/**
 * The number of answer sets on which each slow engine is checked, for each number of programs. The
 * guide's engine and the hand-written evaluator are checked on all answer sets.
 */
const checked = { jsonRules: { 13: 300, 130: 30, 1300: 4 }, zen: { 13: 500, 130: 100, 1300: 20 } };
const REPETITIONS = 3;
/** The minimum duration of a repetition, in milliseconds. */
const MIN_DURATION = 60;

async function check(name, size, engine, expected) {
  for (let index = 0; index < checked[name][size]; index += 1) {
    if ((await engine.row(index)) !== expected[index]) {
      throw new Error(`${name} gives a different result at ${size} programs, set ${index}`);
    }
  }
}

let next = 0;
/** Runs an engine for the minimum duration. Returns the microseconds for one answer set. */
async function repetition(engine) {
  const start = performance.now();
  let done = 0;
  do {
    await engine.decide(next);
    next += 1;
    done += 1;
  } while (performance.now() - start < MIN_DURATION);
  return ((performance.now() - start) * 1000) / done;
}

/**
 * Returns the microseconds for one answer set in the fastest of several repetitions. Other load
 * on the machine only makes a repetition slower.
 */
async function timed(engine) {
  const times = [];
  for (let count = 0; count < REPETITIONS; count += 1) times.push(await repetition(engine));
  return Math.min(...times);
}

/**
 * Checks the results of every engine. Returns two functions: `round` times every engine for a
 * number of programs, and `close` frees the zen engines. Also returns `checked`.
 */
export async function nativeEngines(program, folder, set) {
  const engines = new Map();
  for (const size of sizes) {
    const { programs, expected } = set.bySize.get(size);
    const rows = execFileSync(program, ["rows", folder, String(size)], { maxBuffer: 1 << 28 })
      .toString()
      .trimEnd()
      .split("\n");
    const [ours, byHand] = [rows.slice(0, expected.length), rows.slice(expected.length)];
    for (const [name, results] of Object.entries({ ours, byHand })) {
      if (digest(results) !== digest(expected)) {
        throw new Error(`${name} gives different results at ${size} programs`);
      }
    }
    const adapters = {
      jsonRules: jsonRules(set.facts, programs, set.answers),
      zen: zen(set.facts, programs, set.answers),
    };
    await check("jsonRules", size, adapters.jsonRules, expected);
    await check("zen", size, adapters.zen.expressions, expected);
    await check("zen", size, adapters.zen.table, expected);
    engines.set(size, adapters);
  }
  return {
    checked,
    async round(size) {
      const { jsonRules, zen } = engines.get(size);
      const [ours, byHand] = execFileSync(program, ["time", folder, String(size)])
        .toString()
        .split(" ")
        .map(Number);
      return {
        ours,
        byHand,
        jsonRules: await timed(jsonRules),
        zenExpressions: await timed(zen.expressions),
        zenTable: await timed(zen.table),
      };
    },
    close: () => engines.forEach(({ zen }) => zen.dispose()),
  };
}
