// Tests of the error messages of the scripts in script/ when something that they need is missing,
// too old, locked, full or unreachable, or when an argument is invalid. A script then prints one
// line that says what to do, exits with code 1, and leaves nothing half installed. Stubs replace
// the compilers and package managers of the machine, so no test installs anything.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { once } from "node:events";
import { afterEach, beforeEach, test } from "node:test";

/** Commands that the scripts expect on every machine. */
const systemPrograms = [
  "awk", "basename", "bash", "cat", "cmp", "cp", "cut", "dirname", "env", "grep", "head", "id",
  "kill", "ls", "mkdir", "mktemp", "mv", "rm", "sed", "sleep", "sort", "tail", "timeout", "tr",
  "uname",
];

const stubs = {
  cargo: "exit 0",
  rustc: `case "$*" in
    --version) echo "rustc 1.99.1 (58cf8f9c3 2026-10-13)" ;;
    *target-libdir*) echo "$HOME/libdir" ;;
  esac`,
  rustup: `case "$1" in
    toolchain) [ "$2" = list ] && echo "1.99.1-x86_64-unknown-linux-gnu" ;;
  esac
  exit 0`,
  node: `[ "$1" = --version ] && echo v20.20.2`,
  npm: "mkdir -p node_modules",
  df: `echo "Filesystem 1M-blocks Used Available Capacity Mounted"; echo "disk 90000 1 80000 1% /"`,
};

let folder;
let bin;

/**
 * Replaces the command `name` with a shell script of these lines. If `lines` is null, removes the
 * command.
 */
function stub(name, lines) {
  const path = join(bin, name);
  rmSync(path, { force: true });
  if (lines === null) return;
  writeFileSync(path, `#!/usr/bin/env bash\n${lines}\n`);
  chmodSync(path, 0o755);
}

const findProgram = (name) =>
  process.env.PATH.split(delimiter)
    .map((directory) => join(directory, name))
    .find(existsSync);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scripts-"));
  bin = join(folder, "bin");
  mkdirSync(bin);
  mkdirSync(join(folder, "home", "libdir"), { recursive: true });
  writeFileSync(join(folder, "home", "libdir", "libstd-0.rlib"), "");
  for (const name of systemPrograms) {
    if (findProgram(name)) symlinkSync(findProgram(name), join(bin, name));
  }
  for (const [name, lines] of Object.entries(stubs)) stub(name, lines);
  for (const name of [
    "script",
    "web/serve",
    "Cargo.toml",
    "Cargo.lock",
    "package.json",
    "package-lock.json",
    "rust-toolchain.toml",
  ]) {
    cpSync(name, join(folder, "clone", name), { recursive: true });
  }
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Runs a script in a copy of the files that the scripts need. On its PATH, the script finds only
 * the stubs and the commands of `systemPrograms`.
 */
async function run(script, args = [], env = {}) {
  const child = spawn(join(bin, "bash"), [script, ...args], {
    cwd: join(folder, "clone"),
    env: { HOME: join(folder, "home"), PATH: bin, LOCK_WAITS: "1", ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  const [code] = await once(child, "close");
  return { code, out, err };
}

/**
 * Runs a script and asserts that it exits with code 1 and prints a single error line, which matches
 * `expected`.
 */
async function assertFails(expected, script = "script/bootstrap", args = ["build"], env = {}) {
  const { code, out, err } = await run(script, args, env);
  assert.match(err, expected, out);
  assert.equal(err.trim().split("\n").length, 1, `not one sentence: ${err}`);
  assert.match(err, /^error: /);
  assert.equal(code, 1);
}

test("script/bootstrap reports when everything is installed", async () => {
  const { code, out, err } = await run("script/bootstrap", ["build"]);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /everything needed is installed/);
});

test("Rust is missing", async () => {
  for (const name of ["cargo", "rustc", "rustup"]) stub(name, null);
  await assertFails(/Rust is missing: install it from https:\/\/rustup\.rs/);
});

test("Rust is too old, without rustup", async () => {
  stub("rustup", null);
  stub("rustc", 'echo "rustc 1.94.9 (000000000 2026-01-01)"');
  await assertFails(/Rust 1\.94\.9 is too old, 1\.95 or later is needed: run "rustup update"/);
});

test(
  "the pinned Rust cannot be downloaded: the script uses another one and reports it",
  async () => {
    stub("rustup", `case "$1 $2" in
      "toolchain list") echo "stable-x86_64-unknown-linux-gnu (default)" ;;
      "toolchain install") exit 1 ;;
      "default ") echo "stable-x86_64-unknown-linux-gnu (default)" ;;
    esac`);
    const { code, out } = await run("script/bootstrap", ["build"]);
    assert.equal(code, 0, out);
    assert.match(
      out,
      new RegExp(
        "rustup cannot download Rust [\\d.]+ here: using stable-x86_64-unknown-linux-gnu, " +
          "so the bytes of the release differ",
      ),
    );
  },
);

test("the pinned Rust cannot be downloaded, and there is no other", async () => {
  stub("rustup", 'case "$1 $2" in "toolchain install") exit 1 ;; esac');
  await assertFails(
    new RegExp(
      "rustup cannot download Rust [\\d.]+, and no other toolchain is installed: " +
        "check the network connection",
    ),
  );
});

test("the wasm32 target cannot be installed", async () => {
  rmSync(join(folder, "home", "libdir", "libstd-0.rlib"));
  stub("rustup", `case "$1 $2" in
    "toolchain list") echo 1.99.1-x86_64 ;;
    "target add") exit 1 ;;
  esac`);
  await assertFails(
    new RegExp(
      "the wasm32 target is missing: check the network connection, " +
        'run "rustup target add wasm32-unknown-unknown"',
    ),
  );
});

test("npm is missing", async () => {
  stub("npm", null);
  await assertFails(/Node\.js is missing: install version 20 or later from https:\/\/nodejs\.org/);
});

test("Node.js is too old", async () => {
  stub("node", "echo v18.19.0");
  await assertFails(/Node\.js v18\.19\.0 is too old, 20 or later is needed/);
});

test("no network for the npm tools: an error, and no partial installation", async () => {
  stub("npm", 'mkdir -p node_modules/half; echo "npm error network request failed" >&2; exit 1');
  await assertFails(
    /the npm tools cannot be installed: check the network connection .* npm error network/,
  );
  // Without this file, the next run installs the tools again.
  assert.equal(existsSync(join(folder, "clone/node_modules/.ice-access-guide-lock")), false);
  stub("npm", stubs.npm);
  assert.equal((await run("script/bootstrap", ["build"])).code, 0);
  assert.equal(existsSync(join(folder, "clone/node_modules/.ice-access-guide-lock")), true);
});

test("no network for the crates", async () => {
  stub(
    "cargo",
    'echo "error: failed to get serde" >&2; echo "Could not resolve host" >&2; exit 101',
  );
  await assertFails(
    new RegExp(
      "the crates of Cargo\\.lock cannot be downloaded: check the network connection .* " +
        "Could not resolve host",
    ),
    "script/build",
    [],
  );
  assert.equal(existsSync(join(folder, "clone/dist")), false);
});

test("Cargo.lock is out of date", async () => {
  stub(
    "cargo",
    'echo "error: the lock file needs to be updated but --locked was passed" >&2; exit 101',
  );
  await assertFails(
    /Cargo\.lock does not match Cargo\.toml: run "cargo update --workspace"/,
    "script/build",
    [],
  );
});

test("the disk is full", async () => {
  stub(
    "df",
    'echo "Filesystem 1M-blocks Used Available Capacity Mounted"; ' +
      'echo "disk 90000 89988 12 99% /"',
  );
  await assertFails(
    /the disk is nearly full: 12 MB are free in .*clone, 2000 MB are needed\. Free some space/,
  );
});

test("the package manager is locked: the script waits, then gives up with a message", async () => {
  stub("id", "echo 0");
  stub("sleep", "exit 0");
  stub(
    "apt-get",
    'echo "E: Could not get lock /var/lib/dpkg/lock-frontend. ' +
      'It is held by process 4711 (apt-get)" >&2; exit 100',
  );
  await assertFails(
    /the package manager is still locked by another process\. .* process 4711/,
    "script/bootstrap",
    ["test"],
  );
  // Once the lock is released, the script installs the packages.
  stub("apt-get", `
    if [ -f "$HOME/waited" ]; then
      for each in "$@"; do
        case $each in
          chromium | chromium-driver | poppler-utils | php-cli)
            printf '#!/usr/bin/env bash\\n' > "${bin}/$each" ;;
        esac
      done
    else
      touch() { : > "$1"; }; touch "$HOME/waited"
      echo "E: Could not get lock /var/lib/apt/lists/lock" >&2; exit 100
    fi`);
  stub("wasm-bindgen", 'echo "wasm-bindgen 0.2.129"');
  const { code, out, err } = await run("script/bootstrap", ["test"], { LOCK_WAITS: "3" });
  assert.equal(code, 0, err);
  assert.match(out, /another process holds the package manager's lock: waiting for it/);
  assert.match(out, /everything needed is installed/);
});

test("a port that is in use, and an invalid port", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address();
  await assertFails(
    new RegExp(`port ${port} is in use: choose another one, such as script/server ${port + 1}`),
    "script/server",
    [String(port)],
  );
  other.close();
  await assertFails(/"many" is not a port: use a number up to 65535/, "script/server", ["many"]);
});

test("unknown arguments", async () => {
  await assertFails(
    /unknown part "natve": use native, browser, e2e, browsers, toolchains or nightly/,
    "script/test",
    ["natve"],
  );
  await assertFails(/unknown option "--fast"/, "script/build", ["--fast"]);
  await assertFails(/unknown purpose "all"/, "script/bootstrap", ["all"]);
});
