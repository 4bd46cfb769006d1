// The figures of the pages, by name: a list with one value for each round.

/** The least, the middle and the most of a list. */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const middle = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { least: sorted[0], middle, most: sorted.at(-1) };
}

const each = (of) => (found, page, isSlow) => found.pages.map((round) => of(round.find((one) => one.name === page && one.isSlow === isSlow)));

/** What the page asks for by itself, apart from what a service worker keeps for later. */
const asked = ({ loaded }) => loaded.sent.filter(({ byWorker }) => !byWorker);

/** What of it is asked for before the page can be used. */
export function needed({ loaded }) {
  // What a program asks for once it has been compiled is what comes after it.
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

/** In the order of the tables. */
export const pageMeasures = [
  { name: "bytes until it can be used, KB Brotli", of: measures.bytes },
  { name: "bytes in all, KB Brotli", of: measures.allBytes },
  { name: "requests until it can be used", of: measures.requests },
  { name: "first paint, ms", of: measures.painted },
  { name: "largest paint, ms", of: measures.largest },
  { name: "first question answered, ms", of: measures.answered },
  { name: "second question on screen, ms", of: measures.second },
  { name: "layout shift", of: measures.shift },
  { name: "worst interaction, ms", of: measures.worst },
  { name: "slowest change to be seen, ms", of: measures.shown },
  { name: "memory after load, MB", of: measures.memory },
];
