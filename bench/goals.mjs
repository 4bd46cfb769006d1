// Defines the performance goals and checks whether the measured results meet them. report.mjs
// prints the goals. Every result is a median over the rounds of the benchmark.
import { measures, spread } from "./figures.mjs";
import { sizes } from "./rules.mjs";

const format = (value) =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);
const median = (values) => spread(values).median;
const ratio = (values, others) => median(values.map((value, round) => value / others[round]));

/**
 * Returns every goal in words (`text`), with the measured values (`found`) and whether they meet
 * the goal (`met`). `times(found, size)` returns the times of each engine, one for each round.
 */
export function goals(found, times) {
  const page = (measure, other, isSlow) =>
    ratio(measures[measure](found, "ours", isSlow), measures[measure](found, other, isSlow));
  const atMost = (text, max, ...values) => ({
    text,
    found: values.map(format).join(", throttled "),
    met: values.every((value) => value <= max),
  });
  const unthrottledAndThrottled = (measure, other) => [
    page(measure, other, false),
    page(measure, other, true),
  ];
  const bySize = (engine, other) =>
    sizes.map((size) => ratio(times(found, size)[engine], times(found, size)[other]));
  const atLeast = (text, min, values) => ({
    text,
    found: values.map(format).join(", "),
    met: values.every((value) => value >= min),
  });
  const [wasmSmall, , wasmLarge] = bySize("wasm", "plain");
  const ours = sizes.map((size) => times(found, size).ours.map((value) => value / size));
  const presses = found.many.map(({ ticks, onward, results }) =>
    Math.max(ticks, onward, results),
  );
  const scroll = found.many.map(({ scroll }) => scroll.worst);
  return [
    atMost("bytes until usable: at most 0.45 times SurveyJS", 0.45, page("bytes", "survey", false)),
    atMost("bytes until usable: at most 130 KB", 130, median(measures.bytes(found, "ours", false))),
    atMost(
      "first paint: at most 1.2 times the plain page",
      1.2,
      ...unthrottledAndThrottled("painted", "plain"),
    ),
    atMost(
      "first question answered: at most 1.5 times the plain page",
      1.5,
      ...unthrottledAndThrottled("answered", "plain"),
    ),
    atMost(
      "first question answered: at most 0.3 times SurveyJS",
      0.3,
      ...unthrottledAndThrottled("answered", "survey"),
    ),
    atMost(
      "layout shift: 0",
      0,
      median(measures.shift(found, "ours", false)),
      median(measures.shift(found, "ours", true)),
    ),
    atMost(
      "worst interaction at 4x CPU throttling: at most 1.5 times the plain page",
      1.5,
      page("worst", "plain", true),
    ),
    atMost("memory: at most that of SurveyJS", 1, page("memory", "survey", false)),
    atMost("memory: at most 4 MB (aim)", 4, median(measures.memory(found, "ours", false))),
    atMost(
      "1,300 programs at 4x CPU throttling: response to every press within 100 ms",
      100,
      median(presses),
    ),
    atMost(
      "1,300 programs at 4x CPU throttling: no frame over 50 ms while scrolling",
      50,
      median(scroll),
    ),
    atLeast(
      "engine, native: at least 500 times as fast as json-rules-engine, at each size",
      500,
      bySize("jsonRules", "ours"),
    ),
    atLeast(
      "engine, native: at least 150 times as fast as zen, at each size",
      150,
      bySize("zen", "ours"),
    ),
    {
      ...atLeast(
        "engine, native: at most 2 times the time of the hand-written engine, at each size",
        0,
        bySize("ours", "byHand"),
      ),
      met: bySize("ours", "byHand").every((value) => value <= 2),
    },
    atMost("engine, wasm: no slower than plain JavaScript, at 1,300 programs", 1, wasmLarge),
    atMost(
      "engine, wasm: at most 3 times the time of plain JavaScript, at 13 programs",
      3,
      wasmSmall,
    ),
    atMost(
      "engine: a program among 1,300 takes no more time than one among 13",
      1,
      ratio(ours[2], ours[0]),
    ),
  ];
}
