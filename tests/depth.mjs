// Sets how much a run of the JavaScript tests covers: a sample by default, everything with
// TEST_DEPTH=nightly.

export const nightly = process.env.TEST_DEPTH === "nightly";

/** Returns all entries in a nightly run, otherwise every `of`th entry from index `from % of` on. */
export const sample = (all, of, from = 0) =>
  nightly ? all : all.filter((_, index) => index % of === from % of);
