// Opens the guide and goes through its screens (screens.mjs). The accessibility tests
// (access-*.spec.mjs) and some other tests use it.
import { readFileSync } from "node:fs";
import { nightly } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { parts, screensOf } from "./screens.mjs";
import { sheriffAnswers } from "./sheriff.mjs";

export { openDisplay, parts } from "./screens.mjs";
export { expandDetails } from "./screen-actions.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

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
 * content. Returns the screens and the answers in the form that `openFixture` returns.
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
