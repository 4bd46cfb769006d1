// Loads the WebAssembly program, its style sheets and the built-in catalog, once per page, for
// guide-instance.js and for `load()` in ice-access-guide.js. The files are in the folder of this
// script, which pins each of them by its hash.
//
// The WebAssembly program, the styles and the catalog each come in two chunks. The initial chunk is
// for the first screens. The deferred chunk loads right after the initial chunk, without any action
// by the person.
import init, { Guide, onFailed } from "glue";
import { catalogs } from "catalogs";
import { fetchAsset } from "./assets.js";
import { GuideError } from "./error.js";

// web/build/build.mjs defines the names and hashes. Each `new URL(...)` is written out in full,
// because bundlers recognize files only in this form.
const files = {
  program: {
    name: PROGRAM,
    url: () => new URL(PROGRAM, import.meta.url),
    integrity: PROGRAM_INTEGRITY,
  },
  deferred: {
    name: DEFERRED,
    url: () => new URL(DEFERRED, import.meta.url),
    integrity: DEFERRED_INTEGRITY,
  },
  styles: {
    name: STYLES,
    url: () => new URL(STYLES, import.meta.url),
    integrity: STYLES_INTEGRITY,
  },
  deferredStyles: {
    name: DEFERRED_STYLES,
    url: () => new URL(DEFERRED_STYLES, import.meta.url),
    integrity: DEFERRED_STYLES_INTEGRITY,
  },
  // The files of the English catalog. `catalogs` has those of the other languages.
  initial: {
    name: INITIAL_CATALOG,
    url: () => new URL(INITIAL_CATALOG, import.meta.url),
    integrity: INITIAL_CATALOG_INTEGRITY,
  },
  catalog: {
    name: CATALOG,
    url: () => new URL(CATALOG, import.meta.url),
    integrity: CATALOG_INTEGRITY,
  },
};

/** The elements that run a guide. `fail` notifies each of them. */
export const running = new Set();

/** The error with which the WebAssembly program has failed, or null. */
let failure = null;

/**
 * Wraps `work` so that it runs once per language. If `work` has failed, the next call tries again.
 * If the WebAssembly program has failed, every call returns a rejected promise.
 */
function once(work) {
  const results = new Map();
  return (language = "en") => {
    if (failure) return Promise.reject(failure);
    if (!results.has(language)) {
      const result = work(language).catch((error) => {
        results.delete(language);
        throw error;
      });
      results.set(language, result);
    }
    return results.get(language);
  };
}

/** Loads the initial chunk of the WebAssembly program, which is the same for all languages. */
const initial = once(async () => {
  const warnings = [];
  const exports = await instantiate(warnings);
  onFailed(fail);
  // The warnings are for the developer of the host page. The first `GuideInstance` reports them.
  return { exports, warnings };
});

/** Loads the deferred chunk of the WebAssembly program, which is the same for all languages. */
const deferred = once(async () => instantiateDeferred(await initial()));

/**
 * Loads the initial chunks of the WebAssembly program and of the built-in catalog in a language.
 * They suffice for the first screens. In the single-file edition (`IS_SPLIT` is false) nothing is
 * split, so this loads the unsplit files.
 */
export const loadInitial = once(async (language) => {
  const catalogFiles = catalogs[language] ?? files;
  const [program, catalog] = await Promise.all([
    initial(),
    json(IS_SPLIT ? catalogFiles.initial : catalogFiles.catalog),
  ]);
  const guide = IS_SPLIT
    ? Guide.initial(
        catalog.texts,
        new Uint32Array(catalog.numbers),
        Object.entries(catalog.words).flat(),
      )
    : new Guide(catalog);
  return { ...program, catalog, guide };
});

/**
 * Loads the complete built-in guide in a language. Returns it with its catalog, the deferred style
 * sheet, and two functions: `link` makes a guide from another catalog, and `only` makes a guide
 * that has only some programs of a catalog.
 */
export const load = once(async (language) => {
  const first = await loadInitial(language);
  const complete = IS_SPLIT ? json((catalogs[language] ?? files).catalog) : first.catalog;
  const [catalog, styles] = await Promise.all([
    complete,
    loadDeferredStyles(),
    IS_SPLIT && deferred(),
  ]);
  const guide = IS_SPLIT ? new Guide(catalog) : first.guide;
  const only = (catalog, programs) => Guide.only(catalog, programs);
  return { ...first, catalog, guide, styles, link, only };
});

/** Whether an error is only a consequence of the failure that `fail` has reported. */
export const hasFailed = (error) => failure !== null && error !== failure;

/** Instantiates the initial chunk. Adds a warning to `warnings` if its content type is wrong. */
async function instantiate(warnings) {
  const response = await fetchAsset(files.program);
  const type = response.headers.get("content-type") ?? "nothing";
  const isStreamable = isWasm(response);
  if (!isStreamable) {
    warnings.push(
      new GuideError(
        "mime",
        `${files.program.name} is served as ${type}; serve it as application/wasm`,
      ),
    );
  }
  try {
    return await init({ module_or_path: isStreamable ? response : await response.arrayBuffer() });
  } catch (error) {
    const policy = "a content security policy needs 'wasm-unsafe-eval' in its script-src";
    throw new GuideError(
      "blocked",
      `this page does not allow WebAssembly (${policy}): ${error.message}`,
    );
  }
}

/** Instantiates the deferred chunk, which puts its functions into the initial chunk's table. */
async function instantiateDeferred({ exports }) {
  const response = await fetchAsset(files.deferred);
  // `guide-wasm-split` gives the imports of the deferred chunk this module name.
  const imports = { initial: exports };
  if (isWasm(response)) await WebAssembly.instantiateStreaming(response, imports);
  else await WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

const isWasm = (response) =>
  /^application\/wasm\b/.test(response.headers.get("content-type") ?? "");

const styleSheet = async (file) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetchAsset(file)).text());
  return sheet;
};

/** Loads the style sheet of the first screens, for elements without prerendered screens. */
export const loadStyles = once(() => styleSheet(files.styles));

/** Loads the style sheet of the other screens. */
const loadDeferredStyles = once(() => styleSheet(files.deferredStyles));

const json = async (file) => (await fetchAsset(file)).json();

/** Makes a guide from a catalog. If the catalog is invalid, throws an error with every problem. */
function link(catalog) {
  try {
    return new Guide(catalog);
  } catch (error) {
    const [message, ...problems] = error.message.split("\n");
    throw new GuideError("catalog", message, { problems });
  }
}

function fail() {
  failure = new GuideError("failed", "the program failed");
  // Notifies the elements in a microtask, because the WebAssembly program is still on the call
  // stack here, and nothing may call into it again.
  queueMicrotask(() => running.forEach((element) => element.failed(failure)));
}
