// What the guide is made of, loaded once for a page: the program, its style sheet and the built-in catalogue. Each file
// lies beside this script and has to be the very one the script was built with.
import init, { Guide, onFailed } from "glue";
import { catalogues } from "catalogues";
import { fetched } from "./beside.js";
import { Fault } from "./fault.js";

// The build fills in names and hashes. Each address is written out, so that bundlers can follow it.
const files = {
  program: { name: PROGRAM, url: () => new URL(PROGRAM, import.meta.url), integrity: PROGRAM_INTEGRITY },
  styles: { name: STYLES, url: () => new URL(STYLES, import.meta.url), integrity: STYLES_INTEGRITY },
  catalogue: { name: CATALOGUE, url: () => new URL(CATALOGUE, import.meta.url), integrity: CATALOGUE_INTEGRITY },
};

/** Elements with a guide in them, to be told if the program ever fails. */
export const running = new Set();

const loading = new Map();
let failed = null;

/** The program, ready to make guides, with the catalogue of a language. */
export async function load(language = "en") {
  if (failed) throw failed;
  const [program, builtIn] = await Promise.all([once("program", start), once(language, () => builtInOf(language))]);
  return { ...program, ...builtIn };
}

/** What failed to load is tried again the next time. */
function once(what, make) {
  if (!loading.has(what)) {
    const made = make().catch((fault) => {
      loading.delete(what);
      throw fault;
    });
    loading.set(what, made);
  }
  return loading.get(what);
}

/** Whether a fault came of the program's own failure, of which every guide is told. */
export const hasFailed = (fault) => failed !== null && fault !== failed;

async function start() {
  const notes = [];
  const [, sheet] = await Promise.all([run(notes), styles()]);
  onFailed(fail);
  return {
    sheet,
    /** What is to be told to the page's developer, once. */
    notes,
    link,
    only: (whole, programs) => Guide.only(whole, programs),
  };
}

async function run(notes) {
  const response = await fetched(files.program);
  const type = response.headers.get("content-type") ?? "nothing";
  const streams = /^application\/wasm\b/.test(type);
  if (!streams) {
    notes.push(new Fault("mime", `${files.program.name} is served as ${type}; serve it as application/wasm`));
  }
  try {
    await init({ module_or_path: streams ? response : await response.arrayBuffer() });
  } catch (error) {
    const policy = "a content security policy needs 'wasm-unsafe-eval' in its script-src";
    throw new Fault("blocked", `this page does not let WebAssembly run (${policy}): ${error.message}`);
  }
}

async function styles() {
  const text = await (await fetched(files.styles)).text();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

async function builtInOf(language) {
  const catalogue = await (await fetched(catalogues[language] ?? files.catalogue)).json();
  let guide = null;
  return { catalogue, builtIn: () => (guide ??= new Guide(catalogue)) };
}

/** A guide of another catalogue; the fault names all that is wrong with it. */
function link(catalogue) {
  try {
    return new Guide(catalogue);
  } catch (error) {
    const [message, ...problems] = error.message.split("\n");
    throw new Fault("catalogue", message, { problems });
  }
}

function fail(message) {
  failed = new Fault("failed", `the program failed and cannot go on: ${message}`);
  // After the program has unwound: nothing may call into it any more.
  queueMicrotask(() => running.forEach((element) => element.failed(failed)));
}
