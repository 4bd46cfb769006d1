// Runs the whole benchmark, in several rounds, and writes docs/PERFORMANCE.md. script/bench starts
// this script after it has built everything that the benchmark needs.
// Usage: node bench/run.mjs [ROUNDS] [--print]      --print prints the report instead of writing it
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { browserEngines, browserFiles } from "./engines/browser.mjs";
import { nativeEngines } from "./engines/native.mjs";
import { hostPage, largeCatalog } from "./page/large-catalog.mjs";
import * as measure from "./page/measure.mjs";
import { measureLargeCatalog } from "./page/measure-large-catalog.mjs";
import { pages } from "./page/pages.mjs";
import { serve } from "./page/server.mjs";
import { report } from "./report.mjs";
import { ruleSet, sizes, write } from "./rules.mjs";
import { versions } from "./versions.mjs";

const args = process.argv.slice(2);
const rounds = Number(args.find((each) => /^\d+$/.test(each)) ?? 5);
const built = "target/bench";
const log = (text) => console.error(`==> ${text}`);

const day = new Date().toISOString().slice(0, 10);
const set = ruleSet();
write(set, `${built}/rules`);
const { pages: pageSet, agency, catalog } = await pages("dist", "target/catalog.json", day);
const server = await serve({
  ...Object.fromEntries(Object.entries(pageSet).map(([name, { served }]) => [`/${name}/`, served])),
  "/engine/": await browserFiles(`${built}/web`, set),
  "/many/": {
    "index.html": hostPage("/ours/embed/ice-access-guide.js"),
    "many.json": JSON.stringify(largeCatalog(catalog, 1300)),
  },
});
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: flags,
});

/** Returns `list` rotated by `round`, so that the pages take turns being measured first. */
const rotated = (list, round) => list.map((_, index) => list[(index + round) % list.length]);

async function pageRound(round) {
  const found = [];
  for (const isSlow of [false, true]) {
    for (const name of rotated(Object.keys(pageSet), round)) {
      const page = {
        path: `/${name}/`,
        drive: pageSet[name].drive,
        answers: agency.answers,
        isSlow,
      };
      const loaded = await measure.load(browser, server, page);
      const answered = await measure.firstAnswer(browser, server, page);
      const walked = await measure.walk(browser, server, page);
      found.push({ name, isSlow, loaded, answered, walked });
    }
  }
  const [first, ...rest] = found.map(({ walked }) =>
    JSON.stringify(Object.entries(walked.verdicts).toSorted()),
  );
  if (rest.some((other) => other !== first)) {
    throw new Error(`the pages give different verdicts:\n${[first, ...rest].join("\n")}`);
  }
  return found;
}

try {
  log("engines: checking that all give the same results");
  const native = await nativeEngines(`${built}/release/bench-engine`, `${built}/rules`, set);
  const inBrowser = await browserEngines(browser, server.origin, set);
  log("pages: a warm-up round that does not count");
  await pageRound(0);
  const found = { pages: [], engines: [], many: [] };
  for (let round = 1; round <= rounds; round += 1) {
    log(`round ${round} of ${rounds}`);
    found.pages.push(await pageRound(round));
    const engines = {};
    for (const size of sizes) {
      engines[size] = { ...(await native.round(size)), ...(await inBrowser.round(size)) };
    }
    found.engines.push(engines);
    if (round <= 3) {
      found.many.push(
        await measureLargeCatalog(browser, server, {
          path: "/many/",
          drive: pageSet.ours.drive,
          answers: agency.answers,
        }),
      );
    }
  }
  native.close();
  const result = {
    day,
    rounds,
    agency: agency.id,
    checked: native.checked,
    sets: set.answers.length,
    versions: versions(browser, catalog),
    found,
  };
  mkdirSync(built, { recursive: true });
  writeFileSync(`${built}/results.json`, JSON.stringify(result, null, 1));
  const text = report(result, readFileSync("bench/missed-goals.md", "utf8"));
  if (args.includes("--print")) console.log(text);
  else writeFileSync("docs/PERFORMANCE.md", text);
} finally {
  await browser.close();
  server.close();
}
