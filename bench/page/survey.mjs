// Converts the catalog to a SurveyJS model: one question on each page, the verdicts as calculated
// values, and a last page that shows the verdicts. The code mentions no program, so it works for
// any catalog.
import { NOT_SURE, agreements, questions, verdicts, wanted } from "./catalogue.mjs";

const list = (choices) => `[${choices.map((choice) => `'${choice}'`).join(", ")}]`;
const joined = (word, parts, none) => (parts.length === 0 ? none : `(${parts.join(` ${word} `)})`);
const both = (parts) => joined("and", parts, "true");
const either = (parts) => joined("or", parts, "false");

/** Returns an expression that is true if the rule holds for all values of the open answers. */
function yes(rule) {
  if (rule.all) return both(rule.all.map(yes));
  if (rule.any) return either(rule.any.map(yes));
  if (rule.not) return no(rule.not);
  return `({${rule.question}} anyof ${list(wanted(rule))})`;
}

/** Returns an expression that is true if the rule fails for all values of the open answers. */
function no(rule) {
  if (rule.all) return either(rule.all.map(no));
  if (rule.any) return both(rule.any.map(no));
  if (rule.not) return yes(rule.not);
  return `({${rule.question}} notempty and {${rule.question}} noneof ${list([NOT_SURE, ...wanted(rule)])})`;
}

function verdict({ offered, raised, needs }) {
  if (!offered) return "'not_offered'";
  const settled = `iif(${both([yes(raised), yes(needs)])}, 'fits', iif(${both([yes(raised), no(needs)])}, 'does_not_fit', 'depends'))`;
  return `iif(${no(raised)}, 'not_raised', ${settled})`;
}

/**
 * Returns the name of the calculated value with an agreement's verdict as an id. `wordOf` returns
 * the name of the value with the verdict in words.
 */
export const valueOf = (id) => `v_${id.replace(/[^a-z0-9]/g, "_")}`;
const wordOf = (id) => `w_${id.replace(/[^a-z0-9]/g, "_")}`;

const inWords = (id, words) =>
  verdicts.slice(1).reduceRight((rest, key) => `iif({${valueOf(id)}} = '${key}', '${words[`verdict.${key}`]}', ${rest})`, `'${words["verdict.fits"]}'`);

function element({ id, many, text, hint, choices }) {
  const shown = choices.map(({ id, label, hint, alone }) => ({
    value: id,
    text: hint ? `${label}: ${hint}` : label,
    ...(many && alone ? { isExclusive: true } : {}),
  }));
  return { type: many ? "checkbox" : "radiogroup", name: id, title: text, description: hint, choices: shown };
}

/** Returns the model, whose verdicts are those for `day`. */
export function survey(catalog, day) {
  const all = agreements(catalog, day);
  const values = all.map((each) => ({ name: valueOf(each.id), expression: verdict(each), includeIntoResult: true }));
  const words = all.map(({ id }) => ({ name: wordOf(id), expression: inWords(id, catalog.words) }));
  const asked = questions(catalog).map((question) => ({ name: `page_${question.id}`, elements: [element(question)] }));
  const result = ({ id, name, summary }) => ({ type: "html", name: `html_${valueOf(id)}`, html: `<h3>${name}</h3><p><b>{${wordOf(id)}}</b></p><p>${summary}</p>` });
  return {
    showQuestionNumbers: false,
    showProgressBar: true,
    calculatedValues: [...values, ...words],
    pages: [...asked, { name: "results", elements: all.map(result) }],
  };
}
