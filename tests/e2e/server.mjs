// A static host for the tests, on loopback: the release, the pages that put it up, and hosts that do something wrong.
// Usage: node server.mjs FOLDER PATH PORT     serves FOLDER, the release, under PATH; port 0 takes a free one. It says which.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { types } from "../../preview/content-types.mjs";
import { guide } from "./command.mjs";
import { languages } from "./languages.mjs";

const [folder, path, port] = process.argv.slice(2);

const open = { "access-control-allow-origin": "*" };
const onWasm = (what) => (answer, name) => (extname(name) === ".wasm" ? { ...answer, ...what(answer) } : answer);

function once(make) {
  let made;
  return () => (made ??= make());
}

/** Makes target/fixture/catalog.json of the made-up content in tests/fixture. */
async function fixture() {
  await mkdir("target/fixture", { recursive: true });
  await guide("catalog", "--content", "tests/fixture", "--out", "target/fixture/catalog.json");
}

// The longest path that fits is served. `change` makes of an answer what a host might.
const places = [
  { path, folder, headers: open },
  { path: "/hosts", folder: "tests/e2e/hosts", fill: true },
  { path: "/examples", folder: "examples", fill: true },
  { path: "/browsers", folder: "tests/browsers" },
  { path: "/wrong-type", folder, headers: open, change: onWasm(() => ({ type: "text/plain" })) },
  { path: "/lost", folder, headers: open, change: onWasm(() => ({ status: 404, body: "not here" })) },
  { path: "/changed", folder, headers: open, change: onWasm(({ body }) => ({ body: Buffer.concat([body, Buffer.from([0])]) })) },
  { path: "/closed", folder },
  // The release once more, in languages that are made when they are first asked for.
  { path: "/languages", folder: "target/pseudo/dist", headers: open, made: once(() => languages(folder)) },
  { path: "/fixture", folder: "target/fixture", made: once(fixture) },
];

// What a host sends with a page of its own, by the page's address.
async function headersOf(asked) {
  const own = JSON.parse(await readFile("tests/e2e/hosts/headers.json", "utf8"))[asked] ?? {};
  const told = Object.entries(own).map(async ([name, value]) => [name, value.file ? (await readFile(value.file, "utf8")).trim() : value]);
  return Object.fromEntries(await Promise.all(told));
}

/** Pages of others stand in the repository without the hashes of a build, and load it from a place of their own. */
async function filled(file) {
  const pins = JSON.parse(await readFile(join(folder, "embed/integrity.json"), "utf8"));
  const text = file.toString().replace(/\{\{integrity:([\w.-]+)\}\}/g, (_, name) => pins[name]);
  return text.replaceAll("https://guide.example/", `${path}/`);
}

/** A file as the build compressed it, in the best form that the browser takes; nothing where there is none. */
async function precompressed(path, accepted) {
  for (const [encoding, ending] of [["br", ".br"], ["gzip", ".gz"]]) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const body = await readFile(path + ending).catch(() => null);
    if (body) return { body, headers: { "content-encoding": encoding, vary: "Accept-Encoding" } };
  }
  return null;
}

// What was asked for so far, by whom it was sent here, and with which cookies: no browser can hide it.
const log = [];

async function answer(asked, watched, accepted) {
  if (asked === "/log") return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(log) };
  // Browsers ask for it by themselves.
  if (asked === "/favicon.ico") return { status: 204, headers: {}, body: "" };
  const place = places.find((each) => asked.startsWith(`${each.path}/`));
  if (!place) return { status: 404, headers: {}, body: "" };
  await place.made?.();
  const inside = asked.slice(place.path.length);
  const name = normalize(inside.endsWith("/") ? `${inside}index.html` : inside);
  const file = await readFile(join(place.folder, name));
  if (extname(name) === ".php") {
    const { stdout } = await promisify(execFile)("php", [join(place.folder, name)]);
    return { status: 200, headers: { "content-type": "text/html" }, body: stdout };
  }
  const own = place.fill && [".html", ".js"].includes(extname(name)) ? await filled(file) : file;
  const scripts = watched.map((each) => `<script src="/browsers/${each}.js"></script>`).join("");
  const body = scripts ? own.toString().replace("<head>", `<head>${scripts}`) : own;
  const plain = { status: 200, type: types[extname(name)] ?? "application/octet-stream", body };
  const { status, type, body: sent } = place.change?.(plain, name) ?? plain;
  const headers = { "content-type": type, ...place.headers, ...(await headersOf(asked)) };
  const packed = place.folder === folder && sent === file ? await precompressed(join(folder, name), accepted) : null;
  return packed ? { status, headers: { ...headers, ...packed.headers }, body: packed.body } : { status, headers, body: sent };
}

const server = createServer(async (request, response) => {
  const address = new URL(request.url, "http://host");
  const asked = decodeURIComponent(address.pathname);
  if (asked !== "/log") log.push({ asked: request.url, referer: request.headers.referer, cookie: request.headers.cookie });
  // A page that is watched has scripts of the tests before all others, such as the one that writes down what happens.
  const watched = address.searchParams.getAll("with");
  const { status, headers, body } = await answer(asked, watched, request.headers["accept-encoding"] ?? "").catch(() => ({ status: 404, headers: {}, body: "" }));
  response.writeHead(status, headers);
  response.end(body);
});

server.listen(Number(port), "127.0.0.1", () => console.log(server.address().port));
