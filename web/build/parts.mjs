// Shrinks the wasm and splits it into an initial chunk for the first screens and a deferred chunk.
// web/build/build.mjs calls this module. `guide-wasm-split` (the crate in parts/) and wasm-opt do the work.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const target = process.env.CARGO_TARGET_DIR ?? "target";
/** Runs `guide-wasm-split`, which `build_tools` in script/environment compiled earlier in the build. */
const cutter = (...words) => run(join(target, "debug", "guide-wasm-split"), words);

/**
 * The wasm as the linker wrote it. Its relocations, which .cargo/config.toml requests, show which
 * functions read which data.
 */
const profile = process.env.TRUNK_PROFILE === "debug" ? "debug" : "release";
const linked = join(target, "wasm32-unknown-unknown", profile, "ice-access-guide.wasm");

/** The folder to which `guide-wasm-split bind` writes the wasm and its JavaScript bindings. */
const bound = join(target, "bindings");
export const bindings = join(bound, "ice-access-guide.js");
const program = join(bound, "ice-access-guide_bg.wasm");

// `--low-memory-unused` is safe, because Rust puts the stack first in memory, so no data has a low
// address.
const small = ["-Oz", "--low-memory-unused"];

// The first three passes reduce the number of local variables, so that the file compresses better.
// The last one removes the list of target features, which no later step reads.
const smallest = ["--coalesce-locals-learning", "--reorder-locals", "--vacuum", "--strip-target-features"];

/**
 * Returns the wasm unsplit and as two chunks: `{ whole, first, later }`. Splitting takes half a
 * minute, so the result is cached in `target/split` under a hash of all inputs. After changes that
 * affect only the content, styles or scripts, a build reuses the result.
 */
export async function parts() {
  await cutter("bind", linked, "ice-access-guide", bound);
  const inputs = [linked, program, join(target, "debug", "guide-wasm-split"), "node_modules/binaryen/package.json", "web/build/parts.mjs"];
  const hash = createHash("sha256");
  for (const path of inputs) hash.update(await readFile(path));
  const kept = join("target", "split", hash.digest("hex"));
  const names = ["whole", "first", "later"];
  const read = () => Promise.all(names.map((name) => readFile(join(kept, `${name}.wasm`))));
  const [whole, first, later] = await read().catch(async () => {
    await split(kept);
    return read();
  });
  return { whole, first, later };
}

/**
 * Deletes older results, splits the wasm, and writes the result to the folder `kept`. The folder
 * gets this name only when it is complete, so an interrupted build leaves no partial result there.
 */
async function split(kept) {
  await rm(dirname(kept), { recursive: true, force: true });
  await mkdir(dirname(kept), { recursive: true });
  const folder = await mkdtemp(`${kept}-`);
  const at = (name) => join(folder, `${name}.wasm`);
  await cutter("strip_panics", program, at("stripped"));
  // `guide-wasm-split strip_panics` has prefixed the names of the functions to split off with `split:`.
  // Inlining them would move their code into the initial chunk.
  await run("wasm-opt", ["-g", "--no-inline=split:*", ...small, at("stripped"), "-o", at("named")]);
  await cutter("split", linked, at("named"), at("first-cut"), at("later-cut"));
  await Promise.all([
    // `named` is already optimized; this step only removes the function names.
    run("wasm-opt", ["--strip-debug", "--low-memory-unused", at("named"), "-o", at("whole")]),
    run("wasm-opt", [...small, ...smallest, at("first-cut"), "-o", at("first")]),
    run("wasm-opt", [...small, ...smallest, at("later-cut"), "-o", at("later")]),
  ]);
  await rename(folder, kept);
}

/** Reads the chunks from a release. Releases have no unsplit wasm; `whole` is the initial chunk. */
export async function cut(folder) {
  const names = await readdir(folder);
  const [first, later] = await Promise.all(
    [/^guide-[0-9a-f]{16}\.wasm$/, /^guide-later-.*\.wasm$/].map((form) => readFile(join(folder, names.find((name) => form.test(name))))),
  );
  return { whole: first, first, later };
}

/**
 * Returns the bindings `glue`, adapted to the wasm `first`, which `parts` has returned. In this
 * wasm, unused imports are removed, the other imports have short names, numbered in the order of
 * the original wasm, and exports with mangled names also have short names.
 */
export async function shortened(glue, first) {
  const importsOf = async (bytes) => WebAssembly.Module.imports(await WebAssembly.compile(bytes));
  const bytes = await readFile(program);
  const before = await importsOf(bytes);
  const exported = WebAssembly.Module.exports(await WebAssembly.compile(bytes));
  const needed = new Set((await importsOf(first)).map(({ name }) => name));
  let short = once(glue, JSON.stringify(before[0].module), '"i"');
  for (const [number, { name }] of before.entries()) {
    const own = `i${number.toString(16)}`;
    const entry = new RegExp(`^ {8}${name}: function[^]*?^ {8}\\},\n`, "m");
    short = needed.has(own) ? once(short, `        ${name}: `, `${own}: `) : once(short, entry.exec(short)?.[0] ?? name, "");
  }
  const mangled = exported.filter(({ name }) => /^_(ZN|R)/.test(name));
  for (const [number, { name }] of mangled.entries()) short = short.replaceAll(`wasm.${name}(`, `wasm.w${number.toString(16)}(`);
  return short;
}

/** Replaces the only occurrence of `old` with `own`. Throws if there is none or more than one. */
function once(text, old, own) {
  if (text.split(old).length !== 2) throw new Error(`the bindings do not have ${old} once`);
  return text.replace(old, () => own);
}
