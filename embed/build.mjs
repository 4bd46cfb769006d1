// Makes the release out of the compiled program, the catalog and the pages: index.html, and embed/ with one script of a
// stable name and the files it loads, each named by its content.
// Usage: node embed/build.mjs FOLDER     script/build runs it; Trunk does too, and names the folder in TRUNK_STAGING_DIR
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
import { offline, oneFile } from "../offline/build.mjs";

const staging = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("usage: node embed/build.mjs FOLDER");

const source = (name) => join("embed", name);
const built = (name) => join(staging, name);
const digest = (bytes, algorithm, form) => createHash(algorithm).update(bytes).digest(form);

/** What pins a file: the attribute or fetch option of this name. A hash cannot be compressed, so it is the shorter of those that are safe. */
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

/** A file whose name changes with its content, so that it can be kept by caches for ever. */
const putHashed = (name, ending, bytes) => put(`${name}-${digest(bytes, "sha256", "hex").slice(0, 16)}.${ending}`, bytes);

/**
 * The guide's own components, in the order in which later rules add to earlier ones: those of the first screens, and those of the rest.
 * What a page or a person's system asks for stands last in both.
 */
const blocks = (...names) => [...names, "settings"].map((name) => `widget/${name}.css`);
const firstBlocks = ["tokens.css", ...blocks("base", "start", "questions", "pages")];
const laterBlocks = [...blocks("results", "paper", "class", "program"), "print.css"];

async function minified(...names) {
  const css = (await Promise.all(names.map((name) => readFile(join("styles", name), "utf8")))).join("\n");
  return (await transform(css, { loader: "css", minify: true })).code.trim();
}

/** The bindings of the program as it is after `parts`. */
const glueFor = async (bytes) => shortened(exact(await readFile(bindings, "utf8")), bytes);

/**
 * Texts get the room they need in the program's memory, which never shrinks. The bindings would make room for three bytes a sign once one
 * sign is not ASCII: 1.4 MB in one piece for a catalogue of 0.5 MB.
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

/** The first part of a catalogue with the words alone that the first part of the program can ask for: it has their keys in its data. */
async function firstPart(path) {
  const part = JSON.parse(await readFile(path, "utf8"));
  const data = program.first.toString("latin1");
  // Of a text in two forms the program has the key before the form, and of what the content names what stands before the name.
  const asked = (key) => data.includes(key.replace(/\.(one|other)$/, "").replace(/^(section|topic)\..*/, "$1."));
  part.words = Object.fromEntries(Object.entries(part.words).filter(([key]) => asked(key)));
  return JSON.stringify(part);
}

// The tests build the script once more, and need not cut the program again.
const program = process.env.PARTS ? await cut(process.env.PARTS) : await parts();
const wasm = await putHashed("guide", "wasm", program.first);
const laterWasm = await putHashed("guide-later", "wasm", program.later);
const firstCatalogue = await putHashed("catalog-first", "json", await firstPart(join("target", "catalog-first.json")));
const firstStyles = await minified(...firstBlocks);
const styles = await putHashed("guide", "css", firstStyles);
const laterStyles = await putHashed("guide-later", "css", await minified(...laterBlocks));
const catalogue = await putHashed("catalog", "json", catalogText);

// The other languages: a catalogue each, in two parts as well, and what the script says by itself.
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
  // Written out, so that bundlers can follow the address.
  const written = files.map(({ name, integrity }) => {
    const [file, pinned] = [name, integrity].map((each) => JSON.stringify(each));
    return `{ name: ${file}, url: () => new URL(${file}, import.meta.url), integrity: ${pinned} }`;
  });
  catalogues.push(`${JSON.stringify(tag)}: { first: ${written[0]}, catalogue: ${written[1]} }`);
}

// The one file has the program in one piece, which needs more of them than the first part alone.
const glue = { first: await glueFor(program.first), whole: await glueFor(program.whole) };
/** A file by its name and hash, for the script. */
const named = (key, file) => ({ [key]: JSON.stringify(file.name), [`${key}_INTEGRITY`]: JSON.stringify(file.integrity) });

/** The script with everything in it; `whole` is the program in one piece for the one file that holds what the script loads. */
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
    // The one file speaks English alone: each language would make it longer by a catalogue.
    LANGUAGES: JSON.stringify(whole ? { en: languages.en } : languages),
    VERSION: JSON.stringify(version),
    // One file alone has nothing beside it.
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
        if (whole) build.onResolve({ filter: /^\.\/beside\.js$/ }, () => ({ path: resolve("offline/inside.js") }));
      },
    },
  ],
});
const { outputFiles, metafile } = await bundled();
const ofOthers = Object.keys(metafile.inputs).filter((name) => name.includes("node_modules"));
if (ofOthers.length > 0) throw new Error(`the script has ${ofOthers.join(", ")} in it: embed/notices.mjs has to tell of it`);
const script = await put("ice-access-guide.js", outputFiles[0].contents);

for (const name of ["ice-access-guide.d.ts", "frame.js", "framed.js"]) await put(name, await readFile(source(name)));
await put("frame.css", await minified("frame.css"));
await put("custom-elements.json", `${JSON.stringify(manifest(), null, 2)}\n`);
for (const name of ["catalog.schema.json", "report.schema.json"]) await put(name, await readFile(join("target", name)));
await put("fallback.html", fallbackHtml(catalog));
const thirdParty = await notices();
await put("THIRD-PARTY.txt", thirdParty);
// The handbook lies there twice, so that each of the two folders stands alone: embed/ for other pages, and the guide's own page;
// and so do the notices of third parties, to which it leads.
const handbook = ["handbook.html", "handbook.css"];
await put("handbook.html", await readFile(join("target", "handbook.html")));
await put("handbook.css", await minified("handbook.css"));
for (const name of [...handbook, "THIRD-PARTY.txt"]) await copyFile(built(join("embed", name)), built(name));

/** A page with the hashes and the content that stands where the guide cannot run. */
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

// The page itself, from its source: what Trunk makes of it would differ from what script/build makes.
const page = filled(await readFile("index.html", "utf8"))
  .replace(/<link data-trunk rel="css".*>/, '<link rel="stylesheet" href="page.css">')
  .replace(/^.*data-trunk.*\n|^\s*\n|^ +/gm, "")
  .replace(/\s*\/>/g, ">");
await copyFile(join("target", "catalog.json"), built("catalog.json"));
const around = await minified("page.css");
await writeFile(built("index.html"), await prerendered(page, { around, styles: firstStyles, begun: [wasm, firstCatalogue] }));
// Trunk leaves these beside it.
for (const name of ["page.css", "ice-access-guide.js", "ice-access-guide_bg.wasm"]) await rm(built(name), { force: true });

// What the page needs without a network.
const loaded = [wasm, firstCatalogue, styles, laterWasm, laterStyles, catalogue];
const own = [script, ...loaded].map(({ name }) => `embed/${name}`);
await offline({ staging, catalog, texts: texts(catalog), files: [...own, ...handbook] });

// In the one file nothing has to be waited for, so the program is in one piece.
const alone = (await bundled({ name: "guide.wasm", integrity: "" })).outputFiles[0].text;
const sheets = await Promise.all([styles, laterStyles].map(async ({ name }) => [name, await readFile(built(join("embed", name)))]));
const inside = { "guide.wasm": program.whole, ...Object.fromEntries(sheets), [catalogue.name]: catalogText };
await oneFile({ staging, page: plain(page), script: alone, styles: around, files: inside, notices: thirdParty });

await packageFor({ staging, version, catalog, files: Object.keys(pins), snippet });
