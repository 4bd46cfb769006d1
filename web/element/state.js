// Writes and reads the format in which a host page can save a person's answers and page, for
// run.js.

const FORMAT = "ice-access-guide/answers@1";

/** The accepted formats. The second is that of reports, which contain answers in the same form. */
const formats = [FORMAT, "ice-access-guide/1"];

/** Returns a state in this format: the catalog's version, the page and the answers. */
export const giving = ({ catalogue, page, answers }) => ({ format: FORMAT, catalogue, page, answers });

/**
 * Returns the answers and the page in `state`, which is a result of `answers()`, a parsed report or
 * the detail of an event. Throws if the state is invalid.
 */
export function given(state) {
  const found = state?.state ?? state;
  if (found === null || typeof found !== "object") throw new TypeError("restore(state): the state is not an object");
  if (!formats.includes(found.format)) {
    throw new TypeError(`restore(state): its format is ${JSON.stringify(found.format)}, not "${FORMAT}"`);
  }
  if (found.answers === null || typeof found.answers !== "object" || Array.isArray(found.answers)) {
    throw new TypeError("restore(state): its answers are not an object");
  }
  const page = typeof found.page === "string" ? found.page : "start";
  return { answers: { ...found.answers }, page };
}
