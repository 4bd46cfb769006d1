// Tests of the license notices in THIRD-PARTY.txt, which name every crate that is linked into the
// wasm, with the version and the license text of the crate.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";

const notices = readFileSync("dist/THIRD-PARTY.txt", "utf8");
const ownCrates = ["ice_access_guide", "guide_engine"];
/** Crates of Rust's standard library. The notices do not list them one by one. */
const standard = ["alloc", "compiler_builtins", "core", "panic_abort", "std"];

/**
 * Returns the names of the crates that are linked into the wasm. Finds them in the symbol names of
 * the wasm, in both of Rust's mangling schemes (legacy and v0).
 */
function linkedCrates() {
  const program = new WebAssembly.Module(
    readFileSync("target/wasm32-unknown-unknown/release/ice-access-guide.wasm"),
  );
  const names = Buffer
    .from(WebAssembly.Module.customSections(program, "name")[0])
    .toString("latin1");
  const found = new Set();
  for (const [, length, rest] of names.matchAll(/_ZN(\d+)([\w$.]+)/g)) {
    const first = rest.slice(0, length);
    if (!first.includes("$")) found.add(first);
    else for (const [, name] of first.matchAll(/\$([a-z_]\w*?)\.\./g)) found.add(name);
  }
  for (const [, length, rest] of names.matchAll(/Cs[0-9A-Za-z]+_(\d+)_?([a-z]\w*)/g)) {
    found.add(rest.slice(0, length));
  }
  return [...found].filter((name) => !ownCrates.includes(name)).sort();
}

/**
 * Parses the notices. Returns a `{ name, crate, version, texts }` for each package, where `crate`
 * is the name in symbols and `texts` are the license texts.
 */
function parsePackages(document) {
  const [list, ...parts] = document.split(/^={70}$/m);
  const texts = Object.fromEntries(
    parts.map((part) => /^\s*\[(\d+)\]\s+([^]*)$/.exec(part).slice(1)),
  );
  const entry = /^(\S+) (\d\S*)(?: \(in the standard library\))?\n {4}.*?((?: \[\d+\])+)$/gm;
  return [...list.matchAll(entry)].map(([, name, version, numbers]) => {
    const licenses = [...numbers.matchAll(/\d+/g)].map(([number]) => texts[number]);
    return { name, version, crate: name.replaceAll("-", "_"), texts: licenses };
  });
}

/** Returns the linked crates that the notices omit, or list without the text of a license. */
function missingCrates(document) {
  const packages = parsePackages(document);
  const isText = (text) => text?.length > 300 && /permission|license/i.test(text);
  const isListed = (name) =>
    packages.some(({ crate, texts }) => crate === name && texts.length > 0 && texts.every(isText));
  return linkedCrates().filter((name) =>
    standard.includes(name) ? !/^the standard library of Rust \d/m.test(document) : !isListed(name),
  );
}

test("every linked crate is listed with its license text", async () => {
  expect(linkedCrates().length).toBeGreaterThan(12);
  expect(linkedCrates()).toEqual(
    expect.arrayContaining([
      "core",
      "dlmalloc",
      "hashbrown",
      "js_sys",
      "serde_core",
      "wasm_bindgen",
      "yew",
    ]),
  );
  expect(missingCrates(notices)).toEqual([]);
});

test("the listed versions match Cargo.lock", async () => {
  const lock = readFileSync("Cargo.lock", "utf8");
  const packages = parsePackages(notices).filter(({ name }) =>
    linkedCrates().includes(name.replaceAll("-", "_")),
  );
  const isLocked = ({ name, version }) =>
    lock.includes(`name = "${name}"\nversion = "${version}"\n`);
  for (const name of new Set(
    packages.map((each) => each.name).filter((name) => lock.includes(`name = "${name}"`)),
  )) {
    expect(packages.filter((each) => each.name === name).some(isLocked), name).toBe(true);
  }
});

test("the check finds a missing crate and a missing license text", async () => {
  const lines = notices.split("\n");
  for (const name of ["yew", "wasm-bindgen", "dlmalloc"]) {
    const without = lines.filter((line, index) =>
      ![line, lines[index - 1]].some((each) => each?.startsWith(`${name} `)),
    );
    expect(missingCrates(without.join("\n"))).toEqual([name.replaceAll("-", "_")]);
  }
  const withoutText = notices.replace(/^={70}\n\[2\]\n[^]*?(?=^={70}$)/m, "");
  expect(withoutText).not.toBe(notices);
  expect(missingCrates(withoutText)).toContain("yew");
});

test("the notices have no local paths and accompany every build", async () => {
  expect(notices).not.toMatch(/\/(home|root|tmp|Users|usr)\/|registry\/src/);
  for (const copy of ["embed", "npm"]) {
    expect(readFileSync(`dist/${copy}/THIRD-PARTY.txt`, "utf8")).toBe(notices);
  }
  const singleFile = readFileSync("dist/ice-access-guide.html", "utf8");
  expect(parsePackages(singleFile).map(({ name }) => name)).toEqual(
    parsePackages(notices).map(({ name }) => name),
  );
});

test("the handbook links to the notices", async ({ page }) => {
  await page.goto("./handbook.html");
  await page
    .getByRole("link", { name: "Third-party material in this guide, and its terms" })
    .click();
  await expect(page).toHaveURL(/\/THIRD-PARTY\.txt$/);
  await expect(page.locator("body")).toContainText("the standard library of Rust");
});
