// What the pages beside ours take from the catalogue: questions, choices, and for each agreement the rules of its verdict.
// Every page is made from this, so that a change of content changes all of them.

/** The answer that stands for "not sure" on the pages made here. */
export const NOT_SURE = "not_sure";

const fields = (date) => date.split("-").map(Number);
const first = (date) => fields(date).concat([1, 1]).slice(0, 3);
const last = (date) => fields(date).concat([12, 31].slice(fields(date).length - 1)).slice(0, 3);
const isAfter = (one, other) => {
  const place = one.findIndex((part, place) => part !== other[place]);
  return place !== -1 && one[place] > other[place];
};

/** Whether sources show an agreement on offer on a day; dates may be a year, a month or a day. */
const isOffered = (agreement, day) =>
  agreement.offered.some(({ from, until }) => !isAfter(first(from), last(day)) && !(until && isAfter(first(day), last(until))));

const challenges = "challenges";

/** Every agreement with its name, whether it is on offer on the day, the rule that raises it and the rule of its needs. */
export function agreements(catalog, day) {
  if (catalog.programs.some(({ relations = [] }) => relations.some(({ kind }) => kind === "needs"))) {
    throw new Error("a program needs another: the pages beside ours do not know how to say that");
  }
  return catalog.programs.flatMap((program) =>
    program.agreements.map((agreement) => ({
      id: `${program.id}/${agreement.id}`,
      name: program.agreements.length > 1 ? `${program.name}: ${agreement.name}` : program.name,
      summary: program.summary.text,
      offered: isOffered(agreement, day),
      raised: { question: challenges, any_of: agreement.addresses.map(({ challenge }) => challenge) },
      needs: { all: (agreement.needs ?? []).map(({ when }) => when) },
    })),
  );
}

/** The choices a test asks for. */
export const wanted = (test) => test.any_of ?? [test.is];

/** The questions as asked: the choice that stands for none of the others, and "not sure", come last and exclude the others. */
export function questions(catalog) {
  return catalog.questions.map(({ id, kind, text, hint, choices, not_sure }) => {
    const shown = ({ id, label, hint, none }) => ({ id, label, hint, alone: none === true });
    const sure = { id: NOT_SURE, label: catalog.words["question.not_sure"], hint: not_sure ?? catalog.words["question.not_sure_hint"], alone: true };
    const ordered = [...choices.filter(({ none }) => !none), ...choices.filter(({ none }) => none)];
    return { id, many: kind === "many", text, hint, choices: [...ordered.map(shown), sure] };
  });
}

/** The words for verdicts, as our page has them. */
export const verdicts = ["fits", "depends", "does_not_fit", "not_raised", "not_offered"];
