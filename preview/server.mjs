// Serves the release on loopback while somebody works on it: an open page of the guide reloads after each build, and keeps its answers.
// Nothing of this is in a release.
// Usage: node preview/server.mjs FOLDER PORT [COMMAND]     Port 0 takes a free one; prints the address. COMMAND builds FOLDER, and runs
//                                                         when a file changes that a build reads.
import { watchFile } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { types } from "./content-types.mjs";
import { runOnChange } from "./watch.mjs";

const [folder, port, command] = process.argv.slice(2);

/** Replaces the release's own service worker by one that caches nothing, so that pages show the newest build. */
const own = { "/preview/page.js": "preview/page.js", "/sw.js": "preview/worker.js" };
const script = '<script type="module" src="/preview/page.js"></script>';
const unbuilt = `<!doctype html><title>Building</title><p>The first build is not done yet. This page shows it as soon as it is.</p>${script}`;

/** Open pages, which reload after the next build. */
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

// The files of a build follow one another into the folder, in a moment.
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
  console.error(code === "EADDRINUSE" ? `error: port ${port} is in use: name another one, such as script/server 9000` : `error: ${message}`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
