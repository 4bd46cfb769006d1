// Builds the release from the compiled program, the catalog and the sources of the pages. The
// release has the page index.html and the folder embed/, which contains the guide's script and the
// files that the script loads. The name of the script never changes; the names of those files
// contain a hash of their content.
// Usage: node web/build/build.mjs FOLDER
// script/build and Trunk run this script. Trunk sets TRUNK_STAGING_DIR instead of passing FOLDER.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { manifest } from "./manifest.mjs";
import { notices } from "./notices.mjs";
import { escaped, fallbackHtml, programs, texts } from "./programs.mjs";
import { packageFor } from "./package.mjs";
import { bindings, cut, parts, shortened } from "./parts.mjs";
import { plain, prerendered } from "./prerendered.mjs";
import { offline, oneFile } from "./offline.mjs";

const staging = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("usage: node web/build/build.mjs FOLDER");

const source = (name) => join("web/element", name);
const built = (name) => join(staging, name);
const digest = (bytes, algorithm, form) => createHash(algorithm).update(bytes).digest(form);

/**
 * Returns the value that pins a file in the attribute `integrity`, or in the option of that name of
 * `fetch`. Uses SHA-256, the shortest of the allowed hashes, because hashes do not compress.
 */
const integrity = (bytes) => `sha256-${digest(bytes, "sha256", "base64")}`;

const pins = {};
async function put(name, content) {
  const bytes = Buffer.from(content);
  const path = built(join("embed", name));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  pins[name] = integrity(bytes);
  return { name, integrity: pins[name] };
}

/** Writes a file whose name contains a hash of its content, so that caches can keep it forever. */
const putHashed = (name, ending, bytes) => put(`${name}-${digest(bytes, "sha256", "hex").slice(0, 16)}.${ending}`, bytes);

/**
 * Returns the files of a style sheet: the components, followed by `settings`, which contains rules
 * for the host page's options and the person's system settings. These rules override those of the
 * components. `firstBlocks` is the initial style sheet, for the first screens. `laterBlocks` is the
 * deferred style sheet, for the other screens, and is applied after the initial one.
 */
const blocks = (...names) => [...names, "settings"].map((name) => `widget/${name}.css`);
const firstBlocks = ["tokens.css", ...blocks("base", "start", "questions", "pages")];
const laterBlocks = [...blocks("results", "paper", "class", "program"), "print.css"];

async function minified(...names) {
  const css = (await Promise.all(names.map((name) => readFile(join("styles", name), "utf8")))).join("\n");
  return (await transform(css, { loader: "css", minify: true })).code.trim();
}

/**
 * Returns the JavaScript bindings for the program `bytes`, in which `parts` has shortened the names
 * of imports and exports.
 */
const glueFor = async (bytes) => shortened(exact(await readFile(bindings, "utf8")), bytes);

/**
 * Changes the bindings so that they allocate exactly the memory that a string needs. Unchanged, the
 * bindings allocate three bytes for each character of a string as soon as one character is not
 * ASCII. A catalog of 0.5 MB would take a block of 1.4 MB, and the memory of a wasm program never
 * shrinks.
 */
function exact(glue) {
  const handing = /^(?<head>function passStringToWasm0\(arg, malloc), realloc\) \{\n +if \(realloc === undefined\) \{\n(?<exact>[^]*? return ptr;\n) +\}\n[^]*?^\}/m;
  const standIn = /^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?^\}\n/m;
  if (!handing.test(glue) || !standIn.test(glue)) throw new Error("the bindings hand texts over in another way");
  return glue.replace(handing, "$<head>) {\n$<exact>}").replace(standIn, "");
}

const { version } = /^version = "(?<version>.*)"$/m.exec(await readFile("Cargo.toml", "utf8")).groups;
const catalogText = await readFile(join("target", "catalog.json"));
const catalog = JSON.parse(catalogText);

/**
 * Returns the initial chunk of a catalog as JSON, with only the messages that the initial chunk of
 * the program can use. The keys of these messages occur in the data of that chunk.
 */
async function firstPart(path) {
  const part = JSON.parse(await readFile(path, "utf8"));
  const data = program.first.toString("latin1");
  // For a message with plural forms, the data contains the key without its last part, `.one` or
  // `.other`. For a key that ends in a name from the content, it contains only the prefix, such as
  // `section.`.
  const asked = (key) => data.includes(key.replace(/\.(one|other)$/, "").replace(/^(section|topic)\..*/, "$1."));
  part.words = Object.fromEntries(Object.entries(part.words).filter(([key]) => asked(key)));
  return JSON.stringify(part);
}

// Tests build the release again with other languages. They set PARTS to the folder embed/ of an
// earlier release, whose split program is then used again.
const program = process.env.PARTS ? await cut(process.env.PARTS) : await parts();
const wasm = await putHashed("guide", "wasm", program.first);
const laterWasm = await putHashed("guide-later", "wasm", program.later);
const firstCatalogue = await putHashed("catalog-first", "json", await firstPart(join("target", "catalog-first.json")));
const firstStyles = await minified(...firstBlocks);
const styles = await putHashed("guide", "css", firstStyles);
const laterStyles = await putHashed("guide-later", "css", await minified(...laterBlocks));
const catalogue = await putHashed("catalog", "json", catalogText);

// For each other language, writes a catalog in two chunks and collects the texts that the script
// itself contains.
const told = (own) => ({ direction: own.about.direction ?? "ltr", texts: texts(own), programs: programs(own) });
const languages = { en: told(catalog) };
const catalogues = [];
const translations = process.env.LANGUAGES ?? join("target", "languages");
for (const tag of (await readdir(translations).catch(() => [])).sort()) {
  const own = (name) => readFile(join(translations, tag, name));
  const whole = await own("catalog.json");
  languages[tag] = told(JSON.parse(whole));
  const first = await firstPart(join(translations, tag, "first.json"));
  const files = [await putHashed(`catalog-${tag}-first`, "json", first), await putHashed(`catalog-${tag}`, "json", whole)];
  // The generated code contains the URL as a literal, because bundlers find files only in this
  // form.
  const written = files.map(({ name, integrity }) => {
    const [file, pinned] = [name, integrity].map((each) => JSON.stringify(each));
    return `{ name: ${file}, url: () => new URL(${file}, import.meta.url), integrity: ${pinned} }`;
  });
  catalogues.push(`${JSON.stringify(tag)}: { first: ${written[0]}, catalogue: ${written[1]} }`);
}

// The single-file edition contains the unsplit program, which needs more bindings.
const glue = { first: await glueFor(program.first), whole: await glueFor(program.whole) };
/** Returns the `define` options with which the script gets the name and the hash of a file. */
const named = (key, file) => ({ [key]: JSON.stringify(file.name), [`${key}_INTEGRITY`]: JSON.stringify(file.integrity) });

/** Bundles the script. `whole` is the unsplit program, passed only for the single-file edition. */
const bundled = async (whole) => build({
  entryPoints: [source("ice-access-guide.js")],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  write: false,
  metafile: true,
  define: {
    IN_PARTS: String(!whole),
    ...named("PROGRAM", whole ?? wasm),
    ...named("LATER", laterWasm),
    ...named("FIRST", firstCatalogue),
    ...named("STYLES", styles),
    ...named("LATER_STYLES", laterStyles),
    ...named("CATALOGUE", catalogue),
    FALLBACK_STYLES: JSON.stringify(await minified("fallback.css")),
    // The single-file edition is in English only, because each language would add a catalog to it.
    LANGUAGES: JSON.stringify(whole ? { en: languages.en } : languages),
    VERSION: JSON.stringify(version),
    // The single-file edition does not come with a handbook to link to.
    HANDBOOK: JSON.stringify(whole ? "" : "handbook.html"),
  },
  plugins: [
    {
      name: "glue",
      setup(build) {
        build.onResolve({ filter: /^glue$/ }, () => ({ path: "glue", namespace: "glue" }));
        build.onLoad({ filter: /.*/, namespace: "glue" }, () => ({ contents: whole ? glue.whole : glue.first, loader: "js" }));
        build.onResolve({ filter: /^catalogues$/ }, () => ({ path: "catalogues", namespace: "catalogues" }));
        build.onLoad({ filter: /.*/, namespace: "catalogues" }, () => ({
          contents: `export const catalogues = { ${whole ? "" : catalogues.join(", ")} };`,
          loader: "js",
        }));
        if (whole) build.onResolve({ filter: /^\.\/beside\.js$/ }, () => ({ path: resolve("web/element/inside.js") }));
      },
    },
  ],
});
const { outputFiles, metafile } = await bundled();
const ofOthers = Object.keys(metafile.inputs).filter((name) => name.includes("node_modules"));
if (ofOthers.length > 0) throw new Error(`the script has ${ofOthers.join(", ")} in it: web/build/notices.mjs has to tell of it`);
const script = await put("ice-access-guide.js", outputFiles[0].contents);

for (const name of ["ice-access-guide.d.ts", "frame.js", "framed.js"]) await put(name, await readFile(source(name)));
await put("frame.css", await minified("frame.css"));
await put("custom-elements.json", `${JSON.stringify(manifest(), null, 2)}\n`);
for (const name of ["catalog.schema.json", "report.schema.json"]) await put(name, await readFile(join("target", name)));
await put("fallback.html", fallbackHtml(catalog));
const thirdParty = await notices();
await put("THIRD-PARTY.txt", thirdParty);
// Writes the handbook, and the third-party notices to which it links, to two folders: to embed/ for
// host pages, and to the root folder for the guide's own page. Each folder is complete by itself.
const handbook = ["handbook.html", "handbook.css"];
await put("handbook.html", await readFile(join("target", "handbook.html")));
await put("handbook.css", await minified("handbook.css"));
for (const name of [...handbook, "THIRD-PARTY.txt"]) await copyFile(built(join("embed", name)), built(name));

/**
 * Replaces the placeholders in a page with the hashes of files, the text of the link to the
 * handbook, and the fallback content for browsers that cannot run the guide.
 */
const filled = (html) =>
  html
    .replace(/\{\{integrity:([\w.-]+)\}\}/g, (_, name) => pins[name])
    .replaceAll("{{word:handbook}}", escaped(texts(catalog).handbook))
    .replace(/^( *)<!-- fallback -->$/m, (_, indent) => fallbackHtml(catalog).trim().replace(/^/gm, indent));

await put("frame.html", filled(await readFile(source("frame.html"), "utf8")));
const snippet = `<script type="module" src="https://YOUR-SITE/guide/embed/ice-access-guide.js"
  integrity="${script.integrity}" crossorigin="anonymous"></script>
<ice-access-guide></ice-access-guide>
`;
await put("snippet.html", snippet);
await writeFile(built(join("embed", "integrity.json")), `${JSON.stringify(pins, null, 2)}\n`);

// Makes the guide's own page from its source file and not from the page that Trunk has written.
// Otherwise Trunk and script/build would produce different pages.
const page = filled(await readFile("index.html", "utf8"))
  .replace(/<link data-trunk rel="css".*>/, '<link rel="stylesheet" href="page.css">')
  .replace(/^.*data-trunk.*\n|^\s*\n|^ +/gm, "")
  .replace(/\s*\/>/g, ">");
await copyFile(join("target", "catalog.json"), built("catalog.json"));
const around = await minified("page.css");
await writeFile(built("index.html"), await prerendered(page, { around, styles: firstStyles, begun: [wasm, firstCatalogue] }));
// Removes files that Trunk writes and the release does not use.
for (const name of ["page.css", "ice-access-guide.js", "ice-access-guide_bg.wasm"]) await rm(built(name), { force: true });

// Lists the files that the guide's own page needs to work without a network.
const loaded = [wasm, firstCatalogue, styles, laterWasm, laterStyles, catalogue];
const own = [script, ...loaded].map(({ name }) => `embed/${name}`);
await offline({ staging, catalog, texts: texts(catalog), files: [...own, ...handbook] });

// The single-file edition contains every file from the start, so its program is not split.
const alone = (await bundled({ name: "guide.wasm", integrity: "" })).outputFiles[0].text;
const sheets = await Promise.all([styles, laterStyles].map(async ({ name }) => [name, await readFile(built(join("embed", name)))]));
const inside = { "guide.wasm": program.whole, ...Object.fromEntries(sheets), [catalogue.name]: catalogText };
await oneFile({ staging, page: plain(page), script: alone, styles: around, files: inside, notices: thirdParty });

await packageFor({ staging, version, catalog, files: Object.keys(pins), snippet });
