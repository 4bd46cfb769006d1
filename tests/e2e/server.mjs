// The static server of the tests, on the loopback interface. It serves the release, the host pages
// of the tests, and the release as faulty servers would serve it.
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

const anyOrigin = { "access-control-allow-origin": "*" };
const onWasm = (changes) => (answer, name) =>
  extname(name) === ".wasm" ? { ...answer, ...changes(answer) } : answer;

function once(make) {
  let result;
  return () => (result ??= make());
}

/** Builds target/fixture/catalog.json from the made-up content in tests/fixture. */
async function fixture() {
  await mkdir("target/fixture", { recursive: true });
  await guide("catalog", "--content", "tests/fixture", "--out", "target/fixture/catalog.json");
}

// The first route whose `path` is the beginning of the request's path answers the request. If a
// route has `hasPlaceholders`, the placeholders in its files are filled in. `prepare` builds the
// folder of the route, and `change` alters responses as a faulty server might.
const routes = [
  { path, folder, headers: anyOrigin },
  { path: "/hosts", folder: "tests/e2e/hosts", hasPlaceholders: true },
  { path: "/examples", folder: "examples", hasPlaceholders: true },
  { path: "/browsers", folder: "tests/browsers" },
  {
    path: "/wrong-type",
    folder,
    headers: anyOrigin,
    change: onWasm(() => ({ type: "text/plain" })),
  },
  {
    path: "/lost",
    folder,
    headers: anyOrigin,
    change: onWasm(() => ({ status: 404, body: "not here" })),
  },
  {
    path: "/changed",
    folder,
    headers: anyOrigin,
    change: onWasm(({ body }) => ({ body: Buffer.concat([body, Buffer.from([0])]) })),
  },
  { path: "/closed", folder },
  // The release in pseudo-languages, which the first request under this path builds.
  {
    path: "/languages",
    folder: "target/pseudo/dist",
    headers: anyOrigin,
    prepare: once(() => languages(folder)),
  },
  { path: "/fixture", folder: "target/fixture", prepare: once(fixture) },
];

// Returns the extra headers that hosts/headers.json defines for a path.
async function headersOf(path) {
  const extra = JSON.parse(await readFile("tests/e2e/hosts/headers.json", "utf8"))[path] ?? {};
  const entries = Object.entries(extra).map(async ([name, value]) => [
    name,
    value.file ? (await readFile(value.file, "utf8")).trim() : value,
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Fills in the placeholders of a host page or an example: the integrity hashes of the release, and
 * the path of the release instead of https://guide.example/.
 */
async function fillIn(file) {
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

// Every request so far except those for this log, with its referrer and cookies. No browser can
// hide a request from this log.
const log = [];

async function answer(requested, scripts, accepted) {
  if (requested === "/log") {
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(log),
    };
  }
  // Browsers request this file on their own.
  if (requested === "/favicon.ico") return { status: 204, headers: {}, body: "" };
  const route = routes.find((each) => requested.startsWith(`${each.path}/`));
  if (!route) return { status: 404, headers: {}, body: "" };
  await route.prepare?.();
  const rest = requested.slice(route.path.length);
  const name = normalize(rest.endsWith("/") ? `${rest}index.html` : rest);
  const file = await readFile(join(route.folder, name));
  if (extname(name) === ".php") {
    const { stdout } = await promisify(execFile)("php", [join(route.folder, name)]);
    return { status: 200, headers: { "content-type": "text/html" }, body: stdout };
  }
  const filledIn =
    route.hasPlaceholders && [".html", ".js"].includes(extname(name)) ? await fillIn(file) : file;
  const tags = scripts.map((each) => `<script src="/browsers/${each}.js"></script>`).join("");
  const body = tags ? filledIn.toString().replace("<head>", `<head>${tags}`) : filledIn;
  const plain = { status: 200, type: types[extname(name)] ?? "application/octet-stream", body };
  const { status, type, body: sent } = route.change?.(plain, name) ?? plain;
  const headers = { "content-type": type, ...route.headers, ...(await headersOf(requested)) };
  const compressed =
    route.folder === folder && sent === file
      ? await precompressed(join(folder, name), accepted)
      : null;
  return compressed
    ? { status, headers: { ...headers, ...compressed.headers }, body: compressed.body }
    : { status, headers, body: sent };
}

const server = createServer(async (request, response) => {
  const address = new URL(request.url, "http://host");
  const requested = decodeURIComponent(address.pathname);
  if (requested !== "/log") {
    log.push({
      url: request.url,
      referer: request.headers.referer,
      cookie: request.headers.cookie,
    });
  }
  // `?with=NAME` inserts the script NAME.js of tests/browsers before all other scripts of the page.
  // For example, `?with=watch` inserts watch.js, which records faults and requests.
  const scripts = address.searchParams.getAll("with");
  const { status, headers, body } = await answer(
    requested,
    scripts,
    request.headers["accept-encoding"] ?? "",
  ).catch(() => ({ status: 404, headers: {}, body: "" }));
  response.writeHead(status, headers);
  response.end(body);
});

server.listen(Number(port), "127.0.0.1", () => console.log(server.address().port));
