// Makes THIRD-PARTY.txt, which lists the third-party code in a release with its licenses. The
// license texts come with the installed packages, so the repository needs no copies of them.
// web/build/build.mjs calls this module.
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const output = async (...words) => (await run(words[0], words.slice(1), { maxBuffer: 1 << 28 })).stdout;
const target = "wasm32-unknown-unknown";
const isNotice = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
const readIfThere = (path) => readFile(path, "utf8").catch(() => undefined);
const byName = (one, other) => (one.name < other.name ? -1 : 1);

/** Returns the text of THIRD-PARTY.txt. It depends only on the installed packages and Rust. */
export async function notices() {
  const packages = [...(await crates()), ...(await standardLibrary()), await bundler()].sort(byName);
  return written(packages);
}

/** Returns entries for the third-party crates in the program and for the proc macros it uses. */
async function crates() {
  const edges = ["--edges", "normal", "--target", target, "--package", "ice-access-guide"];
  const tree = await output("cargo", "tree", "--locked", "--offline", ...edges, "--prefix", "none", "--format", "{p}");
  const used = new Set(tree.split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
  const known = JSON.parse(await output("cargo", "metadata", "--locked", "--offline", "--format-version", "1"));
  const others = known.packages.filter(({ name, version, source }) => source && used.has(`${name} v${version}`));
  return Promise.all(others.map(crate));
}

async function crate({ name, version, license, authors, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = (await readdir(folder)).filter((file) => isNotice.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  // If an Apache-licensed crate has no license text, LICENSE-APACHE serves, because the text of the
  // Apache License is the same for every crate.
  if (texts.length === 0 && /Apache-2\.0/.test(license)) texts.push(await readFile("LICENSE-APACHE", "utf8"));
  if (texts.length === 0) throw new Error(`${name} ${version} brings no text of its license (${license})`);
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
  const documents = join((await output("rustc", "--print", "sysroot")).trim(), "share/doc");
  const places = [
    process.env.RUST_NOTICES,
    join(documents, "rust/COPYRIGHT-library.html"),
    ...["libstd-rust-web-dev", "libstd-rust-dev", "rustc-web", "rustc"].map((name) => join(documents, name, "copyright")),
  ];
  const standard = { name: `the standard library of Rust ${version}`, license: "Apache-2.0 OR MIT", by: ["The Rust Project Developers"] };
  for (const place of places.filter(Boolean)) {
    const found = await readIfThere(place);
    if (found && place.endsWith(".html")) return inHtml(found, standard, join(dirname(place), "licenses"));
    if (found) return [{ ...standard, texts: [found] }];
  }
  throw new Error("the notices of Rust's standard library are not beside it: name the file that has them in RUST_NOTICES");
}

/** Parses the HTML page that Rust installs: the library's notices, then those of each crate. */
async function inHtml(html, standard, licenses) {
  const [own, ...others] = html.split("<h3>");
  const folder = (await output("rustc", "--print", "target-libdir", "--target", target)).trim();
  const built = new Set((await readdir(folder)).map((file) => /^lib(\w+)-\w+\.rlib$/.exec(file)?.[1]));
  const found = others.map(inSection).filter(({ crate }) => built.has(crate.replaceAll("-", "_")));
  // If no section names a crate of the library, the format of the page has changed. The text of the
  // complete page then serves as the notice.
  if (found.length === 0) return [{ ...standard, texts: [plain(html)] }];
  const texts = ["Apache-2.0.txt", "MIT.txt", "Unicode-3.0.txt"].map((name) => readFile(join(licenses, name), "utf8"));
  return [{ ...standard, texts: [plain(own), ...(await Promise.all(texts))] }, ...found.map(({ crate, ...each }) => each)];
}

function inSection(html) {
  const [, crate = "", version] = /^\W*([\w-]+?)-(\d[^<]*)<\/h3>/.exec(html) ?? [];
  const told = (what) => [...html.matchAll(new RegExp(`<b>${what}:</b>([^]*?)</p>`, "g"))].map(([, text]) => plain(text).trim());
  const texts = [...html.matchAll(/<pre>([^]*?)<\/pre>/g)].map(([, text]) => plain(text));
  const by = told("Authors").map((author) => author.replace(/ *<[^>]*>/g, "")).filter(Boolean);
  return { crate, name: `${crate} ${version} (in the standard library)`, license: told("License")[0], by, texts };
}

const signs = { lt: "<", gt: ">", quot: '"', amp: "&", "#34": '"', "#38": "&", "#39": "'", "#60": "<", "#62": ">" };
const plain = (html) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (whole, sign) => signs[sign] ?? whole)
    .replace(/\s*\n\s*\n\s*\n/g, "\n\n");

/** Returns the entry for esbuild, the only npm package that may add its own code to the script. */
async function bundler() {
  const folder = "node_modules/esbuild";
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return { name: `esbuild ${version}`, license, by: [], texts: [await readFile(join(folder, "LICENSE.md"), "utf8")] };
}

/**
 * Formats THIRD-PARTY.txt: the list of packages, which refers to license texts by number, then each
 * distinct text once, under its number.
 */
function written(packages) {
  const numbers = new Map();
  const numbered = (text) => {
    const same = text.replace(/\s+/g, " ").trim();
    if (!numbers.has(same)) numbers.set(same, { number: numbers.size + 1, text: text.replace(/\r/g, "").replace(/^\s*\n|\s+$/g, "") });
    return numbers.get(same).number;
  };
  const entry = ({ name, license, by, texts }) => {
    const authors = by.length > 0 ? `; by ${by.join(", ")}` : "";
    return `${name}\n    ${license}${authors}; ${[...new Set(texts.map(numbered))].map((number) => `[${number}]`).join(" ")}`;
  };
  const list = packages.map(entry);
  const texts = [...numbers.values()].map(({ number, text }) => `${"=".repeat(70)}\n[${number}]\n\n${text}`);
  return `${about}\n\n${list.join("\n")}\n\n${texts.join("\n\n")}\n`;
}

const about = `The ICE ACCESS Guide: what of others is in this release

The guide itself is licensed as its own files say. Compiled into its program, or written by them into its program or its script, are
parts of the packages below, with thanks to those who made them. Each stands with the license it names, its authors where it names
them, and the numbers of the texts that came with it; the texts follow.`;
