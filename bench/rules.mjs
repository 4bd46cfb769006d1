// Generates the benchmark's synthetic rule set, which is the same on every run: 45 facts, and
// programs that each have one rule of 5 to 20 tests. The rule set exists in three sizes; each
// larger size starts with the programs of the smaller one. run.mjs calls this module.
// Usage: node bench/rules.mjs FOLDER      writes the files that `guide bench-rules FOLDER` reads
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const sizes = [13, 130, 1300];
const seed = 1;
const facts = Array.from({ length: 45 }, (_, index) => `f${String(index).padStart(2, "0")}`);

/**
 * Returns a generator of pseudorandom numbers that uses xorshift. It mixes the bits of the seed
 * first, so that similar seeds give unrelated sequences.
 */
function randomNumbers(seed) {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) ^ 0x9e3779b9;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let round = 0; round < 8; round += 1) next();
  return { below: (end) => next() % end, isOneIn: (count) => next() % count === 0 };
}

/**
 * Returns a random rule with `tests` tests. A rule with several tests is a group of `kind` ("all"
 * or "any"), whose subgroups are of the other kind. Any part of the rule can be negated.
 */
function rule(tests, kind, random) {
  if (tests === 1) {
    const test = { fact: facts[random.below(facts.length)], is: !random.isOneIn(4) };
    return random.isOneIn(12) ? { not: test } : test;
  }
  const parts = Math.min(tests, 2 + random.below(4));
  const shares = Array.from({ length: parts }, () => 1);
  for (let remaining = tests - parts; remaining > 0; remaining -= 1) {
    shares[random.below(parts)] += 1;
  }
  const other = kind === "all" ? "any" : "all";
  const group = { [kind]: shares.map((share) => rule(share, other, random)) };
  return random.isOneIn(10) ? { not: group } : group;
}

/**
 * Whether a rule holds for an answer set, given as a row with 0 or 1 for each fact. The benchmark
 * fails if the result of an engine differs from the result of this function.
 */
export function holds(rule, row) {
  if (rule.all) return rule.all.every((part) => holds(part, row));
  if (rule.any) return rule.any.some((part) => holds(part, row));
  if (rule.not) return !holds(rule.not, row);
  return (row[facts.indexOf(rule.fact)] === "1") === rule.is;
}

const rows = (count, random) =>
  Array.from({ length: count }, () => facts.map(() => random.below(2)).join(""));
const trials = rows(200, randomNumbers(seed + 1));

/**
 * Returns the program at an index. Draws random rules until one holds for 10 % to 90 % of the
 * trial answer sets.
 */
function program(index) {
  const random = randomNumbers(seed * 7919 + index);
  for (;;) {
    const candidate = rule(5 + random.below(16), random.isOneIn(10) ? "any" : "all", random);
    const share = trials.filter((row) => holds(candidate, row)).length / trials.length;
    if (share >= 0.1 && share <= 0.9) {
      return { id: `p${String(index).padStart(4, "0")}`, rule: candidate };
    }
  }
}

/**
 * Returns the hash of results. `rows` has one string for each answer set, with one character for
 * each program.
 */
export const digest = (rows) => createHash("sha256").update(rows.join("\n")).digest("hex");

/**
 * Returns the facts, the answer sets, and `bySize`: for each size the programs with their rules,
 * and the expected results.
 */
export function ruleSet({ sets = 2_000 } = {}) {
  const programs = Array.from({ length: Math.max(...sizes) }, (_, index) => program(index));
  const answers = rows(sets, randomNumbers(seed + 2));
  const results = answers.map((row) =>
    programs.map(({ rule }) => (holds(rule, row) ? "1" : "0")).join(""),
  );
  const bySize = sizes.map((size) => [
    size,
    {
      programs: programs.slice(0, size),
      expected: results.map((row) => row.slice(0, size)),
    },
  ]);
  return { facts, answers, bySize: new Map(bySize) };
}

/**
 * Writes a rule set to JSON files in `folder`. `guide bench-rules` compares the digest of its own
 * results with the digest in `expected-N.json`.
 */
export function write(set, folder) {
  mkdirSync(folder, { recursive: true });
  const put = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  put("answers.json", { format: "bench-answers/1", seed, facts, rows: set.answers });
  for (const [size, { programs, expected }] of set.bySize) {
    put(`rules-${size}.json`, { format: "bench-rules/1", seed, facts, programs });
    const summary = {
      format: "bench-results/1",
      programs: size,
      sets: expected.length,
      sha256: digest(expected),
    };
    put(`expected-${size}.json`, size === 13 ? { ...summary, rows: expected } : summary);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(ruleSet(), process.argv[2]);
