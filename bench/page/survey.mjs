// Converts the catalog to a SurveyJS model: one question on each page, the verdicts as calculated
// values, and a last page that shows the verdicts. The code mentions no program, so it works for
// any catalog in which no program needs another one.
import { NOT_SURE, acceptedChoices, agreements, questions, verdicts } from "./catalog.mjs";

const list = (choices) => `[${choices.map((choice) => `'${choice}'`).join(", ")}]`;
const join = (operator, parts, none) =>
  parts.length === 0 ? none : `(${parts.join(` ${operator} `)})`;
const allOf = (parts) => join("and", parts, "true");
const anyOf = (parts) => join("or", parts, "false");

/**
 * Returns an expression that is true if the rule is true in three-valued logic, in which an open
 * answer and "not sure" are unknown.
 */
function isTrue(rule) {
  if (rule.all) return allOf(rule.all.map(isTrue));
  if (rule.any) return anyOf(rule.any.map(isTrue));
  if (rule.not) return isFalse(rule.not);
  return `({${rule.question}} anyof ${list(acceptedChoices(rule))})`;
}

/** Returns an expression that is true if the rule is false in the same three-valued logic. */
function isFalse(rule) {
  if (rule.all) return anyOf(rule.all.map(isFalse));
  if (rule.any) return allOf(rule.any.map(isFalse));
  if (rule.not) return isTrue(rule.not);
  return (
    `({${rule.question}} notempty and ` +
    `{${rule.question}} noneof ${list([NOT_SURE, ...acceptedChoices(rule)])})`
  );
}

function verdict({ offered, raised, needs }) {
  if (!offered) return "'not_offered'";
  const decided =
    `iif(${allOf([isTrue(raised), isTrue(needs)])}, 'fits', ` +
    `iif(${allOf([isTrue(raised), isFalse(needs)])}, 'does_not_fit', 'depends'))`;
  return `iif(${isFalse(raised)}, 'not_raised', ${decided})`;
}

/**
 * Returns the name of the calculated value that holds the id of an agreement's verdict. `wordOf`
 * returns the name of the value that holds the verdict in words.
 */
export const valueOf = (id) => `v_${id.replace(/[^a-z0-9]/g, "_")}`;
const wordOf = (id) => `w_${id.replace(/[^a-z0-9]/g, "_")}`;

const wordExpression = (id, words) =>
  verdicts
    .slice(1)
    .reduceRight(
      (rest, key) => `iif({${valueOf(id)}} = '${key}', '${words[`verdict.${key}`]}', ${rest})`,
      `'${words["verdict.fits"]}'`,
    );

function element({ id, many, text, hint, choices }) {
  const options = choices.map(({ id, label, hint, exclusive }) => ({
    value: id,
    text: hint ? `${label}: ${hint}` : label,
    ...(many && exclusive ? { isExclusive: true } : {}),
  }));
  return {
    type: many ? "checkbox" : "radiogroup",
    name: id,
    title: text,
    description: hint,
    choices: options,
  };
}

/** Returns the model, whose verdicts are those for `day`. */
export function survey(catalog, day) {
  const entries = agreements(catalog, day);
  const values = entries.map((each) => ({
    name: valueOf(each.id),
    expression: verdict(each),
    includeIntoResult: true,
  }));
  const words = entries.map(({ id }) => ({
    name: wordOf(id),
    expression: wordExpression(id, catalog.words),
  }));
  const questionPages = questions(catalog).map((question) => ({
    name: `page_${question.id}`,
    elements: [element(question)],
  }));
  const result = ({ id, name, summary }) => ({
    type: "html",
    name: `html_${valueOf(id)}`,
    html: `<h3>${name}</h3><p><b>{${wordOf(id)}}</b></p><p>${summary}</p>`,
  });
  return {
    showQuestionNumbers: false,
    showProgressBar: true,
    calculatedValues: [...values, ...words],
    pages: [...questionPages, { name: "results", elements: entries.map(result) }],
  };
}
