// Computes the figures of the pages from the measurements, for report.mjs and goals.mjs. Each
// figure is a list with one value for each round of the benchmark.

/** Returns the minimum, the median and the maximum of a list. */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const middle = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { least: sorted[0], middle, most: sorted.at(-1) };
}

const each = (of) => (found, page, isSlow) => found.pages.map((round) => of(round.find((one) => one.name === page && one.isSlow === isSlow)));

/**
 * Returns the files that the page itself requests, without those that its service worker fetches.
 */
const asked = ({ loaded }) => loaded.sent.filter(({ byWorker }) => !byWorker);

/** Returns the files that the page itself requests before it can be used. */
export function needed({ loaded }) {
  // The guide requests its deferred chunk as soon as its WebAssembly has been compiled, so only
  // requests before that count. The other pages have no WebAssembly; for them, all requests before
  // the page is ready count.
  const end = loaded.compiled ?? loaded.ready;
  const early = new Set(loaded.files.filter(({ startTime }) => startTime < end).map(({ name }) => name));
  return asked({ loaded }).filter(({ name }) => name.endsWith("/") || early.has(name.split("/").pop()));
}

const kilobytes = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

export const measures = {
  bytes: each((one) => kilobytes(needed(one))),
  allBytes: each((one) => kilobytes(asked(one))),
  requests: each((one) => needed(one).length),
  painted: each(({ answered }) => answered.painted),
  largest: each(({ loaded }) => loaded.largest),
  answered: each(({ answered }) => answered.answered),
  second: each(({ answered }) => answered.second),
  shift: each(({ loaded }) => loaded.shift),
  worst: each(({ walked }) => walked.worst.duration),
  shown: each(({ walked }) => walked.shown.shown),
  memory: each(({ loaded }) => (loaded.memory + loaded.wasm) / 1e6),
};

/** The figures with their labels, in the order in which the report lists them. */
export const pageMeasures = [
  { name: "bytes until usable, KB Brotli", of: measures.bytes },
  { name: "bytes in all, KB Brotli", of: measures.allBytes },
  { name: "requests until usable", of: measures.requests },
  { name: "first paint, ms", of: measures.painted },
  { name: "largest paint, ms", of: measures.largest },
  { name: "first question answered, ms", of: measures.answered },
  { name: "second question on screen, ms", of: measures.second },
  { name: "layout shift", of: measures.shift },
  { name: "worst interaction, ms", of: measures.worst },
  { name: "slowest change, ms", of: measures.shown },
  { name: "memory after load, MB", of: measures.memory },
];
