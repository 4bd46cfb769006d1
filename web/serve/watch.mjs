// Runs a command after each change to the inputs of a build, one run at a time. The preview server
// uses this module to rebuild the release.
import { spawn } from "node:child_process";
import { watch } from "node:fs";

/** The files and folders whose changes start a build. */
const inputs = [
  ".cargo",
  "content",
  "crates",
  "src",
  "styles",
  "web/build",
  "web/element",
  "web/service-worker",
  "Cargo.lock",
  "Cargo.toml",
  "budget.json",
  "index.html",
  "package-lock.json",
  "rust-toolchain.toml",
];

/** Whether `name` is that of a temporary file, such as editors write while they save a file. */
export const isTemporary = (name) => /(^|\/)(\.#.*|#.*#|4913|.*~|.*\.sw[a-z])$/.test(name);

/** The time to wait after the last change, in milliseconds: editors save in several steps. */
const DELAY = 300;

/**
 * Runs the command after changes to the inputs. Returns a function that stops watching and ends a
 * running command.
 */
export function runOnChange(command) {
  let timer;
  let build = null;
  /** Whether an input has changed since the current build started. */
  let isStale = false;

  function start() {
    if (build) {
      isStale = true;
      return;
    }
    build = spawn(command, { stdio: "inherit" });
    build.on("error", ({ message }) => console.error(`error: ${command}: ${message}`));
    build.on("close", (code) => {
      build = null;
      if (code) console.error("error: the build failed; the pages still show the previous build");
      if (isStale) {
        isStale = false;
        start();
      }
    });
  }

  const onChange = (_, name) => {
    if (name && isTemporary(name)) return;
    clearTimeout(timer);
    timer = setTimeout(start, DELAY);
  };
  const watchers = inputs.map((path) => watch(path, { recursive: true }, onChange));
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
    build?.kill();
  };
}
