// How much one run tests: a sample in every run, everything with TEST_DEPTH=nightly.

export const nightly = process.env.TEST_DEPTH === "nightly";

/** All entries nightly; otherwise every `of`th one, beginning with entry `from`. */
export const sample = (all, of, from = 0) =>
  nightly ? all : all.filter((_, index) => index % of === from % of);
