// Prints the size of each file that the guide's own page loads. Fails if the files of the first
// load, compressed with Brotli, exceed the limit in budget.json. script/build runs it.
// Usage: node web/build/weigh.mjs [FOLDER] [--report-only]
// --report-only does not enforce the limit, which applies only to builds with the pinned compiler.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compressible } from "./compress.mjs";

/** The files that the page needs for its first screens. All others load afterward or on demand. */
const first = [
  /^index\.html$/,
  /^embed\/ice-access-guide\.js$/,
  /^embed\/guide-[0-9a-f]{16}\.wasm$/,
  /^embed\/catalog-first-[0-9a-f]{16}\.json$/,
];

/** The files that load right after those in `first`. */
const second = [/^offline\.js$/, /^embed\/guide-later-[0-9a-f]{16}\.(?:css|wasm)$/, /^embed\/catalog-[0-9a-f]{16}\.json$/];

const folder = process.argv[2] ?? "dist";
const reportOnly = process.argv.includes("--report-only");
const { goal, limit } = JSON.parse(await readFile("budget.json", "utf8"));
const names = await compressible(folder);

async function weighed(forms) {
  const found = forms.map((form) => names.filter((name) => form.test(name)));
  const missing = forms.filter((_, place) => found[place].length === 0);
  if (missing.length > 0) throw new Error(`in ${folder} there is no ${missing.join(", ")}`);
  return Promise.all(found.flat().map(async (name) => [name, ...(await sizes(name))]));
}

/** Returns the file's size in bytes: uncompressed, as Brotli and as gzip. */
const sizes = (name) => Promise.all(["", ".br", ".gz"].map(async (ending) => (await readFile(join(folder, name + ending))).length));

const sum = (rows) => rows.reduce((sums, [, ...sizes]) => sums.map((sum, place) => sum + sizes[place]), [0, 0, 0]);
const line = (name, sizes) => name.padEnd(48) + sizes.map((size) => String(size).padStart(10)).join("");

const parts = { "first load": await weighed(first), "what comes after it": await weighed(second) };
const sums = Object.entries(parts).map(([title, rows]) => [title, ...sum(rows)]);
console.log(line("", ["bytes", "brotli", "gzip"]));
for (const [title, rows] of Object.entries(parts)) {
  for (const [name, ...sizes] of rows) console.log(line(name, sizes));
  console.log(line(`= ${title}`, sum(rows)));
}
console.log(line("= both", sum(sums)));

const [, , weighs] = sums[0];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const goalMissed = weighs > goal ? `; the goal of ${kilobytes(goal)} is missed by ${kilobytes(weighs - goal)}` : "";
console.log(`The first load is ${kilobytes(weighs)}, the limit ${kilobytes(limit)}${goalMissed}.`);
if (weighs > limit && !reportOnly) {
  console.error(`error: the first load is ${kilobytes(weighs - limit)} above its limit (budget.json): CONTRIBUTING.md says how to find where the bytes are`);
  process.exit(1);
}
