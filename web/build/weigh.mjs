// Prints the sizes of the files that the guide's own page loads for its first screens and right
// after them. Fails if the files of the first load, compressed with Brotli, exceed the limit in
// budget.json. script/build runs it.
// Usage: node web/build/weigh.mjs [FOLDER] [--report-only]
// --report-only does not enforce the limit, which applies only to builds with the pinned compiler.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compressible } from "./compress.mjs";

/** The files that the page needs for its first screens. All others load afterward or on demand. */
const initial = [
  /^index\.html$/,
  /^embed\/ice-access-guide\.js$/,
  /^embed\/guide-[0-9a-f]{16}\.wasm$/,
  /^embed\/catalog-initial-[0-9a-f]{16}\.json$/,
];

/** The files that load right after those in `initial`. */
const deferred = [
  /^offline\.js$/,
  /^embed\/guide-deferred-[0-9a-f]{16}\.(?:css|wasm)$/,
  /^embed\/catalog-[0-9a-f]{16}\.json$/,
];

const folder = process.argv[2] ?? "dist";
const reportOnly = process.argv.includes("--report-only");
const { goal, limit } = JSON.parse(await readFile("budget.json", "utf8"));
const names = await compressible(folder);

/** Returns a row for each file that matches one of `patterns`: its name, followed by its sizes. */
async function measure(patterns) {
  const found = patterns.map((pattern) => names.filter((name) => pattern.test(name)));
  const missing = patterns.filter((_, index) => found[index].length === 0);
  if (missing.length > 0) throw new Error(`no file in ${folder} matches ${missing.join(", ")}`);
  return Promise.all(found.flat().map(async (name) => [name, ...(await sizesOf(name))]));
}

/** Returns the file's sizes in bytes: uncompressed, as Brotli and as gzip. */
const sizesOf = (name) =>
  Promise.all(
    ["", ".br", ".gz"].map(async (suffix) => (await readFile(join(folder, name + suffix))).length),
  );

const sum = (rows) =>
  rows.reduce((sums, [, ...sizes]) => sums.map((sum, index) => sum + sizes[index]), [0, 0, 0]);
const line = (name, sizes) =>
  name.padEnd(48) + sizes.map((size) => String(size).padStart(10)).join("");

const groups = { "first load": await measure(initial), "deferred files": await measure(deferred) };
const totals = Object.entries(groups).map(([title, rows]) => [title, ...sum(rows)]);
console.log(line("", ["bytes", "brotli", "gzip"]));
for (const [title, rows] of Object.entries(groups)) {
  for (const [name, ...sizes] of rows) console.log(line(name, sizes));
  console.log(line(`= ${title}`, sum(rows)));
}
console.log(line("= both", sum(totals)));

const [, , firstLoad] = totals[0];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const size = `The first load is ${kilobytes(firstLoad)}, the limit ${kilobytes(limit)}`;
const missed = `; the goal of ${kilobytes(goal)} is missed by ${kilobytes(firstLoad - goal)}`;
console.log(`${size}${firstLoad > goal ? missed : ""}.`);
if (firstLoad > limit && !reportOnly) {
  const excess = kilobytes(firstLoad - limit);
  const remedy = "see CONTRIBUTING.md for how to list the size of each part";
  console.error(`error: the first load is ${excess} above its limit (budget.json): ${remedy}`);
  process.exit(1);
}
