// Makes the npm package in dist/npm/: most files of dist/embed/, with package.json, README.md and
// the licenses. build.mjs calls this module.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

// The files that are not in the package: the page that runs inside a frame, with its style sheet
// and script, and the HTML snippet, which contains the address of a server.
const excluded = new Set(["frame.html", "frame.css", "framed.js", "snippet.html"]);

export async function writePackage({ staging, version, files, snippet }) {
  const folder = join(staging, "npm");
  await mkdir(folder, { recursive: true });
  const packaged = files.filter((name) => !excluded.has(name));
  for (const name of packaged) await copyFile(join(staging, "embed", name), join(folder, name));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) await copyFile(name, join(folder, name));
  const packageJson = {
    name: "ice-access-guide",
    version,
    description:
      "The ICE ACCESS Guide as a custom element. It runs in the browser and sends nothing.",
    license: "MIT OR Apache-2.0",
    type: "module",
    exports: {
      ".": { types: "./ice-access-guide.d.ts", default: "./ice-access-guide.js" },
      "./catalog.schema.json": "./catalog.schema.json",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    types: "./ice-access-guide.d.ts",
    customElements: "custom-elements.json",
    // Importing this module defines the element, so a bundler must keep the import.
    sideEffects: ["./ice-access-guide.js"],
    files: [...packaged, "README.md", "LICENSE-MIT", "LICENSE-APACHE"].sort(),
  };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(packageJson, null, 2)}\n`);
  const readme = await readFile(join("web/element", "README.md"), "utf8");
  await writeFile(join(folder, "README.md"), readme.replace("{{snippet}}", snippet.trim()));
}
