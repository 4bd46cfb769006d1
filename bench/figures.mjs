// Computes the figures of each measured page (the guide, and the pages compared with it) from the
// measurements, for report.mjs and goals.mjs. Each
// figure is a list with one value for each round of the benchmark.

/** Returns the minimum, the median and the maximum of a list. */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1) };
}

/** Returns a function that computes a figure for every round, from the measurements of a page. */
const perRound = (figure) => (found, page, isSlow) => {
  const isPage = (each) => each.name === page && each.isSlow === isSlow;
  return found.pages.map((round) => figure(round.find(isPage)));
};

/**
 * Returns the files that the page itself requests, without those that its service worker fetches.
 */
const requestedFiles = ({ loaded }) => loaded.sent.filter(({ byWorker }) => !byWorker);

/** Returns the files that the page itself requests before it can be used. */
export function initialFiles({ loaded }) {
  // The guide requests its deferred chunk as soon as its WebAssembly has been compiled, so only
  // requests before this moment count. The other pages have no WebAssembly; for them, all requests
  // before the page is ready count.
  const end = loaded.compiled ?? loaded.ready;
  const initial = new Set(
    loaded.files.filter(({ startTime }) => startTime < end).map(({ name }) => name),
  );
  return requestedFiles({ loaded }).filter(
    ({ name }) => name.endsWith("/") || initial.has(name.split("/").pop()),
  );
}

const kilobytes = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

export const measures = {
  bytes: perRound((page) => kilobytes(initialFiles(page))),
  allBytes: perRound((page) => kilobytes(requestedFiles(page))),
  requests: perRound((page) => initialFiles(page).length),
  painted: perRound(({ answered }) => answered.painted),
  largest: perRound(({ loaded }) => loaded.largest),
  answered: perRound(({ answered }) => answered.answered),
  second: perRound(({ answered }) => answered.second),
  shift: perRound(({ loaded }) => loaded.shift),
  worst: perRound(({ walked }) => walked.worst.duration),
  shown: perRound(({ walked }) => walked.shown.shown),
  memory: perRound(({ loaded }) => (loaded.memory + loaded.wasm) / 1e6),
};

/** The figures with their labels, in the order in which the report lists them. */
export const pageMeasures = [
  { name: "bytes until usable, KB Brotli", figure: measures.bytes },
  { name: "bytes in all, KB Brotli", figure: measures.allBytes },
  { name: "requests until usable", figure: measures.requests },
  { name: "first paint, ms", figure: measures.painted },
  { name: "largest paint, ms", figure: measures.largest },
  { name: "first question answered, ms", figure: measures.answered },
  { name: "second question on screen, ms", figure: measures.second },
  { name: "layout shift", figure: measures.shift },
  { name: "worst interaction, ms", figure: measures.worst },
  { name: "slowest change, ms", figure: measures.shown },
  { name: "memory after load, MB", figure: measures.memory },
];
