// Writes and reads the format in which a host page can save a person's answers and page, for
// guide-instance.js.

const FORMAT = "ice-access-guide/answers@1";

/** The accepted formats. The second is that of reports, which contain answers in the same form. */
const formats = [FORMAT, "ice-access-guide/1"];

/** Returns a state in this format: the catalog's version, the page and the answers. */
export const toState = ({ catalog, page, answers }) => ({
  format: FORMAT,
  catalog,
  page,
  answers,
});

/**
 * Returns the answers and the page in `input`, which is a result of `answers()`, a parsed report or
 * the detail of an event. Throws if `input` is invalid.
 */
export function parseState(input) {
  const state = input?.state ?? input;
  if (state === null || typeof state !== "object") {
    throw new TypeError("restore(state): the state is not an object");
  }
  const { format, answers } = state;
  if (!formats.includes(format)) {
    throw new TypeError(
      `restore(state): its format is ${JSON.stringify(format)}, not "${FORMAT}"`,
    );
  }
  if (answers === null || typeof answers !== "object" || Array.isArray(answers)) {
    throw new TypeError("restore(state): its answers are not an object");
  }
  const page = typeof state.page === "string" ? state.page : "start";
  return { answers: { ...answers }, page };
}
