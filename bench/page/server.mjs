// Serves all measured pages on the loopback interface. The server compresses each file of a known
// type once, with Brotli at its highest quality, and records every response. run.mjs starts the
// server.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { types } from "../../web/serve/content-types.mjs";

const compress = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/**
 * Starts the server. `sources` maps each path prefix either to a folder or to an object that maps
 * file names to contents.
 */
export async function serve(sources) {
  const cache = new Map();
  let sent = [];

  async function load(address) {
    const path = Object.keys(sources).find((each) => address.startsWith(each));
    const rest = address.slice(path.length);
    const name = normalize(rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest);
    const source = sources[path];
    const bytes =
      typeof source === "string" ? await readFile(join(source, name)) : Buffer.from(source[name]);
    const type = types[extname(name)];
    return {
      type: type ?? "application/octet-stream",
      body: type ? compress(bytes) : bytes,
      isCompressed: Boolean(type),
    };
  }

  // Compresses generated files before any request. Files from a folder are compressed when they are
  // first requested.
  for (const [path, source] of Object.entries(sources)) {
    if (typeof source === "string") continue;
    for (const name of Object.keys(source)) {
      cache.set(`${path}${name}`, await load(`${path}${name}`));
    }
  }

  const server = createServer(async (request, response) => {
    const address = decodeURIComponent(new URL(request.url, "http://host").pathname);
    if (!cache.has(address)) cache.set(address, await load(address).catch(() => null));
    const file = cache.get(address);
    if (!file) {
      sent.push({ name: address, bytes: 0, status: 404 });
      response.writeHead(404);
      response.end();
      return;
    }
    // Files that a service worker fetches are counted separately, because it fetches them only
    // after the page can be used.
    const byWorker =
      /\.js$/.test(request.headers.referer ?? "") && request.headers["sec-fetch-dest"] === "empty";
    sent.push({
      name: address,
      bytes: file.body.length,
      status: 200,
      at: performance.now(),
      byWorker,
    });
    const headers = {
      "content-type": file.type,
      "content-length": file.body.length,
      "cache-control": "max-age=3600",
    };
    response.writeHead(200, file.isCompressed ? { ...headers, "content-encoding": "br" } : headers);
    response.end(file.body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /**
     * Returns the responses since the last call of `sent`, each with its name, size and status. A
     * response with a file also has its time (`at`) and whether a service worker fetched the file
     * (`byWorker`).
     */
    sent() {
      const responses = sent;
      sent = [];
      return responses;
    },
    /**
     * Returns the time of the latest response since the last call of `sent`. Returns 0 if there was
     * no response, or if the latest response had the status 404.
     */
    lastAt: () => sent.at(-1)?.at ?? 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
