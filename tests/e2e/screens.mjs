// Lists every kind of screen that the guide has, with the steps that lead to the screen. The
// accessibility tests (access-*.spec.mjs) and some other tests go through these screens.
import { readFileSync } from "node:fs";
import { nightly } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { sheriffAnswers } from "./sheriff.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** Returns the day after `day`, on which everything that was due by `day` is overdue. */
const after = (day) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/**
 * Returns the interface message `key` of a catalog, with its placeholders replaced by the values in
 * `fills`.
 */
function message({ words: messages }, key, fills = {}) {
  if (!(key in messages)) throw new Error(`the catalog has no message ${key}`);
  return messages[key].replace(/\{(\w+)\}/g, (whole, name) => fills[name] ?? whole);
}

const click = (role, name) => async (page) => page.getByRole(role, { name }).first().click();

/**
 * Returns an action that goes forward `times` steps in a lesson. It presses Page Down, the key that
 * a presenter's remote control sends.
 */
const stepForward = (catalog, times) => async (page) => {
  await page.locator("[data-part=heading]").focus();
  for (let step = 0; step < times; step += 1) await page.keyboard.press("PageDown");
  const [text] = message(catalog, "class.step", { n: times + 1 }).split("{all}");
  await expect(page.locator(".iag-class-step")).toContainText(text);
};

/**
 * Returns an action that opens the dialog with the display settings. On narrow screens the button
 * for it is in the Help menu.
 */
const openDisplayOf = (catalog) => async (page) => {
  const name = message(catalog, "display.title");
  const help = page.locator(".iag-help > summary");
  if (await help.isVisible()) await help.click();
  await page.locator(".iag-navlink", { hasText: name }).filter({ visible: true }).click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
};

export const openDisplay = openDisplayOf(catalog);

async function rejectFile(page) {
  await page.locator("[data-part=report-file]").setInputFiles({
    name: "broken.json",
    mimeType: "application/json",
    buffer: Buffer.from("{"),
  });
  await expect(page.locator(".iag-notice")).toBeFocused();
}

/**
 * Records "yes" for the first open point, a question that only ICE, counsel or another agency can
 * settle.
 */
async function settleFirstPoint(page) {
  await expandDetails(page);
  await page.locator(".iag-point").first().getByRole("radio").first().check();
}

const clearAnswers = (catalog) => async (page) => {
  await click("button", message(catalog, "foot.clear"))(page);
  await click("button", message(catalog, "foot.clear_yes"))(page);
  await expect(page.locator("[role=status]").last()).toHaveText(message(catalog, "foot.cleared"));
};

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

/** The ids of the entries of the fixture, tests/fixture, that the screens show. */
const fixtureIds = {
  singleChoice: "size",
  unused: "days",
  program: "barrow",
  largest: "pump",
  option: "alone",
  aging: "town-code",
};

/**
 * Opens a host page whose guide shows the made-up content of tests/fixture. Returns the screens of
 * that content by part, and the answers for the screens with `answered`.
 */
export async function openFixture(page, host = "fixture") {
  const catalog = await (await page.request.get("/fixture/catalog.json")).json();
  await open(page, host);
  return { parts: screensOf(catalog, fixtureIds), answers: catalog.scenarios[0].answers };
}

/**
 * Opens the guide for slow checks of each screen. In a normal run the guide shows the fixture,
 * whose screens have the same markup but fewer entries; in the nightly run it shows the shipped
 * content. Returns the same as `openFixture`.
 */
export async function openForMarkup(page) {
  if (!nightly) return openFixture(page);
  await open(page);
  return { parts, answers: sheriffAnswers };
}

/** Opens the guide on its own page, or on the host page `host`. */
export async function open(page, host = undefined) {
  // Sets the clock to the day on which the content was published, so that the screens are the same
  // on every day.
  await page.clock.setFixedTime(new Date(`${catalog.about.published}T12:00:00`));
  await (host ? page.openHost(host) : page.openGuide());
}

/**
 * Shows a screen, with these answers if the screen has `answered`. If a step fails, the report
 * names the screen.
 */
export const showScreen = (page, screen, answers = sheriffAnswers) =>
  test.step(`show ${screen.name}`, async () => {
    await setAsOf(page, screen.day);
    // Shows another, short page first. Otherwise a screen that is already shown would not be
    // rendered again.
    const otherPage = screen.to === "take" ? "start" : "take";
    const restored = screen.answered ? answers : {};
    await page.evaluate(show, [stateOf(otherPage, {}), stateOf(screen.to, restored)]);
    if (screen.action) {
      await screen.action(page);
      await page.evaluate(show, [{ page: screen.then ?? screen.to }]);
    }
    await expect(page.locator(".iag-stale")).toHaveCount(screen.day ? 1 : 0);
  });

/** Restores answers and goes to the page `to`. Returns the messages about rejected answers. */
export const restore = (page, to, answers) => page.evaluate(show, [stateOf(to, answers)]);

const stateOf = (page, answers) => ({ format: "ice-access-guide/answers@1", page, answers });

/**
 * Runs in the page. Restores one state after another, and waits after each until its page is
 * rendered. For a state without answers, it only waits.
 */
async function show(states) {
  const element = document.querySelector("ice-access-guide");
  const frame = () => new Promise(requestAnimationFrame);
  // The collapsed cards of the results are filled only after the page is painted.
  const isFilled = ({ childElementCount }) => childElementCount > 1;
  const isRendered = () => [...guide().querySelectorAll("details")].every(isFilled);
  const rejected = [];
  for (const state of states) {
    if (state.answers) rejected.push(...element.restore(state));
    do await frame(); while (element.answers().page !== state.page || !isRendered());
    await frame();
  }
  return rejected;
}

/**
 * Sets the element's `asOf` to a day, or removes it. A change restarts the guide, after which the
 * function adds the style sheets of the test again.
 */
const setAsOf = (page, day = null) =>
  page.evaluate(async (day) => {
    const element = document.querySelector("ice-access-guide");
    if ((element.asOf ?? null) === day) return;
    const sheets = [...guide().adoptedStyleSheets];
    const started = new Promise((resolve) =>
      element.addEventListener("iag-ready", resolve, { once: true }),
    );
    element.asOf = day;
    await started;
    const current = guide().adoptedStyleSheets;
    guide().adoptedStyleSheets = [...current, ...sheets.filter((each) => !current.includes(each))];
  }, day);

/**
 * Opens the collapsed parts of the screen, or only the first `count` of them. The Help menu stays
 * closed, because it would cover the screen.
 */
export const expandDetails = (page, count = undefined) =>
  page.evaluate((count) => {
    const collapsed = [...guide().querySelectorAll("details:not(.iag-help)")];
    for (const each of collapsed.slice(0, count)) each.open = true;
  }, count);

/**
 * Hides all but the first four entries of each list and table, on this screen and all later ones,
 * except in the nightly run. The hidden entries repeat the same markup, and slow checks would take
 * most of their time on them. Lists of sources are not shortened, because few sources have a link.
 */
export async function shorten(page) {
  if (nightly) return;
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `.iag-main :is(li:not(.iag-sources > *), tr, article, dl > div):nth-of-type(n + 5) {
        display: none !important;
      }`,
    );
    // All screens of a test share one page, and `setAsOf` keeps added style sheets, so this sheet
    // is added only once.
    globalThis.shortened ??= guide().adoptedStyleSheets.push(sheet);
  });
}
