// Builds the release in pseudo-languages for server.mjs. A pseudo-language is a generated
// translation for tests. `guide pseudo` generates its texts, and web/build/build.mjs builds the
// pages as for the real release. en-XA is written from left to right, ar-XB and qaa from right to
// left. In qaa, only the messages of the interface are translated.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { guide } from "./command.mjs";

const run = promisify(execFile);

/** The pages to build, by name, with the attributes of the `<ice-access-guide>` on each page. */
const pages = {
  "en-XA": 'standalone lang="en-XA"',
  "ar-XB": 'standalone lang="ar-XB"',
  qaa: 'standalone lang="qaa"',
  "present-en-XA": 'lang="en-XA" mode="present" start="scenarios"',
  "present-ar-XB": 'lang="ar-XB" mode="present" start="scenarios"',
  inherited: "",
  unknown: 'lang="fr"',
};

/** Builds target/pseudo/dist with the wasm chunks of the release in the folder `release`. */
export async function languages(release) {
  const folder = "target/pseudo";
  const [texts, catalogs, staging] = ["texts", "catalogs", "dist"].map((name) =>
    join(folder, name),
  );
  await rm(folder, { recursive: true, force: true });
  for (const each of [texts, catalogs, staging]) await mkdir(each, { recursive: true });
  await guide("pseudo", texts);
  await guide("pseudo", "--rtl", texts);
  await mkdir(join(texts, "qaa"));
  for (const name of ["language.toml", "words.toml"]) {
    await cp(join(texts, "ar-XB", name), join(texts, "qaa", name));
  }
  for (const tag of ["en-XA", "ar-XB", "qaa"]) {
    await mkdir(join(catalogs, tag));
    const command = ["catalog", "--language", join(texts, tag), "--out"];
    await guide(...command, join(catalogs, tag, "catalog.json"));
    await guide(...command, join(catalogs, tag, "initial.json"), "--first");
  }
  const env = { ...process.env, LANGUAGES: catalogs, CHUNKS: join(release, "embed") };
  await run("node", ["web/build/build.mjs", staging], { env });
  // A page in another language cannot use the prerendered first screens, which are in English.
  const built = await readFile(join(staging, "index.html"), "utf8");
  const page = built.replace(/^ *<script>.*\n/m, "").replace(
    /^.*<template shadowrootmode.*\n/m,
    "",
  );
  for (const [name, attributes] of Object.entries(pages)) {
    const content = page.replace(
      "<ice-access-guide standalone>",
      `<ice-access-guide ${attributes}>`,
    );
    await writeFile(
      join(staging, `${name}.html`),
      name === "inherited"
        ? content.replace('<html lang="en">', '<html lang="ar-XB-x-any">')
        : content,
    );
  }
}
