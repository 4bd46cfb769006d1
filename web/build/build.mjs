// Builds the release from the compiled wasm, the catalog and the sources of the pages. The release
// has the page index.html and the folder embed/, which contains the guide's script and the files
// that the script loads. The name of the script never changes; the names of those files contain a
// hash of their content.
// Usage: node web/build/build.mjs FOLDER
// script/build and Trunk run this script. Trunk sets TRUNK_STAGING_DIR instead of passing FOLDER.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { bindings, readChunks, shortenNames, splitProgram } from "./chunks.mjs";
import { escapeHtml, fallbackHtml, programTable, texts } from "./fallback.mjs";
import { manifest } from "./manifest.mjs";
import { notices } from "./notices.mjs";
import { writeOffline, writeSingleFile } from "./offline.mjs";
import { writePackage } from "./package.mjs";
import { addScreens, withoutScreens } from "./prerendered.mjs";

const staging = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("usage: node web/build/build.mjs FOLDER");

const source = (name) => join("web/element", name);
const built = (name) => join(staging, name);
const digest = (bytes, algorithm, form) => createHash(algorithm).update(bytes).digest(form);

/**
 * Returns the value that pins a file in the attribute `integrity`, or in the option of that name of
 * `fetch`. Uses SHA-256, the shortest of the allowed hashes, because hashes do not compress.
 */
const integrityOf = (bytes) => `sha256-${digest(bytes, "sha256", "base64")}`;

/** The `integrity` values of the files in embed/, by file name. */
const pins = {};
async function put(name, content) {
  const bytes = Buffer.from(content);
  const path = built(join("embed", name));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  pins[name] = integrityOf(bytes);
  return { name, integrity: pins[name] };
}

/** Writes a file whose name contains a hash of its content, so that caches can keep it forever. */
const putHashed = (name, extension, bytes) =>
  put(`${name}-${digest(bytes, "sha256", "hex").slice(0, 16)}.${extension}`, bytes);

/**
 * Returns the files of a style sheet: the components, followed by `settings`, which contains rules
 * for the host page's options and the person's system settings. These rules override those of the
 * components. `initialStyles` lists the files of the initial style sheet, for the first screens.
 * `deferredStyles` lists those of the deferred style sheet, which is for the other screens and is
 * applied after the initial one.
 */
const components = (...names) => [...names, "settings"].map((name) => `widget/${name}.css`);
const initialStyles = ["tokens.css", ...components("base", "start", "questions", "pages")];
const deferredStyles = [...components("results", "paper", "class", "program"), "print.css"];

async function minified(...names) {
  const sheets = await Promise.all(names.map((name) => readFile(join("styles", name), "utf8")));
  return (await transform(sheets.join("\n"), { loader: "css", minify: true })).code.trim();
}

/**
 * Returns the JavaScript bindings for the wasm `bytes`. `splitProgram` has shortened the names of
 * its imports and exports, and the returned bindings use the short names.
 */
const glueFor = async (bytes) =>
  shortenNames(exactAllocation(await readFile(bindings, "utf8")), bytes);

/**
 * Changes the bindings so that they allocate exactly the memory that a string needs. Unchanged, the
 * bindings allocate three bytes for each character from the first one that is not ASCII. A catalog
 * of 0.5 MB would take a block of 1.4 MB, and wasm memory never shrinks.
 */
function exactAllocation(glue) {
  const passString =
    /^(?<head>function passStringToWasm0\(arg, malloc), realloc\) \{\n +if \(realloc === undefined\) \{\n(?<exact>[^]*? return ptr;\n) +\}\n[^]*?^\}/m;
  const polyfill = /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?^\}\n/m;
  if (!passString.test(glue) || !polyfill.test(glue)) {
    throw new Error("the bindings do not contain the expected code that passes strings to wasm");
  }
  return glue.replace(passString, "$<head>) {\n$<exact>}").replace(polyfill, "");
}

const cargo = await readFile("Cargo.toml", "utf8");
const { version } = /^version = "(?<version>.*)"$/m.exec(cargo).groups;
const catalogText = await readFile(join("target", "catalog.json"));
const catalog = JSON.parse(catalogText);

/**
 * Returns the initial chunk of a catalog as JSON, with only the messages that the initial chunk of
 * the wasm can use. The keys of these messages occur in the data of the wasm.
 */
async function initialCatalog(path) {
  const chunk = JSON.parse(await readFile(path, "utf8"));
  const data = program.initial.toString("latin1");
  // For a message with plural forms, the data contains the key without its last part, `.one` or
  // `.other`. For a key that ends in a name from the content, the data contains only the prefix,
  // `section.` or `topic.`.
  const isUsed = (key) =>
    data.includes(key.replace(/\.(one|other)$/, "").replace(/^(section|topic)\..*/, "$1."));
  chunk.words = Object.fromEntries(Object.entries(chunk.words).filter(([key]) => isUsed(key)));
  return JSON.stringify(chunk);
}

// Tests build the release again with other languages. They set CHUNKS to the folder embed/ of an
// earlier release, whose wasm chunks are then used again.
const { CHUNKS } = process.env;
const program = CHUNKS ? await readChunks(CHUNKS) : await splitProgram();
const wasm = await putHashed("guide", "wasm", program.initial);
const deferredWasm = await putHashed("guide-deferred", "wasm", program.deferred);
const initialText = await initialCatalog(join("target", "catalog-initial.json"));
const initialFile = await putHashed("catalog-initial", "json", initialText);
const inlineStyles = await minified(...initialStyles);
const stylesFile = await putHashed("guide", "css", inlineStyles);
const deferredText = await minified(...deferredStyles);
const deferredStylesFile = await putHashed("guide-deferred", "css", deferredText);
const catalogFile = await putHashed("catalog", "json", catalogText);

// For each other language, writes a catalog in two chunks and collects the texts that the script
// itself contains.
const languageTexts = (catalog) => ({
  direction: catalog.about.direction ?? "ltr",
  texts: texts(catalog),
  programs: programTable(catalog),
});
const languages = { en: languageTexts(catalog) };
const catalogs = [];
const translations = process.env.LANGUAGES ?? join("target", "languages");
for (const tag of (await readdir(translations).catch(() => [])).sort()) {
  const path = (name) => join(translations, tag, name);
  const complete = await readFile(path("catalog.json"));
  languages[tag] = languageTexts(JSON.parse(complete));
  const initial = await initialCatalog(path("initial.json"));
  const files = [
    await putHashed(`catalog-${tag}-initial`, "json", initial),
    await putHashed(`catalog-${tag}`, "json", complete),
  ];
  // The generated code contains each `new URL(...)` with the file name as a literal, because
  // bundlers find files only in this form.
  const literals = files.map(({ name, integrity }) => {
    const [file, pin] = [name, integrity].map((text) => JSON.stringify(text));
    return `{ name: ${file}, url: () => new URL(${file}, import.meta.url), integrity: ${pin} }`;
  });
  const key = JSON.stringify(tag);
  catalogs.push(`${key}: { initial: ${literals[0]}, catalog: ${literals[1]} }`);
}

// The single-file edition contains the unsplit wasm, which needs more bindings.
const glue = { split: await glueFor(program.initial), unsplit: await glueFor(program.unsplit) };
/** Returns the `define` options with which the script gets the name and the hash of a file. */
const defineFile = (key, { name, integrity }) => ({
  [key]: JSON.stringify(name),
  [`${key}_INTEGRITY`]: JSON.stringify(integrity),
});

/**
 * Bundles the script. `unsplit` is the file of the unsplit wasm, given only for the single-file
 * edition.
 */
const bundle = async (unsplit) => build({
  entryPoints: [source("ice-access-guide.js")],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  write: false,
  metafile: true,
  define: {
    IS_SPLIT: String(!unsplit),
    ...defineFile("PROGRAM", unsplit ?? wasm),
    ...defineFile("DEFERRED", deferredWasm),
    ...defineFile("INITIAL_CATALOG", initialFile),
    ...defineFile("STYLES", stylesFile),
    ...defineFile("DEFERRED_STYLES", deferredStylesFile),
    ...defineFile("CATALOG", catalogFile),
    FALLBACK_STYLES: JSON.stringify(await minified("fallback.css")),
    // The single-file edition is in English only, because each language would add a catalog to it.
    LANGUAGES: JSON.stringify(unsplit ? { en: languages.en } : languages),
    VERSION: JSON.stringify(version),
    // The single-file edition does not come with a handbook to link to.
    HANDBOOK: JSON.stringify(unsplit ? "" : "handbook.html"),
  },
  plugins: [
    {
      name: "glue",
      setup(build) {
        const virtual = (name, contents) => {
          const filter = new RegExp(`^${name}$`);
          build.onResolve({ filter }, () => ({ path: name, namespace: name }));
          build.onLoad({ filter: /.*/, namespace: name }, () => ({ contents, loader: "js" }));
        };
        virtual("glue", unsplit ? glue.unsplit : glue.split);
        const entries = unsplit ? "" : catalogs.join(", ");
        virtual("catalogs", `export const catalogs = { ${entries} };`);
        if (unsplit) {
          const path = resolve("web/element/embedded-assets.js");
          build.onResolve({ filter: /^\.\/assets\.js$/ }, () => ({ path }));
        }
      },
    },
  ],
});
const { outputFiles, metafile } = await bundle();
const packaged = Object.keys(metafile.inputs).filter((name) => name.includes("node_modules"));
if (packaged.length > 0) {
  const files = packaged.join(", ");
  throw new Error(`the script contains ${files}: add their licenses in web/build/notices.mjs`);
}
const script = await put("ice-access-guide.js", outputFiles[0].contents);

for (const name of ["ice-access-guide.d.ts", "frame.js", "framed.js"]) {
  await put(name, await readFile(source(name)));
}
await put("frame.css", await minified("frame.css"));
await put("custom-elements.json", `${JSON.stringify(manifest(), null, 2)}\n`);
for (const name of ["catalog.schema.json", "report.schema.json"]) {
  await put(name, await readFile(join("target", name)));
}
await put("fallback.html", fallbackHtml(catalog));
const thirdParty = await notices();
await put("THIRD-PARTY.txt", thirdParty);
// Writes the handbook to embed/ for host pages. Copies it, with the third-party notices to which it
// links, to the root folder for the guide's own page, so that each folder is complete by itself.
const handbook = ["handbook.html", "handbook.css"];
await put("handbook.html", await readFile(join("target", "handbook.html")));
await put("handbook.css", await minified("handbook.css"));
for (const name of [...handbook, "THIRD-PARTY.txt"]) {
  await copyFile(built(join("embed", name)), built(name));
}

/**
 * Replaces the placeholders in a page with the hashes of files, the text of the link to the
 * handbook, and the fallback content for browsers that cannot run the guide.
 */
const fillPlaceholders = (html) =>
  html
    .replace(/\{\{integrity:([\w.-]+)\}\}/g, (_, name) => pins[name])
    .replaceAll("{{message:handbook}}", escapeHtml(texts(catalog).handbook))
    .replace(/^( *)<!-- fallback -->$/m, (_, indent) =>
      fallbackHtml(catalog).trim().replace(/^/gm, indent),
    );

await put("frame.html", fillPlaceholders(await readFile(source("frame.html"), "utf8")));
const snippet = `<script type="module" src="https://YOUR-SITE/guide/embed/ice-access-guide.js"
  integrity="${script.integrity}" crossorigin="anonymous"></script>
<ice-access-guide></ice-access-guide>
`;
await put("snippet.html", snippet);
await writeFile(built(join("embed", "integrity.json")), `${JSON.stringify(pins, null, 2)}\n`);

// Makes the guide's own page from its source file and not from the page that Trunk has written.
// Otherwise Trunk and script/build would produce different pages.
const page = fillPlaceholders(await readFile("index.html", "utf8"))
  .replace(/<link data-trunk rel="css".*>/, '<link rel="stylesheet" href="page.css">')
  .replace(/^.*data-trunk.*\n|^\s*\n|^ +/gm, "")
  .replace(/\s*\/>/g, ">");
await copyFile(join("target", "catalog.json"), built("catalog.json"));
const pageStyles = await minified("page.css");
const pageWithScreens = await addScreens(page, {
  pageStyles,
  styles: inlineStyles,
  prefetched: [wasm, initialFile],
});
await writeFile(built("index.html"), pageWithScreens);
// Removes files that Trunk writes and the release does not use.
for (const name of ["page.css", "ice-access-guide.js", "ice-access-guide_bg.wasm"]) {
  await rm(built(name), { force: true });
}

// Writes the files for offline use. The service worker caches the files listed here, which the
// guide's own page needs to work without a network.
const loaded = [wasm, initialFile, stylesFile, deferredWasm, deferredStylesFile, catalogFile];
const pageFiles = [script, ...loaded].map(({ name }) => `embed/${name}`);
await writeOffline({
  staging,
  catalog,
  texts: texts(catalog),
  files: [...pageFiles, ...handbook],
});

// The single-file edition contains every file from the start, so its wasm is not split.
const unsplitBundle = await bundle({ name: "guide.wasm", integrity: "" });
const embedded = { "guide.wasm": program.unsplit };
for (const { name } of [stylesFile, deferredStylesFile]) {
  embedded[name] = await readFile(built(join("embed", name)));
}
embedded[catalogFile.name] = catalogText;
await writeSingleFile({
  staging,
  page: withoutScreens(page),
  script: unsplitBundle.outputFiles[0].text,
  styles: pageStyles,
  files: embedded,
  notices: thirdParty,
});

await writePackage({ staging, version, files: Object.keys(pins), snippet });
