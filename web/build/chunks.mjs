// Shrinks the wasm and splits it into an initial chunk for the first screens and a deferred chunk.
// build.mjs calls this module. `guide-wasm-split` (crates/wasm-split) and wasm-opt do the work.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const target = process.env.CARGO_TARGET_DIR ?? "target";
/** `guide-wasm-split`, which `build_tools` in script/environment compiled earlier in the build. */
const tool = join(target, "debug", "guide-wasm-split");
const wasmSplit = (...args) => run(tool, args);
const wasmOpt = (...args) => run("wasm-opt", args);

const profile = process.env.TRUNK_PROFILE === "debug" ? "debug" : "release";
/**
 * The wasm as the linker wrote it. Its relocations, which .cargo/config.toml requests, show which
 * functions read which data.
 */
const linked = join(target, "wasm32-unknown-unknown", profile, "ice-access-guide.wasm");

/** The folder to which `guide-wasm-split bind` writes the wasm and its JavaScript bindings. */
const bound = join(target, "bindings");
export const bindings = join(bound, "ice-access-guide.js");
const program = join(bound, "ice-access-guide_bg.wasm");

// `--low-memory-unused` is safe, because Rust puts the stack first in memory, so no data has a low
// address.
const small = ["-Oz", "--low-memory-unused"];

// The first three passes merge and reorder local variables and remove useless code, so that the
// file compresses better. The last one removes the list of target features, which no later step
// reads.
const smallest = [
  "--coalesce-locals-learning",
  "--reorder-locals",
  "--vacuum",
  "--strip-target-features",
];

/**
 * Returns the wasm unsplit and as two chunks: `{ unsplit, initial, deferred }`. Splitting takes
 * half a minute, so the result is cached in `target/split` under a hash of all inputs. After
 * changes that affect only the content, styles or scripts, a build reuses the result.
 */
export async function splitProgram() {
  await wasmSplit("bind", linked, "ice-access-guide", bound);
  const binaryen = "node_modules/binaryen/package.json";
  const inputs = [linked, program, tool, binaryen, "web/build/chunks.mjs"];
  const hash = createHash("sha256");
  for (const path of inputs) hash.update(await readFile(path));
  const cached = join(target, "split", hash.digest("hex"));
  const names = ["unsplit", "initial", "deferred"];
  const read = () => Promise.all(names.map((name) => readFile(join(cached, `${name}.wasm`))));
  const [unsplit, initial, deferred] = await read().catch(async () => {
    await split(cached);
    return read();
  });
  return { unsplit, initial, deferred };
}

/**
 * Deletes older results, splits the wasm, and writes the result to the folder `cached`. The folder
 * gets this name only when it is complete, so an interrupted build leaves no partial result there.
 */
async function split(cached) {
  await rm(dirname(cached), { recursive: true, force: true });
  await mkdir(dirname(cached), { recursive: true });
  const folder = await mkdtemp(`${cached}-`);
  const path = (name) => join(folder, `${name}.wasm`);
  await wasmSplit("strip_panics", program, path("without-panics"));
  // `guide-wasm-split strip_panics` has prefixed the names of the split functions with `split:`.
  // Inlining them would move their code into the initial chunk.
  await wasmOpt("-g", "--no-inline=split:*", ...small, path("without-panics"), "-o", path("named"));
  await wasmSplit("split", linked, path("named"), path("initial-raw"), path("deferred-raw"));
  await Promise.all([
    // `named` is already optimized; this step only removes the function names.
    wasmOpt("--strip-debug", "--low-memory-unused", path("named"), "-o", path("unsplit")),
    wasmOpt(...small, ...smallest, path("initial-raw"), "-o", path("initial")),
    wasmOpt(...small, ...smallest, path("deferred-raw"), "-o", path("deferred")),
  ]);
  await rename(folder, cached);
}

/**
 * Reads the chunks from a release. Releases have no unsplit wasm; `unsplit` is the initial chunk.
 */
export async function readChunks(folder) {
  const names = await readdir(folder);
  const read = (pattern) => readFile(join(folder, names.find((name) => pattern.test(name))));
  const [initial, deferred] = await Promise.all(
    [/^guide-[0-9a-f]{16}\.wasm$/, /^guide-deferred-.*\.wasm$/].map(read),
  );
  return { unsplit: initial, initial, deferred };
}

/**
 * Returns the bindings `glue`, adapted to `wasm`, which `splitProgram` has returned. In `wasm`,
 * unused imports are removed. The other imports have short names, numbered in the order of the
 * original wasm. Exports with mangled names also have short names.
 */
export async function shortenNames(glue, wasm) {
  const importsOf = async (bytes) => WebAssembly.Module.imports(await WebAssembly.compile(bytes));
  const original = await readFile(program);
  const imports = await importsOf(original);
  const exports = WebAssembly.Module.exports(await WebAssembly.compile(original));
  const needed = new Set((await importsOf(wasm)).map(({ name }) => name));
  let result = replaceOnce(glue, JSON.stringify(imports[0].module), '"i"');
  for (const [number, { name }] of imports.entries()) {
    const short = `i${number.toString(16)}`;
    if (needed.has(short)) {
      result = replaceOnce(result, `        ${name}: `, `${short}: `);
    } else {
      const entry = new RegExp(`^ {8}${name}: function[^]*?^ {8}\\},\n`, "m");
      result = replaceOnce(result, entry.exec(result)?.[0] ?? name, "");
    }
  }
  const mangled = exports.filter(({ name }) => /^_(ZN|R)/.test(name));
  for (const [number, { name }] of mangled.entries()) {
    result = result.replaceAll(`wasm.${name}(`, `wasm.w${number.toString(16)}(`);
  }
  return result;
}

/** Replaces the only occurrence of `old`. Throws if there is none or more than one. */
function replaceOnce(text, old, replacement) {
  const count = text.split(old).length - 1;
  if (count !== 1) throw new Error(`the bindings contain ${old} ${count} times instead of once`);
  return text.replace(old, () => replacement);
}
