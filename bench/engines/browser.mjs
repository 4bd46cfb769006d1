// Checks and times the guide's engine as WebAssembly, and the rules compiled to plain JavaScript,
// in one page of Chromium. bench/run.mjs calls this module.
import { readFile } from "node:fs/promises";
import { digest, sizes } from "../rules.mjs";

/**
 * Returns the files of the page by name: its HTML and script, the WebAssembly with its bindings,
 * the generator of plain JavaScript, the rules and the answer sets.
 */
export async function browserFiles(built, set) {
  const answers = JSON.stringify({ rows: set.answers });
  const rules = sizes.map((size) => [
    `rules-${size}.json`,
    JSON.stringify({ facts: set.facts, programs: set.bySize.get(size).programs }),
  ]);
  return {
    "index.html":
      '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">' +
      '<title>Engines</title><script type="module" src="page.js"></script></html>',
    "page.js": await readFile(new URL("in-page.js", import.meta.url)),
    "plain.js": await readFile(new URL("plain.js", import.meta.url)),
    "bench_engine.js": await readFile(`${built}/bench_engine.js`),
    "bench_engine_bg.wasm": await readFile(`${built}/bench_engine_bg.wasm`),
    "answers.json": answers,
    ...Object.fromEntries(rules),
  };
}

/**
 * Opens the page and checks the results of every engine. Returns two functions: `round` times every
 * engine for a number of programs, and `close` closes the page.
 */
export async function browserEngines(browser, origin, set) {
  const page = await browser.newPage();
  await page.goto(`${origin}/engine/`);
  await page.waitForFunction(() => globalThis.engines);
  for (const size of sizes) {
    const expected = digest(set.bySize.get(size).expected);
    for (const name of ["wasm", "whole", "each"]) {
      const rows = await page.evaluate(
        ([size, name]) => globalThis.engines.rows(size, name),
        [size, name],
      );
      if (digest(rows.split("\n")) !== expected) {
        throw new Error(`${name} in the browser gives different results at ${size} programs`);
      }
    }
  }
  return {
    round: (size) => page.evaluate((size) => globalThis.engines.time(size), size),
    close: () => page.close(),
  };
}
