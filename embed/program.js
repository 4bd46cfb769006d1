// What the guide is made of, loaded once for a page: the program, its style sheet and the built-in catalogue. Each file
// lies beside this script and has to be the very one the script was built with.
import init, { Guide, onFailed } from "glue";
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

let loading = null;
let failed = null;

/** The program, ready to make guides. What failed to load is tried again the next time. */
export function load() {
  if (failed) return Promise.reject(failed);
  loading ??= start().catch((fault) => {
    loading = null;
    throw fault;
  });
  return loading;
}

/** Whether a fault came of the program's own failure, of which every guide is told. */
export const hasFailed = (fault) => failed !== null && fault !== failed;

async function start() {
  const notes = [];
  const [, sheet, catalogue] = await Promise.all([run(notes), styles(), builtIn()]);
  onFailed(fail);
  let guide = null;
  return {
    sheet,
    /** What is to be told to the page's developer, once. */
    notes,
    catalogue,
    builtIn: () => (guide ??= new Guide(catalogue)),
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

const builtIn = async () => (await fetched(files.catalogue)).json();

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
