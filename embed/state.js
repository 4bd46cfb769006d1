// What a page can keep of a person's answers and give back: the form of it, and how it is read again.

const FORMAT = "ice-access-guide/answers@1";

/** A report, as `export("json")` and a downloaded file have it, holds the answers in the same form. */
const formats = [FORMAT, "ice-access-guide/1"];

/** Answers, a page and the catalogue's version as they are given out. */
export const giving = ({ catalogue, page, answers }) => ({ format: FORMAT, catalogue, page, answers });

/** What was given out, by `answers()`, `export("json")` or in an event's detail, read again. */
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
