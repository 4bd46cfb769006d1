// Generates the text of docs/PERFORMANCE.md from the measured results, for run.mjs. The tables show
// ratios first. Each ratio compares two values that were measured in the same round.
import { goals } from "./goals.mjs";
import { sizes } from "./rules.mjs";
import { needed, pageMeasures, spread } from "./figures.mjs";

const number = (value) => (value >= 100 ? Math.round(value).toLocaleString("en") : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (heads, rows) => [row(heads), row(heads.map((_, place) => (place === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");
const ratio = (values) => {
  const { least, middle, most } = spread(values);
  return `${number(least)} / **${number(middle)}** / ${number(most)}`;
};
const middle = (values) => number(spread(values).middle);

function pageTable(found, isSlow) {
  const rows = pageMeasures.map(({ name, of }) => {
    const [ours, survey, plain] = ["ours", "survey", "plain"].map((page) => of(found, page, isSlow));
    const beside = (others) => (others.some((other) => other === 0) ? "no ratio" : ratio(ours.map((value, round) => value / others[round])));
    return [name, beside(survey), beside(plain), middle(ours), middle(survey), middle(plain)];
  });
  return table(["", "ours / SurveyJS", "ours / plain page", "ours", "SurveyJS", "plain"], rows);
}

const engineNames = { ours: "the guide, native", byHand: "Rust by hand, native", zen: "zen, native", jsonRules: "json-rules-engine", wasm: "the guide, wasm", plain: "plain JavaScript, compiled" };

/**
 * Returns the times of each engine, one for each round. If an engine has two forms, the faster form
 * counts in each round.
 */
const engineTimes = (found, size) => ({
  ...Object.fromEntries(["ours", "byHand", "jsonRules", "wasm"].map((name) => [name, found.engines.map((round) => round[size][name])])),
  zen: found.engines.map((round) => Math.min(round[size].zenExpressions, round[size].zenTable)),
  plain: found.engines.map((round) => Math.min(round[size].whole, round[size].each)),
});

function engineTable(found) {
  const pairs = [["jsonRules", "ours"], ["zen", "ours"], ["byHand", "ours"], ["wasm", "plain"]];
  const rows = pairs.map(([one, other]) => [
    `${engineNames[one]} / ${engineNames[other]}`,
    ...sizes.map((size) => {
      const times = engineTimes(found, size);
      return ratio(times[one].map((value, round) => value / times[other][round]));
    }),
  ]);
  return table(["time of one to the time of the other", ...sizes.map((size) => `${size.toLocaleString("en")} programs`)], rows);
}

function timeTable(found) {
  const rows = Object.entries(engineNames).map(([name, text]) => [text, ...sizes.map((size) => middle(engineTimes(found, size)[name]))]);
  return table(["microseconds for all programs, median", ...sizes.map((size) => size.toLocaleString("en"))], rows);
}

/** Returns the table of when our page reaches each stage of its load, unthrottled and throttled. */
function wayTable(found) {
  const at = (of) => [false, true].map((isSlow) => middle(found.pages.map((round) => of(round.find((each) => each.name === "ours" && each.isSlow === isSlow)))));
  const file = (ending) => (each) => each.answered.files.find(({ name }) => name.endsWith(ending))?.responseEnd ?? 0;
  const rows = [
    ["the page itself is there", (each) => each.answered.html],
    ["first paint", (each) => each.answered.painted],
    ["the script is there", file("ice-access-guide.js")],
    ["the program is there (wasm)", file(".wasm")],
    ["the program is compiled", (each) => each.answered.compiled ?? 0],
    ["the guide runs", (each) => each.answered.ready],
    ["first choice shown as taken", (each) => each.answered.answered],
    ["second question on screen", (each) => each.answered.second],
  ];
  return table(["ms after the address was opened, median", "as it is", "slow"], rows.map(([name, of]) => [name, ...at(of)]));
}

function manyTable(found) {
  const rows = [
    ["a choice, slowest", ({ ticks }) => ticks],
    ["Continue, slowest", ({ onward }) => onward],
    ["results", ({ results }) => results],
    ["frame while scrolling the results, usual", ({ scroll }) => scroll.usual],
    ["frame while scrolling the results, slowest", ({ scroll }) => scroll.worst],
    ["elements on the results page", ({ nodes }) => nodes],
  ];
  return table(["1,300 programs at 4x CPU, ms", "least / **median** / most"], rows.map(([name, of]) => [name, ratio(found.many.map(of))]));
}

function files(found) {
  const one = found.pages[0].find(({ name, isSlow }) => name === "ours" && !isSlow);
  const sent = one.loaded.sent;
  const early = needed(one);
  const once = sent.filter(({ byWorker }) => !byWorker).map((file) => [`${file.name.replace("/ours/", "") || "index.html"}${early.includes(file) ? "" : " (after it can be used)"}`, file.bytes.toLocaleString("en")]);
  const later = sent.filter(({ byWorker }) => byWorker).reduce((sum, { bytes }) => sum + bytes, 0);
  return table(["file of our page", "bytes, Brotli"], [...once, ["by the service worker, after all this", later.toLocaleString("en")]]);
}

const slowest = (found, name) => {
  const all = found.pages.flatMap((round) => round.filter((each) => each.name === name && each.isSlow).map(({ walked }) => [walked.worst, walked.shown]));
  return all.map(([worst, seen]) => `${worst.step} (${worst.duration} ms, of which its listeners ${Math.round(worst.script)}), seen ${seen.step} (${Math.round(seen.shown)} ms)`).join("; ");
};

function goalTable(result) {
  const rows = goals(result.found, engineTimes).map(({ text, found, met }) => [text, found, met ? "met" : "**missed**"]);
  return table(["goal", "found, median", ""], rows);
}

export function report(result, heldBack) {
  const { found, versions } = result;
  return `# Performance

Made by \`script/bench\` on ${result.day}, in one run of ${result.rounds} rounds; every figure is from that run. Times alone say little on another machine; ratios of two things
measured in the same round travel better. So ratios come first: **least / median / most** over the rounds. Below 1 is less, or faster, than what it is
set against.

## Goals

${goalTable(result)}

The goals that are set against the USAGov Benefit Finder are not judged here: it cannot be had from a package registry, so it was not measured in this run.

${heldBack.trim() || "What holds back a goal that is missed is not told here yet."}

## The page

Ours is the release as \`script/build\` leaves it. Beside it: a SurveyJS page with the same questions, choices and verdicts, which \`bench/page/survey.mjs\` makes from the catalogue (a test
holds it to every story in \`tests/stories\`); and the smallest page that does the same, written by hand in one file (\`bench/page/reference.mjs\`). Ours also has every
source, requirement and reason in it; the other two have none. SurveyJS is bundled and minified into one script, with its style sheet without fonts, the smaller
of what it offers. One server on loopback serves all with Brotli at its best. Every load is in a browser that has seen nothing before. All three walks end
with the same verdicts, or the run fails.

"Answered" is when the first choice of the first question is shown as taken, by somebody who starts and chooses as early as can be; the choice has to count in the end, or the run
fails. "Worst interaction" is the longest time from a press to the next paint in a whole walk with the mouse (browsers tell it in steps of 8 ms, from 16);
"slowest change" the longest from a press until what it changed has been painted, which may be a later paint.
Memory is the heap after a collection, with array buffers and the memory of WebAssembly. Bytes are bodies of answers. "Until it can be used" is what is asked for before the first screen takes a press; "in all" is what the page asks for by itself.
What the service worker fetches afterwards, for use without a network, is in neither but in the table of files.

As it is:

${pageTable(found, false)}

With 4x CPU throttle, 1.6 Mbit/s and 150 ms:

${pageTable(found, true)}

Where the time goes on our page:

${wayTable(found)}

${files(found)}

The slowest press of each throttled walk. Ours: ${slowest(found, "ours")}. SurveyJS: ${slowest(found, "survey")}. Plain: ${slowest(found, "plain")}.

## A host's own catalogue of 1,300 programs

Ours, with a catalogue that a page brings by \`catalogue-src\`, made of the shipped one under other names (\`bench/page/many.mjs\`).

${manyTable(found)}

## The engine

A made-up rule set of 45 facts with 13, 130 and 1,300 programs of 5 to 20 tests each, always the same (\`bench/rules.mjs\`). All engines give the same results, or the run fails: ours, the one by
hand and plain JavaScript on ${result.sets.toLocaleString("en")} answer sets, zen on ${sizes.map((size) => result.checked.zen[size]).join(", ")} and json-rules-engine on ${sizes.map((size) => result.checked.jsonRules[size]).join(", ")}, by size. Of zen (a decision table, a node of expressions) and of plain JavaScript
(one function, one for each program) the faster form counts in each round; of each engine, its fastest turn in the round. The one by hand walks a tree of rules in Rust. It and plain JavaScript know only yes and no; ours also
knows what is still open.

${engineTable(found)}

${timeTable(found)}

## Versions

${table(["", "version"], Object.entries(versions))}

## To repeat it

\`\`\`sh
script/bench            # builds, tests, measures for some minutes, writes this page
script/bench 1 --print  # one round, printed
\`\`\`

On a quiet machine: whatever else runs is in the figures. Nothing leaves the machine but for installing the packages of \`bench/package-lock.json\`, once.
`;
}
