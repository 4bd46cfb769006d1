// Extracts the content of the comparison pages from the catalog: the questions with their choices,
// and for each agreement the rules of its verdict. survey.mjs and reference.mjs use this module, so
// every change to the content reaches the SurveyJS page and the plain page.

/** The id of the choice "not sure" on the comparison pages. */
export const NOT_SURE = "not_sure";

const parts = (date) => date.split("-").map(Number);
const firstDay = (date) => parts(date).concat([1, 1]).slice(0, 3);
const lastDay = (date) => parts(date).concat([12, 31].slice(parts(date).length - 1)).slice(0, 3);
const isAfter = (date, other) => {
  const index = date.findIndex((part, index) => part !== other[index]);
  return index !== -1 && date[index] > other[index];
};

/**
 * Whether an agreement was offered on `day`, according to its sources. A date in the catalog can be
 * a year, a month or a day. A year or a month covers all of its days.
 */
const isOffered = (agreement, day) =>
  agreement.offered.some(
    ({ from, until }) =>
      !isAfter(firstDay(from), lastDay(day)) &&
      !(until && isAfter(firstDay(day), lastDay(until))),
  );

const challenges = "challenges";

/**
 * Returns every agreement with its id and name, the summary of its program, whether it was offered
 * on `day`, and two rules: `raised` holds if the agency names a challenge that the agreement
 * addresses, and `needs` holds if all needs hold. Other rules that raise an agreement are left out.
 */
export function agreements(catalog, day) {
  if (
    catalog.programs.some(({ relations = [] }) => relations.some(({ kind }) => kind === "needs"))
  ) {
    throw new Error("a program needs another one, which the comparison pages do not support");
  }
  return catalog.programs.flatMap((program) =>
    program.agreements.map((agreement) => ({
      id: `${program.id}/${agreement.id}`,
      name: program.agreements.length > 1 ? `${program.name}: ${agreement.name}` : program.name,
      summary: program.summary.text,
      offered: isOffered(agreement, day),
      raised: {
        question: challenges,
        any_of: agreement.addresses.map(({ challenge }) => challenge),
      },
      needs: { all: (agreement.needs ?? []).map(({ when }) => when) },
    })),
  );
}

/** Returns the choices that a test accepts. */
export const acceptedChoices = (test) => test.any_of ?? [test.is];

/**
 * Returns the questions as the comparison pages show them. The choices "none of these" and "not
 * sure" come last, and each of the two excludes all other choices.
 */
export function questions(catalog) {
  return catalog.questions.map(({ id, kind, text, hint, choices, not_sure }) => {
    const toChoice = ({ id, label, hint, none }) => ({ id, label, hint, exclusive: none === true });
    const notSure = {
      id: NOT_SURE,
      label: catalog.words["question.not_sure"],
      hint: not_sure ?? catalog.words["question.not_sure_hint"],
      exclusive: true,
    };
    const ordered = [...choices.filter(({ none }) => !none), ...choices.filter(({ none }) => none)];
    return { id, many: kind === "many", text, hint, choices: [...ordered.map(toChoice), notSure] };
  });
}

/** The ids of the verdicts, which are the same as in the guide. */
export const verdicts = ["fits", "depends", "does_not_fit", "not_raised", "not_offered"];
