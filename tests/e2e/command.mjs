// Runs the command-line tool `guide` for the tests. script/build must have built the tool before.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const program = join(process.env.CARGO_TARGET_DIR ?? "target", "debug", "guide");

/** Runs `guide` with these arguments. */
export const guide = (...args) => promisify(execFile)(program, args);
