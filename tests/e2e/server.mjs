// The static server of the tests, on the loopback interface. It serves the release, the host pages
// of the tests, and the release as faulty hosts would serve it.
// Usage: node server.mjs FOLDER PATH PORT     Serves the release in FOLDER under PATH.
// If PORT is 0, the server uses a free port. It prints the port.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { mkdir, readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { types } from "../../web/serve/content-types.mjs";
import { guide } from "./command.mjs";
import { languages } from "./languages.mjs";

const [folder, path, port] = process.argv.slice(2);

const open = { "access-control-allow-origin": "*" };
const onWasm = (what) => (answer, name) =>
  extname(name) === ".wasm" ? { ...answer, ...what(answer) } : answer;

function once(make) {
  let made;
  return () => (made ??= make());
}

/** Builds target/fixture/catalog.json from the made-up content in tests/fixture. */
async function fixture() {
  await mkdir("target/fixture", { recursive: true });
  await guide("catalog", "--content", "tests/fixture", "--out", "target/fixture/catalog.json");
}

// A request is answered by the first entry whose `path` is the beginning of the request's path.
// `fill` fills in placeholders, `made` builds the folder, and `change` alters responses as a faulty
// host might.
const places = [
  { path, folder, headers: open },
  { path: "/hosts", folder: "tests/e2e/hosts", fill: true },
  { path: "/examples", folder: "examples", fill: true },
  { path: "/browsers", folder: "tests/browsers" },
  { path: "/wrong-type", folder, headers: open, change: onWasm(() => ({ type: "text/plain" })) },
  {
    path: "/lost",
    folder,
    headers: open,
    change: onWasm(() => ({ status: 404, body: "not here" })),
  },
  {
    path: "/changed",
    folder,
    headers: open,
    change: onWasm(({ body }) => ({ body: Buffer.concat([body, Buffer.from([0])]) })),
  },
  { path: "/closed", folder },

  // The release in pseudo-languages. The first request under this path builds it.
  {
    path: "/languages",
    folder: "target/pseudo/dist",
    headers: open,
    made: once(() => languages(folder)),
  },
  { path: "/fixture", folder: "target/fixture", made: once(fixture) },
];

// Returns the extra headers that hosts/headers.json defines for a path.
async function headersOf(asked) {
  const own = JSON.parse(await readFile("tests/e2e/hosts/headers.json", "utf8"))[asked] ?? {};
  const told = Object.entries(own).map(async ([name, value]) => [
    name,
    value.file ? (await readFile(value.file, "utf8")).trim() : value,
  ]);
  return Object.fromEntries(await Promise.all(told));
}

/**
 * Fills in the placeholders of a host page or an example: the integrity hashes of the release, and
 * the path of the release instead of https://guide.example/.
 */
async function filled(file) {
  const pins = JSON.parse(await readFile(join(folder, "embed/integrity.json"), "utf8"));
  const text = file.toString().replace(/\{\{integrity:([\w.-]+)\}\}/g, (_, name) => pins[name]);
  return text.replaceAll("https://guide.example/", `${path}/`);
}

/**
 * Returns the precompressed file in the best encoding that the browser accepts, with its headers.
 * Returns null if there is no such file.
 */
async function precompressed(path, accepted) {
  for (const [encoding, ending] of [["br", ".br"], ["gzip", ".gz"]]) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const body = await readFile(path + ending).catch(() => null);
    if (body) return { body, headers: { "content-encoding": encoding, vary: "Accept-Encoding" } };
  }
  return null;
}

// Every request so far, with its referrer and cookies. No browser can hide a request from this log.
const log = [];

async function answer(asked, watched, accepted) {
  if (asked === "/log") {
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(log),
    };
  }
  // Browsers request this file on their own.
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
  const packed =
    place.folder === folder && sent === file
      ? await precompressed(join(folder, name), accepted)
      : null;
  return packed
    ? { status, headers: { ...headers, ...packed.headers }, body: packed.body }
    : { status, headers, body: sent };
}

const server = createServer(async (request, response) => {
  const address = new URL(request.url, "http://host");
  const asked = decodeURIComponent(address.pathname);
  if (asked !== "/log") {
    log.push({
      asked: request.url,
      referer: request.headers.referer,
      cookie: request.headers.cookie,
    });
  }
  // `?with=NAME` inserts the script NAME.js of tests/browsers before all other scripts of the page.
  // For example, `?with=watch` inserts watch.js, which records faults and requests.
  const watched = address.searchParams.getAll("with");
  const { status, headers, body } = await answer(
    asked,
    watched,
    request.headers["accept-encoding"] ?? "",
  ).catch(() => ({ status: 404, headers: {}, body: "" }));
  response.writeHead(status, headers);
  response.end(body);
});

server.listen(Number(port), "127.0.0.1", () => console.log(server.address().port));
