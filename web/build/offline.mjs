// Writes the files that make the guide's own page work offline, such as a service worker with the
// list of files to cache, and a web app manifest. Also writes the single-file edition, which runs
// without a server, for example from a USB stick. build.mjs calls this module.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";

const sha256 = (content) => createHash("sha256").update(content);

async function minified(path, define) {
  const options = { minify: true, target: "es2022", format: "esm", define };
  const { code } = await transform(await readFile(path, "utf8"), options);
  return code.trim();
}

/**
 * Writes the service worker, the script that registers it, the web app manifest and the icons.
 * `files` has the names of the files to cache, apart from the page itself and the files that this
 * function writes.
 */
export async function writeOffline({ staging, catalog, texts, files }) {
  const built = (name) => join(staging, name);
  // The PNG files are icon.svg, rendered in two sizes. Browsers do not install an app without PNG
  // icons.
  const icons = [192, 512].map((size) => ({
    src: `icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: "image/png",
  }));
  for (const { src } of icons) {
    await writeFile(built(src), await readFile(join("web/service-worker", src)));
  }
  const register = { TEXTS: JSON.stringify(texts) };
  const registerScript = await minified("web/service-worker/register.js", register);
  await writeFile(built("offline.js"), registerScript);
  const manifest = {
    id: "./",
    name: catalog.words["app.name"],
    short_name: catalog.words["app.name"],
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#ffffff",
    theme_color: "#ffffff",
    icons: icons.flatMap((icon) => [icon, { ...icon, purpose: "maskable" }]),
  };
  await writeFile(built("manifest.webmanifest"), `${JSON.stringify(manifest, null, 2)}\n`);
  const iconFiles = icons.map((icon) => icon.src);
  const cached = [...files, "offline.js", "manifest.webmanifest", ...iconFiles];
  const build = sha256(await readFile(built("index.html")));
  for (const name of cached) build.update(name).update(await readFile(built(name)));
  const pin = async (name) => {
    const content = await readFile(built(name === "./" ? "index.html" : name));
    return [name, `sha256-${sha256(content).digest("base64")}`];
  };
  const pins = Object.fromEntries(await Promise.all(["./", ...cached].map(pin)));
  const define = {
    BUILD: JSON.stringify(build.digest("hex").slice(0, 16)),
    FILES: JSON.stringify(pins),
  };
  await writeFile(built("sw.js"), await minified("web/service-worker/worker.js", define));
}

/** Escapes a text so that it can be the content of a `<script>` element. */
const escapeScript = (text) =>
  text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

/** Returns the CSP source expression that allows an inline script or style with this text. */
const sourceOf = (text) => `'sha256-${sha256(text).digest("base64")}'`;

/**
 * Writes the single-file edition. `script` is the bundle that reads its files from the page
 * (embedded-assets.js), `files` has the contents of these files by name, and `notices` is the text
 * of the third-party notices.
 */
export async function writeSingleFile({ staging, page, script, styles, files, notices }) {
  const code = escapeScript(script);
  const policy = [
    "default-src 'none'",
    `script-src ${sourceOf(code)} 'wasm-unsafe-eval'`,
    `style-src ${sourceOf(styles)}`,
    "img-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const data = Object.entries(files).map(([name, content]) => {
    const base64 = gzipSync(content, { level: 9 }).toString("base64");
    return `<script type="application/octet-stream" id="${name}">${base64}</script>`;
  });
  // The notices are last and uncompressed, for people who open the file in an editor.
  const escaped = escapeScript(notices);
  const licenses = `<script type="text/plain" id="THIRD-PARTY.txt">\n${escaped}</script>`;
  const scripts = `${data.join("\n")}\n<script type="module">${code}</script>\n${licenses}`;
  const html = page
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, head) => head + policy)
    .replace(/^.*rel="(?:stylesheet|manifest|modulepreload)".*\n/gm, "")
    .replace(/^.*<script.*<\/script>\n/gm, "")
    // The single-file edition has no handbook, so this removes the links to the handbook.
    .replace(/^.*href="handbook\.html".*\n/gm, "")
    .replace("</head>", () => `<style>${styles}</style>\n  </head>`)
    .replace("</body>", () => `${scripts}\n  </body>`);
  await writeFile(join(staging, "ice-access-guide.html"), html);
}
