// Generates the plain page of the benchmark: the smallest page that asks the same questions and
// shows the same verdicts as the guide. The code of the page is hand-written and in one file, and
// the markup already contains the first question. The page omits sources, requirements and reasons,
// and serves only as a baseline.
import { NOT_SURE, agreements, questions, wanted } from "./catalogue.mjs";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

const style = `body{font:17px/1.5 system-ui,sans-serif;max-width:40em;margin:2em auto;padding:0 1em}label{display:block;padding:.6em;border:1px solid #767676;margin:.4em 0}
label:has(:checked){background:#e1eff8;border-color:#005ea2}small{display:block}button{font:inherit;padding:.6em 1.2em}`;

const choice = (question, { id, label, hint }) =>
  `<label><input type="${question.many ? "checkbox" : "radio"}" name="${question.id}" value="${id}"> ${escaped(label)}${hint ? `<small>${escaped(hint)}</small>` : ""}</label>`;

const form = (question) =>
  `<h1 tabindex="-1">${escaped(question.text)}</h1><p>${escaped(question.hint)}</p>${question.choices.map((each) => choice(question, each)).join("")}<p><button>Continue</button></p>`;

/**
 * Encodes a rule as nested lists. A list starts either with `&`, `|` or `!`, followed by rules, or
 * with the index of a question, followed by the choices that the rule accepts.
 */
function short(rule, places) {
  if (rule.all) return ["&", ...rule.all.map((part) => short(part, places))];
  if (rule.any) return ["|", ...rule.any.map((part) => short(part, places))];
  if (rule.not) return ["!", short(rule.not, places)];
  return [places.get(rule.question), ...wanted(rule)];
}

/**
 * Runs as the script of the page. The page defines `asked`, `rules` and `words` before it calls
 * this function.
 */
function run() {
  const answers = {};
  const form = document.forms[0];
  let at = 0;
  const holds = ([test, ...rest]) => {
    if (test === "!") return holds(rest[0]) === undefined ? undefined : !holds(rest[0]);
    if (test === "&" || test === "|") {
      const end = test === "|";
      const parts = rest.map(holds);
      return parts.includes(end) ? end : parts.includes(undefined) ? undefined : !end;
    }
    const chosen = answers[asked[test][0]] ?? [];
    if (chosen.length === 0 || chosen.includes("not_sure")) return undefined;
    return rest.some((choice) => chosen.includes(choice));
  };
  const verdict = (offered, raised, needs) => {
    if (!offered) return "not_offered";
    const [is, can] = [holds(raised), holds(needs)];
    if (is === false) return "not_raised";
    return is && can ? "fits" : is && can === false ? "does_not_fit" : "depends";
  };
  form.onchange = ({ target }) => {
    const { alone } = form.dataset;
    const isAlone = (box) => alone.split(" ").includes(box.value);
    if (target.checked) for (const box of form.querySelectorAll("input")) if (box !== target && (isAlone(target) || isAlone(box))) box.checked = false;
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    answers[asked[at][0]] = [...form.querySelectorAll(":checked")].map(({ value }) => value);
    at += 1;
    if (at < asked.length) {
      form.innerHTML = asked[at][1];
      form.dataset.alone = asked[at][2];
    } else {
      globalThis.verdicts = Object.fromEntries(rules.map(([id, , ...rule]) => [id, verdict(...rule)]));
      form.innerHTML = `<h1 tabindex="-1">Results</h1>${rules.map(([id, name]) => `<h2>${name}</h2><p>${words[globalThis.verdicts[id]]}</p>`).join("")}`;
    }
    form.querySelector("h1").focus();
  };
  globalThis.given = answers;
}

/** Returns the HTML of the page, whose verdicts are those for `day`. */
export function reference(catalog, day) {
  const all = questions(catalog);
  const places = new Map(all.map(({ id }, place) => [id, place]));
  const alone = (question) => question.choices.filter(({ alone }) => alone).map(({ id }) => id).join(" ");
  const asked = all.map((question, place) => [question.id, place === 0 ? "" : form(question), alone(question)]);
  const rules = agreements(catalog, day).map(({ id, name, offered, raised, needs }) => [id, escaped(name), offered, short(raised, places), short(needs, places)]);
  const words = Object.fromEntries(Object.entries(catalog.words).filter(([key]) => key.startsWith("verdict.")).map(([key, text]) => [key.slice("verdict.".length), text]));
  if (NOT_SURE !== "not_sure") throw new Error("the page says not_sure in its own script");
  const data = Object.entries({ asked, rules, words }).map(([name, value]) => `const ${name}=${JSON.stringify(value).replaceAll("<", "\\u003c")};`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Reference</title><style>${style}</style>
<main><form data-alone="${alone(all[0])}">${form(all[0])}</form></main>
<script>${data.join("")}(${run})()</script></html>`;
}
