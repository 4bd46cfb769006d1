// Generates the plain page of the benchmark: the smallest page that asks the same questions and
// shows the same verdicts as the guide. The code of the page is hand-written and in one file, and
// the markup already contains the first question. The page omits sources, requirements and reasons,
// and serves only as a baseline.
import { NOT_SURE, acceptedChoices, agreements, questions } from "./catalog.mjs";

const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

const style = `body{font:17px/1.5 system-ui,sans-serif;max-width:40em;\
margin:2em auto;padding:0 1em}\
label{display:block;padding:.6em;border:1px solid #767676;margin:.4em 0}
label:has(:checked){background:#e1eff8;border-color:#005ea2}small{display:block}\
button{font:inherit;padding:.6em 1.2em}`;

const choice = (question, { id, label, hint }) =>
  `<label><input type="${question.many ? "checkbox" : "radio"}" name="${question.id}" ` +
  `value="${id}"> ${escapeHtml(label)}` +
  `${hint ? `<small>${escapeHtml(hint)}</small>` : ""}</label>`;

const form = (question) =>
  `<h1 tabindex="-1">${escapeHtml(question.text)}</h1><p>${escapeHtml(question.hint)}</p>` +
  `${question.choices.map((each) => choice(question, each)).join("")}` +
  `<p><button>Continue</button></p>`;

/**
 * Encodes a rule as nested lists. A list starts either with `&`, `|` or `!`, followed by rules, or
 * with the index of a question, followed by the choices that the rule accepts.
 */
function encode(rule, indices) {
  if (rule.all) return ["&", ...rule.all.map((part) => encode(part, indices))];
  if (rule.any) return ["|", ...rule.any.map((part) => encode(part, indices))];
  if (rule.not) return ["!", encode(rule.not, indices)];
  return [indices.get(rule.question), ...acceptedChoices(rule)];
}

/**
 * Runs as the script of the page. The page defines `questions`, `rules` and `words` before it calls
 * this function.
 */
function run() {
  const answers = {};
  const form = document.forms[0];
  let index = 0;
  const holds = ([test, ...rest]) => {
    if (test === "!") return holds(rest[0]) === undefined ? undefined : !holds(rest[0]);
    if (test === "&" || test === "|") {
      const end = test === "|";
      const parts = rest.map(holds);
      return parts.includes(end) ? end : parts.includes(undefined) ? undefined : !end;
    }
    const chosen = answers[questions[test][0]] ?? [];
    if (chosen.length === 0 || chosen.includes("not_sure")) return undefined;
    return rest.some((choice) => chosen.includes(choice));
  };
  const verdict = (offered, raised, needs) => {
    if (!offered) return "not_offered";
    const [isRaised, isMet] = [holds(raised), holds(needs)];
    if (isRaised === false) return "not_raised";
    return isRaised && isMet ? "fits" : isRaised && isMet === false ? "does_not_fit" : "depends";
  };
  form.onchange = ({ target }) => {
    const { exclusive } = form.dataset;
    const isExclusive = (box) => exclusive.split(" ").includes(box.value);
    if (target.checked) {
      for (const box of form.querySelectorAll("input")) {
        if (box !== target && (isExclusive(target) || isExclusive(box))) box.checked = false;
      }
    }
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    answers[questions[index][0]] = [...form.querySelectorAll(":checked")].map(({ value }) => value);
    index += 1;
    if (index < questions.length) {
      form.innerHTML = questions[index][1];
      form.dataset.exclusive = questions[index][2];
    } else {
      globalThis.verdicts = Object.fromEntries(
        rules.map(([id, , ...rule]) => [id, verdict(...rule)]),
      );
      form.innerHTML = `<h1 tabindex="-1">Results</h1>${rules
        .map(([id, name]) => `<h2>${name}</h2><p>${words[globalThis.verdicts[id]]}</p>`)
        .join("")}`;
    }
    form.querySelector("h1").focus();
  };
  globalThis.answers = answers;
}

/** Returns the HTML of the page, whose verdicts are those for `day`. */
export function reference(catalog, day) {
  const list = questions(catalog);
  const indices = new Map(list.map(({ id }, index) => [id, index]));
  const exclusive = (question) =>
    question.choices
      .filter(({ exclusive }) => exclusive)
      .map(({ id }) => id)
      .join(" ");
  const data = list.map((question, index) => [
    question.id,
    index === 0 ? "" : form(question),
    exclusive(question),
  ]);
  const rules = agreements(catalog, day).map(({ id, name, offered, raised, needs }) => [
    id,
    escapeHtml(name),
    offered,
    encode(raised, indices),
    encode(needs, indices),
  ]);
  const words = Object.fromEntries(
    Object.entries(catalog.words)
      .filter(([key]) => key.startsWith("verdict."))
      .map(([key, text]) => [key.slice("verdict.".length), text]),
  );
  if (NOT_SURE !== "not_sure") {
    throw new Error("NOT_SURE differs from the id in the script of the page");
  }
  const constants = Object.entries({ questions: data, rules, words }).map(
    ([name, value]) => `const ${name}=${JSON.stringify(value).replaceAll("<", "\\u003c")};`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8">\
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">\
<title>Reference</title><style>${style}</style>
<main><form data-exclusive="${exclusive(list[0])}">${form(list[0])}</form></main>
<script>${constants.join("")}(${run})()</script></html>`;
}
