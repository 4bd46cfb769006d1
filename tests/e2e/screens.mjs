// Every kind of screen the guide has, and the way to it: what the tests of accessibility go through.
import { readFileSync } from "node:fs";
import { nightly } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { sheriffAnswers } from "./sheriff.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** The day after: from it on what was due by that day is past it. */
const after = (day) => new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** A text of the interface as a catalog words it. */
function word({ words }, key, fills = {}) {
  if (!(key in words)) throw new Error(`the catalog has no word ${key}`);
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => fills[name] ?? whole);
}

const click = (role, name) => async (page) => page.getByRole(role, { name }).first().click();

/** Goes on so often in a lesson, with the key of a presenter's remote. */
const forth = (catalog, times) => async (page) => {
  await page.locator(".iag-heading").focus();
  for (let step = 0; step < times; step += 1) await page.keyboard.press("PageDown");
  const [text] = word(catalog, "class.step", { n: times + 1 }).split("{all}");
  await expect(page.locator(".iag-class-step")).toContainText(text);
};

/** Opens what is chosen of the looks; where there is no room its button is behind "Help". */
const displayedIn = (catalog) => async (page) => {
  const name = word(catalog, "display.title");
  const help = page.locator(".iag-help > summary");
  if (await help.isVisible()) await help.click();
  await page.locator(".iag-navlink", { hasText: name }).filter({ visible: true }).click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
};

export const displayed = displayedIn(catalog);

async function refused(page) {
  await page.locator(".iag-import").setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await expect(page.locator(".iag-notice")).toBeFocused();
}

/** Records "yes" for the first of the open points. */
async function settled(page) {
  await unfold(page);
  await page.locator(".iag-point").first().getByRole("radio").first().check();
}

const cleared = (catalog) => async (page) => {
  await click("button", word(catalog, "foot.clear"))(page);
  await click("button", word(catalog, "foot.clear_yes"))(page);
  await expect(page.locator("[role=status]").last()).toHaveText(word(catalog, "foot.cleared"));
};

/** What the screens of the shipped catalog show, by id. */
const shown = { one: "custody", unused: "forfeiture_law", program: "lesc", largest: "287g", option: "no-agreement", aging: "usc-8-1357" };

/**
 * The screens by part of the guide. Each has a name, the page it is on, whether the sheriff's answers are given, and what
 * is done on the page first. What is in `over` lies over the screen and has the focus to itself. A `day` is one that the
 * page fixes, on which sources are past their review dates.
 *
 * `ids` names what they show of a catalog: a question with one answer, one that can change nothing after the answers, a
 * program, one with several agreements, an option, and a source cited there that has a day of its own.
 */
const screensIn = ({ catalog, ids, lesson, handout, told, day, aging, change }) => ({
  questions: [
    { name: "start", to: "start" },
    { name: "start-again", to: "start", answered: true },
    { name: "question-many", to: "question/challenges" },
    { name: "question-one", to: `question/${ids.one}`, answered: true },
    { name: "question-unused", to: `question/${ids.unused}`, answered: true },
    { name: "question-changed", to: "review", then: `question/${ids.one}`, answered: true, first: click("button", change) },
    { name: "error", to: `question/${ids.one}`, first: click("button", word(catalog, "question.continue")) },
    { name: "review-empty", to: "review" },
    { name: "review", to: "review", answered: true },
    { name: "questions", to: "questions", answered: true },
    { name: "display", to: "start", first: displayedIn(catalog), over: "iag-display" },
    { name: "clear", to: "review", answered: true, first: click("button", word(catalog, "foot.clear")), over: "iag-confirm" },
    { name: "cleared", to: "review", then: "start", answered: true, first: cleared(catalog) },
  ],
  results: [
    { name: "results-empty", to: "results" },
    { name: "results", to: "results", answered: true },
    { name: "results-by-challenge", to: "results", answered: true, first: async (page) => page.locator(".iag-switch label", { hasText: word(catalog, "results.by_challenge") }).click() },
    { name: "compare", to: "compare" },
    { name: "compare-answered", to: "compare", answered: true },
    { name: "asked", to: "asked", answered: true },
    { name: "asked-settled", to: "asked", answered: true, first: settled },
    { name: "take", to: "take", answered: true },
    { name: "notice", to: "take", answered: true, first: refused },
  ],
  reading: [
    { name: "programs", to: "programs" },
    { name: "program", to: `program/${ids.program}` },
    { name: "program-answered", to: `program/${ids.largest}`, answered: true },
    { name: "source", to: `program/${ids.program}`, first: async (page) => page.locator(".iag-cite").first().click(), over: "iag-source" },
    { name: "option", to: `option/${ids.option}` },
    { name: "words", to: "words" },
    { name: "sources", to: "sources" },
  ],
  paper: [
    { name: "brief", to: "brief", answered: true },
    { name: "worksheet", to: "worksheet" },
    { name: "handout", to: handout },
  ],
  class: [
    { name: "scenarios", to: "scenarios", answered: true },
    { name: "present-story", to: lesson },
    { name: "present-guess", to: lesson, first: forth(catalog, 1) },
    { name: "present-reveal", to: lesson, first: forth(catalog, 3) },
    { name: "present-end", to: lesson, first: forth(catalog, told + 2) },
  ],
  aging: [
    { name: "due", to: "start", day: day.early },
    { name: "due-source", to: `option/${ids.option}`, day: day.early, first: async (page) => page.locator(".iag-cite", { hasText: aging }).first().click(), over: "iag-source" },
    { name: "due-all", to: `question/${ids.one}`, day: day.late },
  ],
});

/** The screens of a catalog. The lesson is its first scenario. */
export function screensOf(catalog, ids) {
  const [scenario] = catalog.scenarios;
  const question = catalog.questions.find(({ id }) => id === ids.one);
  return screensIn({
    catalog,
    ids,
    lesson: `scenario/${scenario.id}`,
    handout: `handout/${scenario.id}`,
    told: scenario.expected.flatMap((entry) => entry.agreements).length,
    day: {
      early: after(catalog.sources.map((source) => source.review_by ?? "").sort().at(-1)),
      late: after(catalog.about.review_by),
    },
    aging: catalog.sources.find(({ id }) => id === ids.aging).short,
    change: word(catalog, "review.change_of", { question: question.short }),
  });
}

export const parts = screensOf(catalog, shown);

/** What the screens show of the fixture, by id. */
const ofFixture = { one: "size", unused: "days", program: "barrow", largest: "pump", option: "alone", aging: "town-code" };

/**
 * Opens the guide with the made-up content of tests/fixture, on the page of a host. Returns its screens by part, and the answers
 * of those that have any.
 */
export async function openFixture(page, host = "fixture") {
  const catalog = await (await page.request.get("/fixture/catalog.json")).json();
  await open(page, host);
  return { parts: screensOf(catalog, ofFixture), answers: catalog.scenarios[0].answers };
}

/**
 * Opens the guide for a slow check of each screen: with the fixture, whose screens have the same markup and fewer entries;
 * nightly with the content that is shipped.
 */
export async function openForMarkup(page) {
  if (!nightly) return openFixture(page);
  await open(page);
  return { parts, answers: sheriffAnswers };
}

/** Opens the guide on its own page, or on the page of a host. */
export async function open(page, host = undefined) {
  // What a screen says of today is the same on every day: that on which the content was published.
  await page.clock.setFixedTime(new Date(`${catalog.about.published}T12:00:00`));
  await (host ? page.hosted(host) : page.opened());
}

/** Turns the guide to a screen; `own` are the answers of those that have any. The step names the screen if it is never drawn. */
export const turn = (page, screen, own = sheriffAnswers) =>
  test.step(`turn to ${screen.name}`, async () => {
    await fix(page, screen.day);
    // Away from it first, to a short page: a screen that was shown before is drawn anew.
    const away = screen.to === "take" ? "start" : "take";
    const given = screen.answered ? own : {};
    await page.evaluate(show, [stateOf(away, {}), stateOf(screen.to, given)]);
    if (screen.first) {
      await screen.first(page);
      await page.evaluate(show, [{ page: screen.then ?? screen.to }]);
    }
    await expect(page.locator(".iag-stale")).toHaveCount(screen.day ? 1 : 0);
  });

/** Puts answers in place and goes to a page; gives back what was refused of them. */
export const restore = (page, to, answers) => page.evaluate(show, [stateOf(to, answers)]);

const stateOf = (page, answers) => ({ format: "ice-access-guide/answers@1", page, answers });

/** In the page: restores one state after another, and waits until each is drawn. A state without answers is only waited for. */
async function show(states) {
  const element = document.querySelector("ice-access-guide");
  const frame = () => new Promise(requestAnimationFrame);
  // The collapsed cards of the results are filled only after the page was painted.
  const isFilled = ({ childElementCount }) => childElementCount > 1;
  const isDrawn = () => [...guide().querySelectorAll("details")].every(isFilled);
  const refused = [];
  for (const state of states) {
    if (state.answers) refused.push(...element.restore(state));
    do await frame(); while (element.answers().page !== state.page || !isDrawn());
    await frame();
  }
  return refused;
}

/** Fixes the day that counts, or lets go of it: the guide starts anew then, and takes up again what a test made of its looks. */
const fix = (page, day = null) =>
  page.evaluate(async (day) => {
    const element = document.querySelector("ice-access-guide");
    if ((element.asOf ?? null) === day) return;
    const looks = [...guide().adoptedStyleSheets];
    const started = new Promise((heard) => element.addEventListener("iag-ready", heard, { once: true }));
    element.asOf = day;
    await started;
    const now = guide().adoptedStyleSheets;
    guide().adoptedStyleSheets = [...now, ...looks.filter((each) => !now.includes(each))];
  }, day);

/** Opens what is folded on the screen, or the first so many of it, but not the list of links that lies over it. */
export const unfold = (page, first = undefined) =>
  page.evaluate((first) => {
    const folded = [...guide().querySelectorAll("details:not(.iag-help)")];
    for (const each of folded.slice(0, first)) each.open = true;
  }, first);

/**
 * Shows only the first entries of each list and table, on this screen and those after it, except nightly.
 * The others repeat the same markup, and slow checks take most of their time there. Sources stay: few of them have a link.
 */
export async function shorten(page) {
  if (nightly) return;
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".iag-main :is(li:not(.iag-sources > *), tr, article, dl > div):nth-of-type(n + 5) { display: none !important; }");
    // The screens of a test share one page. `fix` keeps the sheets that were added to it.
    globalThis.shortened ??= guide().adoptedStyleSheets.push(sheet);
  });
}
