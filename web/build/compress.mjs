// Compresses the files of a release: writes a .br and a .gz file next to each, for servers that
// send precompressed files. script/build runs this script at the end. Trunk does not run it,
// because compression takes several seconds, which would slow down every rebuild during
// development.
// Usage: node web/build/compress.mjs [FOLDER]
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const extensions = new Set([".css", ".html", ".js", ".json", ".svg", ".wasm", ".webmanifest"]);

/**
 * Returns the files to compress: those in `folder` and in its folder embed/ that have one of the
 * `extensions`. The npm package and files that are already compressed are not among them.
 */
export async function compressible(folder) {
  const found = [];
  for (const subfolder of ["", "embed"]) {
    const entries = await readdir(join(folder, subfolder), { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && extensions.has(extname(entry.name)));
    found.push(...files.map((entry) => join(subfolder, entry.name)));
  }
  return found.sort();
}

async function compress(path) {
  const bytes = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_LGBLOCK]: 20,
  };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

if (process.argv[1]?.endsWith("compress.mjs")) {
  const folder = process.argv[2] ?? "dist";
  await Promise.all((await compressible(folder)).map((name) => compress(join(folder, name))));
}
