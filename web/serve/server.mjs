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
 * The files that the server adds to the release or sends instead of the release's, by path.
 * web/serve/worker.js caches nothing, so that pages are always those of the last build.
 */
const own = { "/preview/page.js": "web/serve/page.js", "/sw.js": "web/serve/worker.js" };
const script = '<script type="module" src="/preview/page.js"></script>';
const unbuilt = `<!doctype html><title>Building</title><p>The first build is not done yet. This page shows it as soon as it is.</p>${script}`;

/** The event streams of the open pages. A message on them makes the pages reload. */
const pages = new Set();

async function answer(asked) {
  const name = normalize(asked.endsWith("/") ? `${asked}index.html` : asked);
  const isGuide = name === "/index.html";
  const file = await readFile(own[name] ?? join(folder, name)).catch((error) => {
    if (isGuide) return unbuilt;
    throw error;
  });
  const headers = { "content-type": types[extname(name)] ?? "application/octet-stream", "cache-control": "no-store" };
  return { status: 200, headers, body: isGuide ? `${file}${script}` : file };
}

const server = createServer(async (request, response) => {
  const asked = decodeURIComponent(new URL(request.url, "http://host").pathname);
  if (asked === "/preview/builds") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("\n");
    pages.add(response);
    request.on("close", () => pages.delete(response));
    return;
  }
  const { status, headers, body } = await answer(asked).catch(() => ({ status: 404, headers: {}, body: "" }));
  response.writeHead(status, headers);
  response.end(body);
});

// A build may write its files one after another, so pages reload only half a second after
// index.html has changed.
watchFile(join(folder, "index.html"), { interval: 300 }, ({ mtimeMs }) => {
  if (mtimeMs > 0) setTimeout(() => pages.forEach((page) => page.write("data: new\n\n")), 500);
});

if (command) {
  const end = runOnChange(command);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      end();
      process.exit();
    });
  }
}

server.on("error", ({ code, message }) => {
  console.error(code === "EADDRINUSE" ? `error: port ${port} is in use: choose another one, such as script/server 9000` : `error: ${message}`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
