// What the guide is made of, loaded once for a page: the program, its style sheets and the built-in catalogue. Each file
// lies beside this script and has to be the very one the script was built with.
//
// Program, styles and catalogue come in two parts: first what the first screens need, and then, unasked and at once, the rest.
import init, { Guide, onFailed } from "glue";
import { catalogues } from "catalogues";
import { fetched } from "./beside.js";
import { Fault } from "./fault.js";

// The build fills in names and hashes. Each address is written out, so that bundlers can follow it.
const files = {
  program: { name: PROGRAM, url: () => new URL(PROGRAM, import.meta.url), integrity: PROGRAM_INTEGRITY },
  later: { name: LATER, url: () => new URL(LATER, import.meta.url), integrity: LATER_INTEGRITY },
  first: { name: FIRST, url: () => new URL(FIRST, import.meta.url), integrity: FIRST_INTEGRITY },
  styles: { name: STYLES, url: () => new URL(STYLES, import.meta.url), integrity: STYLES_INTEGRITY },
  laterStyles: { name: LATER_STYLES, url: () => new URL(LATER_STYLES, import.meta.url), integrity: LATER_STYLES_INTEGRITY },
  catalogue: { name: CATALOGUE, url: () => new URL(CATALOGUE, import.meta.url), integrity: CATALOGUE_INTEGRITY },
};

/** Elements with a guide in them, to be told if the program ever fails. */
export const running = new Set();

let failed = null;

/** What is done once, or once for each language; what failed is tried again the next time. */
function once(work) {
  const doing = new Map();
  return (language = "en") => {
    if (failed) return Promise.reject(failed);
    if (!doing.has(language)) {
      const done = work(language).catch((fault) => {
        doing.delete(language);
        throw fault;
      });
      doing.set(language, done);
    }
    return doing.get(language);
  };
}

/** The first part of the program: the same for all languages. */
const program = once(async () => {
  const notes = [];
  const exports = await run(notes);
  onFailed(fail);
  // `notes` is what is to be told to the page's developer, once.
  return { exports, notes };
});

/** The second part is added once, whatever the languages. */
const added = once(async () => add(await program()));

/** The first part: enough for the first screens of the built-in guide in a language. */
export const loadFirst = once(async (language) => {
  const own = catalogues[language] ?? files;
  const [first, catalogue] = await Promise.all([program(), json(IN_PARTS ? own.first : own.catalogue)]);
  const guide = IN_PARTS ? Guide.first(catalogue.texts, new Uint32Array(catalogue.numbers), Object.entries(catalogue.words).flat()) : new Guide(catalogue);
  return { ...first, catalogue, guide };
});

/** The whole program, ready to make guides of any catalogue. */
export const load = once(async (language) => {
  const first = await loadFirst(language);
  const whole = IN_PARTS ? json((catalogues[language] ?? files).catalogue) : first.catalogue;
  const [catalogue, styles] = await Promise.all([whole, loadLaterStyles(), IN_PARTS && added()]);
  const guide = IN_PARTS ? new Guide(catalogue) : first.guide;
  return { ...first, catalogue, guide, styles, link, only: (whole, programs) => Guide.only(whole, programs) };
});

/** Whether a fault came of the program's own failure, of which every guide is told. */
export const hasFailed = (fault) => failed !== null && fault !== failed;

async function run(notes) {
  const response = await fetched(files.program);
  const type = response.headers.get("content-type") ?? "nothing";
  const streams = isWasm(response);
  if (!streams) {
    notes.push(new Fault("mime", `${files.program.name} is served as ${type}; serve it as application/wasm`));
  }
  try {
    return await init({ module_or_path: streams ? response : await response.arrayBuffer() });
  } catch (error) {
    const policy = "a content security policy needs 'wasm-unsafe-eval' in its script-src";
    throw new Fault("blocked", `this page does not let WebAssembly run (${policy}): ${error.message}`);
  }
}

/** Adds the second part to the first: it puts its functions where the first part looks for them. */
async function add({ exports }) {
  const response = await fetched(files.later);
  const imports = { first: exports };
  if (isWasm(response)) await WebAssembly.instantiateStreaming(response, imports);
  else await WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

const isWasm = (response) => /^application\/wasm\b/.test(response.headers.get("content-type") ?? "");

const sheet = async (file) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetched(file)).text());
  return sheet;
};

/** The style sheet of the first screens, for a guide that has not brought it. */
export const loadStyles = once(() => sheet(files.styles));

/** The style sheet of what comes with the second part. */
const loadLaterStyles = once(() => sheet(files.laterStyles));

const json = async (file) => (await fetched(file)).json();

/** A guide of another catalogue; the fault names all that is wrong with it. */
function link(catalogue) {
  try {
    return new Guide(catalogue);
  } catch (error) {
    const [message, ...problems] = error.message.split("\n");
    throw new Fault("catalogue", message, { problems });
  }
}

function fail() {
  failed = new Fault("failed", "the program failed and cannot go on");
  // After the program has stopped: nothing may call into it any more.
  queueMicrotask(() => running.forEach((element) => element.failed(failed)));
}
