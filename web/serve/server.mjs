// Serves the release on loopback during development, for script/server. Open pages of the guide
// reload after each build and keep their answers. A release does not contain this server or its
// scripts.
// Usage: node web/serve/server.mjs FOLDER PORT [COMMAND]
// Port 0 selects a free port. The server prints its address. COMMAND builds FOLDER; the server runs
// it after each change to the inputs of a build.
import { watchFile } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { types } from "./content-types.mjs";
import { runOnChange } from "./watch.mjs";

const [folder, port, command] = process.argv.slice(2);

/**
 * The files that the server adds to those of the release or sends in their place, by path.
 * web/serve/worker.js caches nothing, so that pages are always those of the last build.
 */
const overrides = { "/preview/page.js": "web/serve/page.js", "/sw.js": "web/serve/worker.js" };
const script = '<script type="module" src="/preview/page.js"></script>';
/** The page that the server sends until the first build has finished. */
const waitingPage = `<!doctype html><title>Building</title>
<p>The first build is not done yet. This page reloads when it is done.</p>${script}`;

/** The event streams of the open pages. A message on them makes the pages reload. */
const pages = new Set();

async function respond(path) {
  const name = normalize(path.endsWith("/") ? `${path}index.html` : path);
  const isGuide = name === "/index.html";
  const file = await readFile(overrides[name] ?? join(folder, name)).catch((error) => {
    if (isGuide) return waitingPage;
    throw error;
  });
  const type = types[extname(name)] ?? "application/octet-stream";
  const headers = { "content-type": type, "cache-control": "no-store" };
  return { status: 200, headers, body: isGuide ? `${file}${script}` : file };
}

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
  if (path === "/preview/builds") {
    const headers = { "content-type": "text/event-stream", "cache-control": "no-store" };
    response.writeHead(200, headers);
    response.write("\n");
    pages.add(response);
    request.on("close", () => pages.delete(response));
    return;
  }
  const notFound = { status: 404, headers: {}, body: "" };
  const { status, headers, body } = await respond(path).catch(() => notFound);
  response.writeHead(status, headers);
  response.end(body);
});

// A build may write its files one after another, so pages reload only half a second after
// index.html has changed.
watchFile(join(folder, "index.html"), { interval: 300 }, ({ mtimeMs }) => {
  if (mtimeMs > 0) setTimeout(() => pages.forEach((page) => page.write("data: new\n\n")), 500);
});

if (command) {
  const stop = runOnChange(command);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      stop();
      process.exit();
    });
  }
}

server.on("error", ({ code, message }) => {
  const inUse = `port ${port} is in use: choose another one, such as script/server 9000`;
  console.error(`error: ${code === "EADDRINUSE" ? inUse : message}`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
