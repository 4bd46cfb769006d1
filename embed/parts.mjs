// The program made small, and cut into what the first screens need and what comes after (`parts`).
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

// Rust puts the stack first, so nothing is at the lowest addresses.
const small = ["-Oz", "--low-memory-unused"];

/** The program in one piece and in two: `{ whole, first, later }`. */
export async function parts(program) {
  const folder = await mkdtemp(join(tmpdir(), "guide-parts-"));
  const at = (name) => join(folder, `${name}.wasm`);
  try {
    // Inlined cuts are none.
    await run("wasm-opt", ["-g", "--no-inline=*5later*", ...small, program, "-o", at("named")]);
    await run("cargo", ["run", "--quiet", "--locked", "--offline", "--package", "guide-parts", "--", at("named"), at("first-cut"), at("later-cut")]);
    await Promise.all([
      run("wasm-opt", [...small, "--strip-debug", at("named"), "-o", at("whole")]),
      run("wasm-opt", [...small, at("first-cut"), "-o", at("first")]),
      run("wasm-opt", [...small, at("later-cut"), "-o", at("later")]),
    ]);
    const [whole, first, later] = await Promise.all(["whole", "first", "later"].map((name) => readFile(at(name))));
    return { whole, first, later };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same out of the folder of a release, but for the one piece, for which the first part stands. */
export async function cut(folder) {
  const names = await readdir(folder);
  const [first, later] = await Promise.all(
    [/^guide-[0-9a-f]{16}\.wasm$/, /^guide-later-.*\.wasm$/].map((form) => readFile(join(folder, names.find((name) => form.test(name))))),
  );
  return { whole: first, first, later };
}
