// The program made small, and cut into what the first screens need and what comes after (`parts`).
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const target = process.env.CARGO_TARGET_DIR ?? "target";
/** Built by script/build before anything else (script/environment, build_tools). */
const cutter = (...words) => run(join(target, "debug", "guide-parts"), words);

/** The program as the linker wrote it, with its notes on which function reads which data (.cargo/config.toml). */
const profile = process.env.TRUNK_PROFILE === "debug" ? "debug" : "release";
const linked = join(target, "wasm32-unknown-unknown", profile, "ice-access-guide.wasm");

/** The program with its JavaScript bindings, as wasm-bindgen makes them of it. */
const bound = join(target, "bindings");
export const bindings = join(bound, "ice-access-guide.js");
const program = join(bound, "ice-access-guide_bg.wasm");

// Rust puts the stack first, so nothing is at the lowest addresses.
const small = ["-Oz", "--low-memory-unused"];

// Nothing reads the program's own list of features after this; the fewer locals, the better it compresses.
const smallest = ["--coalesce-locals-learning", "--reorder-locals", "--vacuum", "--strip-target-features"];

/**
 * The program in one piece and in two: `{ whole, first, later }`. Takes half a minute, so the result is kept in `target/split`,
 * by a hash of everything that goes into it, for builds after which only content, styles or scripts have changed.
 */
export async function parts() {
  await cutter("bind", linked, "ice-access-guide", bound);
  const inputs = [linked, program, join(target, "debug", "guide-parts"), "node_modules/binaryen/package.json", "embed/parts.mjs"];
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

/** Splits the program into a folder, which is there only once it is complete; those of other programs are deleted. */
async function split(kept) {
  await rm(dirname(kept), { recursive: true, force: true });
  await mkdir(dirname(kept), { recursive: true });
  const folder = await mkdtemp(`${kept}-`);
  const at = (name) => join(folder, `${name}.wasm`);
  await cutter("quiet", program, at("quiet"));
  // A cut that is inlined is no cut any more. `quiet` has marked their names.
  await run("wasm-opt", ["-g", "--no-inline=cut:*", ...small, at("quiet"), "-o", at("named")]);
  await cutter("cut", linked, at("named"), at("first-cut"), at("later-cut"));
  await Promise.all([
    // Optimized already; without its names.
    run("wasm-opt", ["--strip-debug", "--low-memory-unused", at("named"), "-o", at("whole")]),
    run("wasm-opt", [...small, ...smallest, at("first-cut"), "-o", at("first")]),
    run("wasm-opt", [...small, ...smallest, at("later-cut"), "-o", at("later")]),
  ]);
  await rename(folder, kept);
}

/** The same out of the folder of a release, but for the one piece, for which the first part stands. */
export async function cut(folder) {
  const names = await readdir(folder);
  const [first, later] = await Promise.all(
    [/^guide-[0-9a-f]{16}\.wasm$/, /^guide-later-.*\.wasm$/].map((form) => readFile(join(folder, names.find((name) => form.test(name))))),
  );
  return { whole: first, first, later };
}

/**
 * The bindings for a program as it was, and as it is after `parts`: imports have short names then, counted through in the order of the
 * program, and some are not needed any more; so have exports with names of Rust's own.
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

/** The text with something else in the one place where this stands. */
function once(text, old, own) {
  if (text.split(old).length !== 2) throw new Error(`the bindings do not have ${old} once`);
  return text.replace(old, () => own);
}
