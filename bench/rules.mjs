// A made-up rule set, the same at every run: 45 facts, and programs with one rule of 5 to 20 tests each. Program i is the
// same whatever their number, so that a larger set is a smaller one with more behind it.
// Usage: node bench/rules.mjs FOLDER      writes it where `guide bench-rules FOLDER` reads it.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const sizes = [13, 130, 1300];
const seed = 1;
const facts = Array.from({ length: 45 }, (_, place) => `f${String(place).padStart(2, "0")}`);

/** Numbers at random by xorshift, from a seed that is mixed first, so that neighbours have nothing in common. */
function chance(seed) {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) ^ 0x9e3779b9;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let round = 0; round < 8; round += 1) next();
  return { below: (end) => next() % end, one: (in_) => next() % in_ === 0 };
}

/** A rule of so many tests: groups of `kind`, and in them groups of the other kind. */
function rule(tests, kind, dice) {
  if (tests === 1) {
    const test = { fact: facts[dice.below(facts.length)], is: !dice.one(4) };
    return dice.one(12) ? { not: test } : test;
  }
  const parts = Math.min(tests, 2 + dice.below(4));
  const shares = Array.from({ length: parts }, () => 1);
  for (let left = tests - parts; left > 0; left -= 1) shares[dice.below(parts)] += 1;
  const other = kind === "all" ? "any" : "all";
  const group = { [kind]: shares.map((share) => rule(share, other, dice)) };
  return dice.one(10) ? { not: group } : group;
}

/** Whether a rule holds for a row of zeros and ones: the plainest reading, which every engine is held to. */
export function holds(rule, row) {
  if (rule.all) return rule.all.every((part) => holds(part, row));
  if (rule.any) return rule.any.some((part) => holds(part, row));
  if (rule.not) return !holds(rule.not, row);
  return (row[facts.indexOf(rule.fact)] === "1") === rule.is;
}

const rows = (count, dice) => Array.from({ length: count }, () => facts.map(() => dice.below(2)).join(""));
const trial = rows(200, chance(seed + 1));

/** The program at this place: drawn again until its rule neither always holds nor hardly ever. */
function program(place) {
  const dice = chance(seed * 7919 + place);
  for (;;) {
    const drawn = rule(5 + dice.below(16), dice.one(10) ? "any" : "all", dice);
    const share = trial.filter((row) => holds(drawn, row)).length / trial.length;
    if (share >= 0.1 && share <= 0.9) return { id: `p${String(place).padStart(4, "0")}`, rule: drawn };
  }
}

/** The digest of results: one text a row, a character for each program. */
export const digest = (rows) => createHash("sha256").update(rows.join("\n")).digest("hex");

/** The rules of each size, the answer sets and what has to come out. */
export function ruleSet({ sets = 2_000 } = {}) {
  const programs = Array.from({ length: Math.max(...sizes) }, (_, place) => program(place));
  const answers = rows(sets, chance(seed + 2));
  const all = answers.map((row) => programs.map(({ rule }) => (holds(rule, row) ? "1" : "0")).join(""));
  const sized = sizes.map((size) => [size, { programs: programs.slice(0, size), expected: all.map((row) => row.slice(0, size)) }]);
  return { facts, answers, bySize: new Map(sized) };
}

/** Writes the files of a rule set; each engine's results are held to the digest in them. */
export function write(set, folder) {
  mkdirSync(folder, { recursive: true });
  const put = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
  put("answers.json", { format: "bench-answers/1", seed, facts, rows: set.answers });
  for (const [size, { programs, expected }] of set.bySize) {
    put(`rules-${size}.json`, { format: "bench-rules/1", seed, facts, programs });
    const head = { format: "bench-results/1", programs: size, sets: expected.length, sha256: digest(expected) };
    put(`expected-${size}.json`, size === 13 ? { ...head, rows: expected } : head);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(ruleSet(), process.argv[2]);
