// Runs a command when a file changes that a build reads, one run at a time.
import { spawn } from "node:child_process";
import { watch } from "node:fs";

/** What a build reads. */
const inputs = [
  ".cargo", "content", "cli/src", "engine/src", "parts/src", "src", "styles", "embed", "offline",
  "Cargo.lock", "Cargo.toml", "budget.json", "index.html", "package-lock.json", "rust-toolchain.toml",
];

/** What editors write beside a file while they save it. */
export const isTemporary = (name) => /(^|\/)(\.#.*|#.*#|4913|.*~|.*\.sw[a-z])$/.test(name);

/** Editors save in several steps, and several files at once: waits until nothing has changed for so long, in milliseconds. */
const pause = 300;

/** Watches the inputs of a build and runs the command after each change. Returns a function that ends both. */
export function runOnChange(command) {
  let timer;
  let build = null;
  let again = false;

  function start() {
    if (build) {
      again = true;
      return;
    }
    build = spawn(command, { stdio: "inherit" });
    build.on("error", ({ message }) => console.error(`error: ${command}: ${message}`));
    build.on("close", (code) => {
      build = null;
      if (code) console.error("error: this build failed; pages show the one before it");
      if (again) {
        again = false;
        start();
      }
    });
  }

  const changed = (_, name) => {
    if (name && isTemporary(name)) return;
    clearTimeout(timer);
    timer = setTimeout(start, pause);
  };
  const watchers = inputs.map((path) => watch(path, { recursive: true }, changed));
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
    build?.kill();
  };
}
