// Makes THIRD-PARTY.txt, which lists the third-party code in a release with its licenses. The
// license texts come with the installed packages, so the repository needs no copies of them.
// build.mjs calls this module.
//
// This module makes it unnecessary to compile another tool before the first build; cargo-about had
// not compiled after six minutes. A tool that covers the standard library too would retire most of
// this module (docs/decisions/054-build-or-buy.md).
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const output = async (command, ...args) =>
  (await run(command, args, { maxBuffer: 1 << 28 })).stdout;
const target = "wasm32-unknown-unknown";
/** The options with which cargo uses exactly the locked crates, without the network. */
const pinned = ["--locked", "--offline"];
const isNotice = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
const readIfPresent = (path) => readFile(path, "utf8").catch(() => undefined);
const byName = (one, other) => (one.name < other.name ? -1 : 1);

/**
 * Returns the text of THIRD-PARTY.txt. The text depends only on the installed packages and on Rust.
 */
export async function notices() {
  const packages = [...(await crates()), ...(await standardLibrary()), await bundler()];
  return format(packages.sort(byName));
}

/** Returns entries for the third-party crates in the wasm and for the proc macros that it uses. */
async function crates() {
  const selection = ["--edges", "normal", "--target", target, "--package", "ice-access-guide"];
  const form = ["--prefix", "none", "--format", "{p}"];
  const tree = await output("cargo", "tree", ...pinned, ...selection, ...form);
  const used = new Set(tree.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
  const metadata = await output("cargo", "metadata", ...pinned, "--format-version", "1");
  const isUsed = ({ name, version, source }) => source && used.has(`${name} v${version}`);
  return Promise.all(JSON.parse(metadata).packages.filter(isUsed).map(crateEntry));
}

async function crateEntry({ name, version, license, authors, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = (await readdir(folder)).filter((file) => isNotice.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  // If an Apache-licensed crate has no license text, LICENSE-APACHE serves, because the text of the
  // Apache License is the same for every crate.
  if (texts.length === 0 && /Apache-2\.0/.test(license)) {
    texts.push(await readFile("LICENSE-APACHE", "utf8"));
  }
  if (texts.length === 0) throw new Error(`${name} ${version} has no license text (${license})`);
  const by = authors.map((author) => author.replace(/ *<.*>/, ""));
  return { name: `${name} ${version}`, license, by, texts };
}

/**
 * Returns entries for Rust's standard library and for its third-party crates built for wasm32.
 * Reads their notices from the file in the environment variable RUST_NOTICES if it is set and the
 * file exists, otherwise from the documentation that was installed with Rust.
 */
async function standardLibrary() {
  const version = (await output("rustc", "--version")).split(" ")[1];
  const docs = join((await output("rustc", "--print", "sysroot")).trim(), "share/doc");
  const debianPackages = ["libstd-rust-web-dev", "libstd-rust-dev", "rustc-web", "rustc"];
  const paths = [
    process.env.RUST_NOTICES,
    join(docs, "rust/COPYRIGHT-library.html"),
    ...debianPackages.map((name) => join(docs, name, "copyright")),
  ];
  const standard = {
    name: `the standard library of Rust ${version}`,
    license: "Apache-2.0 OR MIT",
    by: ["The Rust Project Developers"],
  };
  for (const path of paths.filter(Boolean)) {
    const notice = await readIfPresent(path);
    const licenses = join(dirname(path), "licenses");
    if (notice && path.endsWith(".html")) return parseHtml(notice, standard, licenses);
    if (notice) return [{ ...standard, texts: [notice] }];
  }
  const remedy = "set RUST_NOTICES to the path of the file with these notices";
  throw new Error(`the notices of Rust's standard library are not installed: ${remedy}`);
}

/** Parses the HTML page that Rust installs: the library's notices, then those of each crate. */
async function parseHtml(html, standard, licenses) {
  const [library, ...sections] = html.split("<h3>");
  const folder = (await output("rustc", "--print", "target-libdir", "--target", target)).trim();
  const files = await readdir(folder);
  const built = new Set(files.map((file) => /^lib(\w+)-\w+\.rlib$/.exec(file)?.[1]));
  const isBuilt = ({ crate }) => built.has(crate.replaceAll("-", "_"));
  const crates = sections.map(parseSection).filter(isBuilt);
  // If no section names a crate of the library, the format of the page has changed. The text of the
  // complete page then serves as the notice.
  if (crates.length === 0) return [{ ...standard, texts: [plainText(html)] }];
  const names = ["Apache-2.0.txt", "MIT.txt", "Unicode-3.0.txt"];
  const texts = await Promise.all(names.map((name) => readFile(join(licenses, name), "utf8")));
  const entries = crates.map(({ crate, ...entry }) => entry);
  return [{ ...standard, texts: [plainText(library), ...texts] }, ...entries];
}

function parseSection(html) {
  const [, crate = "", version] = /^\W*([\w-]+?)-(\d[^<]*)<\/h3>/.exec(html) ?? [];
  const matches = (pattern) => [...html.matchAll(pattern)].map(([, text]) => plainText(text));
  const valuesOf = (label) =>
    matches(new RegExp(`<b>${label}:</b>([^]*?)</p>`, "g")).map((text) => text.trim());
  const authors = valuesOf("Authors").map((author) => author.replace(/ *<[^>]*>/g, ""));
  return {
    crate,
    name: `${crate} ${version} (in the standard library)`,
    license: valuesOf("License")[0],
    by: authors.filter(Boolean),
    texts: matches(/<pre>([^]*?)<\/pre>/g),
  };
}

const characters = {
  lt: "<",
  gt: ">",
  quot: '"',
  amp: "&",
  "#34": '"',
  "#38": "&",
  "#39": "'",
  "#60": "<",
  "#62": ">",
};
/** Returns the text of HTML, without tags. */
const plainText = (html) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (entity, name) => characters[name] ?? entity)
    .replace(/\s*\n\s*\n\s*\n/g, "\n\n");

/** Returns the entry for esbuild, the only npm package that may add its own code to the script. */
async function bundler() {
  const folder = "node_modules/esbuild";
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const text = await readFile(join(folder, "LICENSE.md"), "utf8");
  return { name: `esbuild ${version}`, license, by: [], texts: [text] };
}

/**
 * Formats THIRD-PARTY.txt: the list of packages, which refers to license texts by number, then each
 * distinct text once, under its number.
 */
function format(packages) {
  const distinct = new Map();
  const numberOf = (text) => {
    const key = text.replace(/\s+/g, " ").trim();
    if (!distinct.has(key)) {
      const trimmed = text.replace(/\r/g, "").replace(/^\s*\n|\s+$/g, "");
      distinct.set(key, { number: distinct.size + 1, text: trimmed });
    }
    return distinct.get(key).number;
  };
  const entry = ({ name, license, by, texts }) => {
    const authors = by.length > 0 ? `; by ${by.join(", ")}` : "";
    const numbers = [...new Set(texts.map(numberOf))].map((number) => `[${number}]`);
    return `${name}\n    ${license}${authors}; ${numbers.join(" ")}`;
  };
  const list = packages.map(entry);
  const line = "=".repeat(70);
  const texts = [...distinct.values()].map(({ number, text }) => `${line}\n[${number}]\n\n${text}`);
  return `${introduction}\n\n${list.join("\n")}\n\n${texts.join("\n\n")}\n`;
}

const introduction = `The ICE ACCESS Guide: third-party software in this release

The licenses of the guide itself are in its own files. This release also contains code from the
packages below, compiled into the program or generated by them. Thanks to their authors. Each entry
gives the license, the authors if the package names them, and the numbers of its license texts,
which follow the list.`;
