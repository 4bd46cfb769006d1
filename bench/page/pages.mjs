// Prepares the three pages that the benchmark compares, each with a `drive` script. The script runs
// inside its page and returns functions that find the elements a person would press and read the
// state of the page. init-script.js and measure.mjs call these functions.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { reference } from "./reference.mjs";
import { survey, valueOf } from "./survey.mjs";
import { agreements } from "./catalog.mjs";

/**
 * Builds the SurveyJS page in the way that the SurveyJS documentation describes for bundlers: one
 * script, which contains the model, and one style sheet.
 */
async function surveyPage(catalog, day) {
  const contents = `import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
const model = new Model(${JSON.stringify(survey(catalog, day))});
globalThis.model = model;
renderSurvey(model, document.getElementById("survey"));`;
  const resolveDir = new URL("..", import.meta.url).pathname;
  const bundle = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    legalComments: "none",
  });
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">\
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<title>SurveyJS</title><link rel="stylesheet" href="survey.css">\
<script type="module" src="survey.js"></script></head><body><div id="survey"></div></body></html>`;
  const style = new URL(
    "../node_modules/survey-core/survey-core.fontless.min.css",
    import.meta.url,
  );
  return {
    "index.html": html,
    "survey.js": bundle.outputFiles[0].text,
    "survey.css": await readFile(style),
  };
}

const ours = () => {
  const host = () => document.querySelector("ice-access-guide");
  // Finds visible elements in the shadow root, which contains all screens, and in the document,
  // which contains the fallback content.
  const find = (selector) =>
    [document, host()?.shadowRoot]
      .flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])])
      .filter((each) => each.checkVisibility());
  const inputs = () => find("input[id^='iag-']").filter((each) => each.closest("form"));
  return {
    start: () => (inputs().length > 0 ? null : find("a.iag-btn[href^='#/question/']")[0]),
    question: () => inputs()[0]?.name.replace("iag-", "") ?? null,
    input: (question, choice) =>
      find(`input[id="iag-${question}-${choice.replace("not_sure", "not-sure")}"]`)[0],
    press: (input) => input.closest("label"),
    onward: () => find("button[type=submit], a.iag-btn[href='#/results']")[0],
    isDone: () => find(".iag-results").length > 0,
    // The prerendered screens can be used earlier, but `isReady` waits for the screens that the
    // WebAssembly program renders.
    isReady: () =>
      Boolean(host()?.shadowRoot?.querySelector("[data-part=heading]")) &&
      find("[data-early]").length === 0,
    loaded: () =>
      customElements
        .whenDefined("ice-access-guide")
        .then(() => host().ready)
        .then(() => null),
    answers: () => host().answers().answers,
    verdicts: () =>
      Object.fromEntries(
        host()
          .result()
          .assessments.map(({ program, agreement, verdict }) => [
            `${program}/${agreement}`,
            verdict,
          ]),
      ),
  };
};

const surveyJs = (names) => {
  const find = (selector) =>
    [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const question = () => find(".sd-question[data-name]")[0]?.dataset.name ?? null;
  const isDone = () => Boolean(question()?.startsWith("html_"));
  return {
    start: () => null,
    question: () => (isDone() ? null : question()),
    input: (question, choice) =>
      find(`.sd-question[data-name="${question}"] input[value="${choice}"]`)[0],
    press: (input) => input.closest("label"),
    onward: () => find("#sv-nav-next input, #sv-nav-next button, .sd-navigation__next-btn")[0],
    isDone,
    isReady: () => question() !== null,
    loaded: () => null,
    answers: () => globalThis.model.data,
    verdicts: () =>
      Object.fromEntries(
        Object.entries(names).map(([id, value]) => [id, globalThis.model.getVariable(value)]),
      ),
  };
};

const plain = () => ({
  start: () => null,
  question: () => document.querySelector("input")?.name ?? null,
  input: (question, choice) =>
    document.querySelector(`input[name="${question}"][value="${choice}"]`),
  press: (input) => input.closest("label"),
  onward: () => document.querySelector("button"),
  isDone: () => Boolean(globalThis.verdicts),
  isReady: () => Boolean(globalThis.answers),
  loaded: () => null,
  answers: () => globalThis.answers,
  verdicts: () => globalThis.verdicts,
});

/**
 * Returns the pages by name, each with the files to serve and the source of its `drive` script.
 * Also returns the catalog, and the agency whose answers the benchmark gives on every page.
 */
export async function pages(dist, catalogPath, day) {
  const catalog = JSON.parse(await readFile(catalogPath, "utf8"));
  const values = Object.fromEntries(agreements(catalog, day).map(({ id }) => [id, valueOf(id)]));
  const pages = {
    ours: { served: dist, drive: `(${ours})()` },
    survey: {
      served: await surveyPage(catalog, day),
      drive: `(${surveyJs})(${JSON.stringify(values)})`,
    },
    plain: { served: { "index.html": reference(catalog, day) }, drive: `(${plain})()` },
  };
  // Selects the scenario whose agency answers the most questions.
  const scenarios = catalog.scenarios.toSorted(
    (a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length,
  );
  const answers = Object.fromEntries(
    Object.entries(scenarios[0].answers).map(([question, choice]) => [question, [choice].flat()]),
  );
  return { pages, agency: { id: scenarios[0].id, answers }, catalog };
}
