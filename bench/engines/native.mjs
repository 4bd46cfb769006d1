// The engines outside a browser: ours and the one written by hand in a program of their own, json-rules-engine and zen in Node.
import { execFileSync } from "node:child_process";
import { digest, sizes } from "../rules.mjs";
import { jsonRules } from "./json-rules.mjs";
import { zen } from "./zen.mjs";

/** The slow ones are held to the expected results on so many answer sets; ours and the one by hand on all. */
const checked = { jsonRules: { 13: 300, 130: 30, 1300: 4 }, zen: { 13: 500, 130: 100, 1300: 20 } };
const TURNS = 3;
const LEAST = 60;

async function check(name, size, engine, expected) {
  for (let place = 0; place < checked[name][size]; place += 1) {
    if ((await engine.row(place)) !== expected[place]) throw new Error(`${name} decides otherwise at ${size} programs, set ${place}`);
  }
}

let next = 0;
async function turn(engine) {
  const begun = performance.now();
  let done = 0;
  do {
    await engine.one(next);
    next += 1;
    done += 1;
  } while (performance.now() - begun < LEAST);
  return ((performance.now() - begun) * 1000) / done;
}

/** The fastest of some turns: what else the machine does only adds to it. */
async function timed(engine) {
  const times = [];
  for (let left = TURNS; left > 0; left -= 1) times.push(await turn(engine));
  return Math.min(...times);
}

/** Checks every engine, and gives back what times one round of a size. */
export async function nativeEngines(program, folder, set) {
  const engines = new Map();
  for (const size of sizes) {
    const { programs, expected } = set.bySize.get(size);
    const rows = execFileSync(program, ["rows", folder, String(size)], { maxBuffer: 1 << 28 }).toString().trimEnd().split("\n");
    const [ours, byHand] = [rows.slice(0, expected.length), rows.slice(expected.length)];
    if (digest(ours) !== digest(expected)) throw new Error(`ours decides otherwise at ${size} programs`);
    if (digest(byHand) !== digest(expected)) throw new Error(`the one by hand decides otherwise at ${size} programs`);
    const made = { jsonRules: jsonRules(set.facts, programs, set.answers), zen: zen(set.facts, programs, set.answers) };
    await check("jsonRules", size, made.jsonRules, expected);
    await check("zen", size, made.zen.expressions, expected);
    await check("zen", size, made.zen.table, expected);
    engines.set(size, made);
  }
  return {
    checked,
    async round(size) {
      const { jsonRules, zen } = engines.get(size);
      const [ours, byHand] = execFileSync(program, ["time", folder, String(size)]).toString().split(" ").map(Number);
      return { ours, byHand, jsonRules: await timed(jsonRules), zenExpressions: await timed(zen.expressions), zenTable: await timed(zen.table) };
    },
    close: () => engines.forEach(({ zen }) => zen.dispose()),
  };
}
