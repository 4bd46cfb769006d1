// The command line `guide`, which script/build has built.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const program = join(process.env.CARGO_TARGET_DIR ?? "target", "debug", "guide");

/** Runs `guide` with these arguments. */
export const guide = (...args) => promisify(execFile)(program, args);
