// Serves all measured pages on the loopback interface. The server compresses each file once, with
// Brotli at its highest quality, and records every response. run.mjs starts the server.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { types } from "../../web/serve/content-types.mjs";

const smallest = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/**
 * Starts the server. `places` maps each path either to a folder or to an object that maps file
 * names to contents.
 */
export async function serve(places) {
  const kept = new Map();
  let sent = [];

  async function load(asked) {
    const path = Object.keys(places).find((each) => asked.startsWith(each));
    const inside = asked.slice(path.length);
    const name = normalize(inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside);
    const place = places[path];
    const bytes = typeof place === "string" ? await readFile(join(place, name)) : Buffer.from(place[name]);
    const type = types[extname(name)];
    return { type: type ?? "application/octet-stream", encoded: type ? smallest(bytes) : bytes, packed: Boolean(type) };
  }

  // Compresses generated files before any request. Files from a folder are compressed when they are
  // first requested.
  for (const [path, place] of Object.entries(places)) {
    if (typeof place === "string") continue;
    for (const name of Object.keys(place)) kept.set(`${path}${name}`, await load(`${path}${name}`));
  }

  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (!kept.has(asked)) kept.set(asked, await load(asked).catch(() => null));
    const file = kept.get(asked);
    if (!file) {
      sent.push({ name: asked, bytes: 0, status: 404 });
      response.writeHead(404);
      response.end();
      return;
    }
    // Files that a service worker fetches are counted separately, because it fetches them only
    // after the page can be used.
    const byWorker = /\.js$/.test(request.headers.referer ?? "") && request.headers["sec-fetch-dest"] === "empty";
    sent.push({ name: asked, bytes: file.encoded.length, status: 200, at: performance.now(), byWorker });
    const headers = { "content-type": file.type, "content-length": file.encoded.length, "cache-control": "max-age=3600" };
    response.writeHead(200, file.packed ? { ...headers, "content-encoding": "br" } : headers);
    response.end(file.encoded);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Returns the responses since the last call of `sent`, each with its name, size and status. */
    sent() {
      const all = sent;
      sent = [];
      return all;
    },
    /**
     * Returns the time of the latest response since the last call of `sent`; 0 if there was none,
     * or if its status was 404.
     */
    lastAt: () => sent.at(-1)?.at ?? 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
