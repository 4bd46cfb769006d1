// Lists every kind of screen that the guide has, with the steps that lead to the screen.
// show-screen.mjs shows the screens.
import { readFileSync } from "node:fs";
import {
  clearAnswers,
  click,
  message,
  openDisplayOf,
  rejectFile,
  settleFirstPoint,
  stepForward,
} from "./screen-actions.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** Returns the day after `day`, on which everything that was due by `day` is overdue. */
const after = (day) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export const openDisplay = openDisplayOf(catalog);

/**
 * The ids of the entries of the shipped catalog that the screens show, as `screensIn` takes them.
 */
const shippedIds = {
  singleChoice: "custody",
  unused: "forfeiture_law",
  program: "lesc",
  largest: "287g",
  option: "no-agreement",
  aging: "usc-8-1357",
};

/**
 * Returns the screens, by part of the guide. A screen has a name and the name of its page (`to`).
 * Its other fields are optional:
 * - `answered`: whether answers are restored before the screen is shown;
 * - `action`: an action to perform on the page, which may lead to another page (`then`);
 * - `dialog`: the class of the dialog that the action opens and that keeps the focus;
 * - `day`: the value of the option `as-of`, a day on which sources are past their review dates.
 *
 * `ids` has the ids of the catalog's entries that the screens show:
 * - `singleChoice`: a question that takes one answer;
 * - `unused`: a question that can change nothing once the answers are restored;
 * - `program`: a program; `largest`: a program with several agreements;
 * - `option`: an option; `aging`: a source of that option with a review date of its own.
 */
const screensIn = ({ catalog, ids, lesson, handout, agreementCount, day, aging, change }) => ({
  questions: [
    { name: "start", to: "start" },
    { name: "start-again", to: "start", answered: true },
    { name: "question-many", to: "question/challenges" },
    { name: "question-one", to: `question/${ids.singleChoice}`, answered: true },
    { name: "question-unused", to: `question/${ids.unused}`, answered: true },
    {
      name: "question-changed",
      to: "review",
      then: `question/${ids.singleChoice}`,
      answered: true,
      action: click("button", change),
    },
    {
      name: "error",
      to: `question/${ids.singleChoice}`,
      action: click("button", message(catalog, "question.continue")),
    },
    { name: "review-empty", to: "review" },
    { name: "review", to: "review", answered: true },
    { name: "questions", to: "questions", answered: true },
    { name: "display", to: "start", action: openDisplayOf(catalog), dialog: "iag-display" },
    {
      name: "clear",
      to: "review",
      answered: true,
      action: click("button", message(catalog, "foot.clear")),
      dialog: "iag-confirm",
    },
    { name: "cleared", to: "review", then: "start", answered: true, action: clearAnswers(catalog) },
  ],
  results: [
    { name: "results-empty", to: "results" },
    { name: "results", to: "results", answered: true },
    {
      name: "results-by-challenge",
      to: "results",
      answered: true,
      action: async (page) =>
        page
          .locator(".iag-switch label", { hasText: message(catalog, "results.by_challenge") })
          .click(),
    },
    { name: "compare", to: "compare" },
    { name: "compare-answered", to: "compare", answered: true },
    { name: "open-points", to: "asked", answered: true },
    { name: "open-points-settled", to: "asked", answered: true, action: settleFirstPoint },
    { name: "transfer", to: "take", answered: true },
    { name: "notice", to: "take", answered: true, action: rejectFile },
  ],
  reading: [
    { name: "programs", to: "programs" },
    { name: "program", to: `program/${ids.program}` },
    { name: "program-answered", to: `program/${ids.largest}`, answered: true },
    {
      name: "source",
      to: `program/${ids.program}`,
      action: async (page) => page.locator(".iag-cite").first().click(),
      dialog: "iag-source",
    },
    { name: "option", to: `option/${ids.option}` },
    { name: "glossary", to: "words" },
    { name: "sources", to: "sources" },
  ],
  paper: [
    { name: "brief", to: "brief", answered: true },
    { name: "worksheet", to: "worksheet" },
    { name: "handout", to: handout },
    { name: "booklet", to: "booklet" },
  ],
  class: [
    { name: "scenarios", to: "scenarios", answered: true },
    { name: "present-story", to: lesson },
    { name: "present-guess", to: lesson, action: stepForward(catalog, 1) },
    { name: "present-reveal", to: lesson, action: stepForward(catalog, 3) },
    { name: "present-end", to: lesson, action: stepForward(catalog, agreementCount + 2) },
  ],
  aging: [
    { name: "due", to: "start", day: day.early },
    {
      name: "due-source",
      to: `option/${ids.option}`,
      day: day.early,
      action: async (page) => page.locator(".iag-cite", { hasText: aging }).first().click(),
      dialog: "iag-source",
    },
    { name: "due-all", to: `question/${ids.singleChoice}`, day: day.late },
  ],
});

/**
 * Returns the screens for a catalog, by part of the guide. The catalog's first scenario is the
 * lesson.
 */
export function screensOf(catalog, ids) {
  const [scenario] = catalog.scenarios;
  const question = catalog.questions.find(({ id }) => id === ids.singleChoice);
  return screensIn({
    catalog,
    ids,
    lesson: `scenario/${scenario.id}`,
    handout: `handout/${scenario.id}`,
    agreementCount: scenario.expected.flatMap((entry) => entry.agreements).length,
    day: {
      early: after(catalog.sources.map((source) => source.review_by ?? "").sort().at(-1)),
      late: after(catalog.about.review_by),
    },
    aging: catalog.sources.find(({ id }) => id === ids.aging).short,
    change: message(catalog, "review.change_of", { question: question.short }),
  });
}

export const parts = screensOf(catalog, shippedIds);
