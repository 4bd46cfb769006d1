// Tests of the element's options with random texts. As a value, each text either is valid for the
// option or is rejected with a sentence. As an attribute name, each text is an option, is ignored,
// or is reported as unknown. The nightly run tries more texts, with a different seed each time. Set
// the environment variable SEED to repeat a run, and TRIES to choose the number of texts.
import { expect, test } from "@playwright/test";
import { nightly } from "../depth.mjs";
import { options, parseOption, unknownOption } from "../../web/element/options.js";
import { texts } from "./hostile.mjs";

const seed = Number(process.env.SEED ?? (nightly ? Date.now() % 1_000_000 : 2007));
const tries = Number(process.env.TRIES ?? (nightly ? 1_000_000 : 20_000));

/**
 * Returns a random number generator: a function that takes a bound and returns a whole number below
 * it. The same seed gives the same sequence of numbers.
 */
function randomBelow(seed) {
  let state = seed;
  return (bound) => {
    state = (state * 69069 + 1) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const typicalValues = [
  "",
  "auto",
  "dark",
  "present",
  "local",
  "none",
  "4",
  "2008-06-30",
  "2008-02-31",
  "programs",
  "287g lesc",
  "standalone",
  "es-MX",
];
const knownTexts = [
  ...typicalValues,
  ...Object.keys(options),
  ...Object.values(texts).filter((text) => text.length < 1000),
];

/**
 * Returns a text of `knownTexts`, unchanged, cut, doubled, or mixed with random characters; or only
 * random characters.
 */
function randomText(draw) {
  const text = knownTexts[draw(knownTexts.length)];
  const position = draw(text.length + 1);
  const characters = Array.from({ length: draw(4) }, () =>
    String.fromCodePoint(draw(8) ? draw(0x250) : draw(0xd800)),
  );
  return [
    text,
    text.slice(0, position),
    text + text,
    text.slice(0, position) + characters.join("") + text.slice(position),
    characters.join(""),
  ][draw(5)];
}

const isDay = (value) => !Number.isNaN(Date.parse(value)) && /^\d{4}-\d\d-\d\d$/.test(value);
const isText = (value) => typeof value === "string" && value.trim() === value && value !== "";
/**
 * For each option, a function that returns whether a value is valid. These definitions are
 * independent of web/element/options.js, so that they reveal its mistakes.
 */
const isValid = {
  lang: () => false,
  theme: (value) => ["auto", "light", "dark"].includes(value),
  mode: (value) => ["full", "compact", "present"].includes(value),
  start: isText,
  programs: (value) => value.length > 0 && value.every((id) => isText(id) && !/[\s,]/.test(id)),
  "as-of": isDay,
  "heading-level": (value) => [1, 2, 3, 4].includes(value),
  "catalog-src": isText,
  storage: (value) => ["none", "local"].includes(value),
  "share-answers": (value) => value === true,
  standalone: (value) => value === true,
};

test("any text is a valid value of an option or is rejected with a reason", () => {
  expect(Object.keys(isValid)).toEqual(Object.keys(options));
  const draw = randomBelow(seed);
  const counts = { accepted: 0, rejected: 0 };
  const faults = [];
  for (let index = 0; index < tries; index += 1) {
    const name = Object.keys(options)[index % Object.keys(options).length];
    const value = randomText(draw);
    const { found, problem } = parseOption(name, value);
    const accepted = found !== undefined;
    if (accepted ? problem !== undefined || !isValid[name](found) : !(problem?.length > 20)) {
      faults.push([name, value, found ?? problem]);
    }
    counts[accepted ? "accepted" : "rejected"] += 1;
  }
  expect(faults, `SEED=${seed}`).toEqual([]);
  expect(Math.min(counts.accepted, counts.rejected)).toBeGreaterThan(tries / 20);
});

test("any attribute name is an option, foreign or reported as unknown", () => {
  const draw = randomBelow(seed);
  const faults = [];
  for (let index = 0; index < tries; index += 1) {
    const name = randomText(draw);
    const problem = unknownOption(name);
    if (
      problem !== undefined &&
      (Object.hasOwn(options, name) || !problem.startsWith("there is no such option"))
    ) {
      faults.push([name, problem]);
    }
  }
  expect(faults, `SEED=${seed}`).toEqual([]);
});
