// A static host for the tests: serves a folder under a path, on loopback.
// Usage: node server.mjs FOLDER PATH PORT
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const [folder, path, port] = process.argv.slice(2);

const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

const server = createServer(async (request, response) => {
  const asked = new URL(request.url, "http://host").pathname;
  const inside = asked.startsWith(`${path}/`) ? asked.slice(path.length) : null;
  try {
    const file = normalize(inside.endsWith("/") ? `${inside}index.html` : inside);
    const body = await readFile(join(folder, file));
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});

server.listen(Number(port), "127.0.0.1");
