// Loads the wasm program, its style sheets and the built-in catalog, once per page, for run.js and
// for `load()` in ice-access-guide.js. The files lie beside this script, which pins each of them by
// its hash.
//
// The program, the styles and the catalog each come in two chunks. The initial chunk is for the
// first screens. The deferred chunk loads right after the initial chunk, without any action by the
// person.
import init, { Guide, onFailed } from "glue";
import { catalogues } from "catalogues";
import { fetched } from "./beside.js";
import { Fault } from "./fault.js";

// web/build/build.mjs defines the names and hashes. Each `new URL(...)` is written out in full, because
// bundlers recognize files only in this form.
const files = {
  program: { name: PROGRAM, url: () => new URL(PROGRAM, import.meta.url), integrity: PROGRAM_INTEGRITY },
  later: { name: LATER, url: () => new URL(LATER, import.meta.url), integrity: LATER_INTEGRITY },
  first: { name: FIRST, url: () => new URL(FIRST, import.meta.url), integrity: FIRST_INTEGRITY },
  styles: { name: STYLES, url: () => new URL(STYLES, import.meta.url), integrity: STYLES_INTEGRITY },
  laterStyles: { name: LATER_STYLES, url: () => new URL(LATER_STYLES, import.meta.url), integrity: LATER_STYLES_INTEGRITY },
  catalogue: { name: CATALOGUE, url: () => new URL(CATALOGUE, import.meta.url), integrity: CATALOGUE_INTEGRITY },
};

/** The elements that run a guide. `fail` notifies each of them. */
export const running = new Set();

let failed = null;

/**
 * Wraps `work` so that it runs once per language. If `work` has failed, the next call tries again.
 * If the program has failed, every call returns a rejected promise.
 */
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

/** Loads the initial chunk of the program, which is the same for all languages. */
const program = once(async () => {
  const notes = [];
  const exports = await run(notes);
  onFailed(fail);
  // `notes` has warnings for the developer of the host page. The first `Run` reports them.
  return { exports, notes };
});

/** Loads the deferred chunk of the program, which is the same for all languages. */
const added = once(async () => add(await program()));

/**
 * Loads the initial chunks of the program and of the built-in catalog in a language, which suffice
 * for the first screens. In the single-file edition (`IN_PARTS` is false) nothing is split, so this
 * loads the unsplit files.
 */
export const loadFirst = once(async (language) => {
  const own = catalogues[language] ?? files;
  const [first, catalogue] = await Promise.all([program(), json(IN_PARTS ? own.first : own.catalogue)]);
  const guide = IN_PARTS ? Guide.first(catalogue.texts, new Uint32Array(catalogue.numbers), Object.entries(catalogue.words).flat()) : new Guide(catalogue);
  return { ...first, catalogue, guide };
});

/**
 * Loads the complete built-in guide in a language. Returns it with its catalog, the deferred style
 * sheet, and two functions: `link` makes a guide from another catalog, and `only` makes a guide
 * that has only some programs of a catalog.
 */
export const load = once(async (language) => {
  const first = await loadFirst(language);
  const whole = IN_PARTS ? json((catalogues[language] ?? files).catalogue) : first.catalogue;
  const [catalogue, styles] = await Promise.all([whole, loadLaterStyles(), IN_PARTS && added()]);
  const guide = IN_PARTS ? new Guide(catalogue) : first.guide;
  return { ...first, catalogue, guide, styles, link, only: (whole, programs) => Guide.only(whole, programs) };
});

/** Whether a fault is only a consequence of the program's failure, which `fail` reports itself. */
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

/** Instantiates the deferred chunk, which puts its functions into the initial chunk's table. */
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

/** Loads the style sheet of the first screens, for elements without prerendered screens. */
export const loadStyles = once(() => sheet(files.styles));

/** Loads the style sheet of the other screens. */
const loadLaterStyles = once(() => sheet(files.laterStyles));

const json = async (file) => (await fetched(file)).json();

/** Makes a guide from a catalog. If the catalog is invalid, throws a fault with every problem. */
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
  // Notifies the elements in a microtask, because the program is still on the call stack here, and
  // nothing may call into the program again.
  queueMicrotask(() => running.forEach((element) => element.failed(failed)));
}
