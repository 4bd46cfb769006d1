// Generates the text of docs/PERFORMANCE.md from the measured results, for run.mjs. The tables show
// ratios first. Each ratio compares two values that were measured in the same round.
import { goals } from "./goals.mjs";
import { sizes } from "./rules.mjs";
import { initialFiles, pageMeasures, spread } from "./figures.mjs";

const number = (value) =>
  value >= 100
    ? Math.round(value).toLocaleString("en")
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(2);
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (heads, rows) =>
  [
    row(heads),
    row(heads.map((_, index) => (index === 0 ? "---" : "---:"))),
    ...rows.map(row),
  ].join("\n");
const ratio = (values) => {
  const { min, median, max } = spread(values);
  return `${number(min)} / **${number(median)}** / ${number(max)}`;
};
const median = (values) => number(spread(values).median);

function pageTable(found, isSlow) {
  const rows = pageMeasures.map(({ name, figure }) => {
    const [ours, survey, plain] = ["ours", "survey", "plain"].map((page) =>
      figure(found, page, isSlow),
    );
    const compare = (others) =>
      others.includes(0) ? "no ratio" : ratio(ours.map((value, round) => value / others[round]));
    return [name, compare(survey), compare(plain), median(ours), median(survey), median(plain)];
  });
  return table(
    ["", "guide / SurveyJS", "guide / plain page", "guide", "SurveyJS", "plain page"],
    rows,
  );
}

const engineNames = {
  ours: "the guide, native",
  byHand: "hand-written engine, native",
  zen: "zen, native",
  jsonRules: "json-rules-engine",
  wasm: "the guide, wasm",
  plain: "plain JavaScript, compiled",
};

/**
 * Returns the times of each engine, one for each round. If an engine has two forms, the faster form
 * counts in each round.
 */
const engineTimes = (found, size) => ({
  ...Object.fromEntries(
    ["ours", "byHand", "jsonRules", "wasm"].map((name) => [
      name,
      found.engines.map((round) => round[size][name]),
    ]),
  ),
  zen: found.engines.map((round) => Math.min(round[size].zenExpressions, round[size].zenTable)),
  plain: found.engines.map((round) => Math.min(round[size].whole, round[size].each)),
});

function engineTable(found) {
  const pairs = [["jsonRules", "ours"], ["zen", "ours"], ["byHand", "ours"], ["wasm", "plain"]];
  const rows = pairs.map(([engine, other]) => [
    `${engineNames[engine]} / ${engineNames[other]}`,
    ...sizes.map((size) => {
      const times = engineTimes(found, size);
      return ratio(times[engine].map((value, round) => value / times[other][round]));
    }),
  ]);
  return table(
    ["ratio of the times", ...sizes.map((size) => `${size.toLocaleString("en")} programs`)],
    rows,
  );
}

function timeTable(found) {
  const rows = Object.entries(engineNames).map(([name, text]) => [
    text,
    ...sizes.map((size) => median(engineTimes(found, size)[name])),
  ]);
  return table(
    [
      "microseconds per answer set by number of programs, median",
      ...sizes.map((size) => size.toLocaleString("en")),
    ],
    rows,
  );
}

/**
 * Returns a table of the times at which the guide's page reaches each stage of its load, without
 * throttling and throttled.
 */
function stageTable(found) {
  const timesOf = (stage) =>
    [false, true].map((isSlow) => {
      const isOurs = (each) => each.name === "ours" && each.isSlow === isSlow;
      return median(found.pages.map((round) => stage(round.find(isOurs))));
    });
  const received = (ending) => (each) =>
    each.answered.files.find(({ name }) => name.endsWith(ending))?.responseEnd ?? 0;
  const rows = [
    ["HTML received", (each) => each.answered.html],
    ["first paint", (each) => each.answered.painted],
    ["script received", received("ice-access-guide.js")],
    ["program received (initial wasm chunk)", received(".wasm")],
    ["program compiled", (each) => each.answered.compiled ?? 0],
    ["guide running", (each) => each.answered.ready],
    ["first choice shown as selected", (each) => each.answered.answered],
    ["second question on screen", (each) => each.answered.second],
  ];
  return table(
    ["ms after navigation start, median", "no throttling", "throttled"],
    rows.map(([name, stage]) => [name, ...timesOf(stage)]),
  );
}

function largeCatalogTable(found) {
  const rows = [
    ["slowest choice", ({ ticks }) => ticks],
    ["slowest Continue", ({ onward }) => onward],
    ["opening the results", ({ results }) => results],
    ["median frame while scrolling the results", ({ scroll }) => scroll.usual],
    ["slowest frame while scrolling the results", ({ scroll }) => scroll.worst],
    ["elements on the results page", ({ nodes }) => nodes],
  ];
  return table(
    ["1,300 programs at 4x CPU throttling, times in ms", "minimum / **median** / maximum"],
    rows.map(([name, figure]) => [name, ratio(found.many.map(figure))]),
  );
}

function fileTable(found) {
  const page = found.pages[0].find(({ name, isSlow }) => name === "ours" && !isSlow);
  const sent = page.loaded.sent;
  const initial = initialFiles(page);
  const rows = sent.filter(({ byWorker }) => !byWorker).map((file) => {
    const name = file.name.replace("/ours/", "") || "index.html";
    const note = initial.includes(file) ? "" : " (after usable)";
    return [`${name}${note}`, file.bytes.toLocaleString("en")];
  });
  const workerBytes = sent
    .filter(({ byWorker }) => byWorker)
    .reduce((sum, { bytes }) => sum + bytes, 0);
  return table(
    ["file of the guide's page", "bytes, Brotli"],
    [...rows, ["fetched by the service worker afterward", workerBytes.toLocaleString("en")]],
  );
}

const slowest = (found, name) => {
  const presses = found.pages.flatMap((round) =>
    round
      .filter((each) => each.name === name && each.isSlow)
      .map(({ walked }) => [walked.worst, walked.shown]),
  );
  return presses
    .map(
      ([worst, change]) =>
        `worst interaction ${worst.step} (${worst.duration} ms, of which ` +
        `${Math.round(worst.script)} ms in event listeners), ` +
        `slowest change ${change.step} (${Math.round(change.shown)} ms)`,
    )
    .join("; ");
};

function goalTable(result) {
  const rows = goals(result.found, engineTimes).map(({ text, found, met }) => [
    text,
    found,
    met ? "met" : "**missed**",
  ]);
  return table(["goal", "result, median", ""], rows);
}

export function report(result, missedGoals) {
  const { found, versions } = result;
  return `# Performance

\`script/bench\` generated this page on ${result.day}, \
in one run of ${result.rounds} rounds. Every figure in the
tables is from that run. Absolute times say little about another machine. Ratios of two values that
were measured in the same round carry over better, so the tables show ratios first: **minimum /
median / maximum** over the rounds. A ratio below 1 means that the first of the two is smaller or
faster.

## Goals

${goalTable(result)}

This run does not check the goals that compare the guide with the USAGov Benefit Finder. The Benefit
Finder is not available from a package registry, so it was not measured.

${missedGoals.trim() || "The causes of missed goals are not described here yet."}

## The page

The guide's page is the release that \`script/build\` writes. It is compared with two other pages:

- The SurveyJS page has the same questions, choices and verdicts. \
\`bench/page/survey.mjs\` generates
  it from the catalog, and a test compares its verdicts with every story in \`tests/stories\`.
  SurveyJS is bundled and minified into one script. Its style sheet is the one without fonts, the
  smaller one that SurveyJS offers.
- The plain page is the smallest page that does the same, hand-written in one file
  (\`bench/page/reference.mjs\`).

The guide's page also has every source, requirement and reason; the other two have none. One server
on the loopback interface serves all pages, with Brotli at its highest quality. Every load uses a
new browser context with an empty cache. If the walks through the three pages do not end with the
same verdicts, the run fails.

Some rows of the tables need an explanation:

- **Bytes** are response bodies. **Until usable** counts the page and the files that it requests
  before the program is compiled or, on the other two pages, before the page is ready. **In all**
  counts everything that the page requests by itself. Files that the service worker fetches
  afterward, for use without a network, count in neither; the table of files lists them.
- **First question answered** is when the page shows the first choice of the first question as
  selected. The benchmark operates the page as early as possible. If the choice does not count in
  the end, the run fails.
- **Worst interaction** is the longest time from a press to the next paint, in a whole walk with the
  mouse. Browsers report it in steps of 8 ms, from 16 ms.
- **Slowest change** is the longest time from a press until its effect has been painted, which can
  be in a later paint.
- **Memory** is the heap after a garbage collection, with array buffers and WebAssembly memory.

Without throttling:

${pageTable(found, false)}

With throttling (4x CPU, 1.6 Mbit/s, 150 ms latency):

${pageTable(found, true)}

The stages of a load of the guide's page:

${stageTable(found)}

${fileTable(found)}

The slowest presses of each throttled walk follow, by question and choice; "on from" is the press
that leaves a question. Guide: ${slowest(found, "ours")}. \
SurveyJS: ${slowest(found, "survey")}. Plain page: ${slowest(found, "plain")}.

## A host page's catalog of 1,300 programs

Here a host page supplies a catalog through \`catalog-src\`. \
It has the shipped programs, and copies
of them under other names (\`bench/page/large-catalog.mjs\`).

${largeCatalogTable(found)}

## The engine

The synthetic rule set has 45 facts and 13, 130 or 1,300 programs of 5 to 20 tests each. It is the
same in every run (\`bench/rules.mjs\`). If an engine gives a different result, the run fails. The
guide's engine, the hand-written engine and plain JavaScript are checked on \
${result.sets.toLocaleString("en")} answer sets.
The slow engines are checked on fewer, by size: \
zen on ${sizes.map((size) => result.checked.zen[size]).join(", ")} and json-rules-engine on
${sizes.map((size) => result.checked.jsonRules[size]).join(", ")}.

Two engines have two forms: zen (a decision table, or a node of expressions) and plain JavaScript
(one function for all programs, or one for each program). The faster form counts in each round. Of
each engine, the fastest turn in the round counts. The hand-written engine walks a tree of rules in
Rust. It and plain JavaScript support only true and false; the guide's engine also handles unknown
answers.

${engineTable(found)}

${timeTable(found)}

## Versions

${table(["", "version"], Object.entries(versions))}

## How to repeat the benchmark

\`\`\`sh
script/bench            # builds, tests, measures for a few minutes and writes this page
script/bench 1 --print  # measures one round and prints the report
\`\`\`

Use an idle machine: any other work affects the figures. The script uses the network only to install
missing tools and, once, the packages of \`bench/package-lock.json\`.
`;
}
