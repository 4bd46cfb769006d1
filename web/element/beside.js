// Fetches the files in the folder of the guide's script. The browser rejects a file whose hash is
// not the one in the script. In the single-file edition, web/element/inside.js replaces this module.
import { Fault } from "./fault.js";

/**
 * The names of files that could not be loaded. The browser may have cached the failure or a wrong
 * file, so the next attempt bypasses the cache.
 */
const tried = new Set();

/**
 * The requests that begun.js has started on the guide's own page, by file name. Each is used once.
 */
const begun = globalThis.iceAccessGuideBegun?.requests ?? {};

/** Returns the response for a file. Throws a fault with the code `load` if it cannot be loaded. */
export async function fetched({ name, url, integrity }) {
  const early = begun[name];
  delete begun[name];
  let response;
  try {
    response = await (early ?? fetch(url(), { integrity, cache: tried.has(name) ? "reload" : "default" }));
  } catch {
    tried.add(name);
    const why = "it is missing, blocked, or not the file this script was built with";
    throw new Fault("load", `${name} could not be loaded: ${why}`);
  }
  if (!response.ok) throw new Fault("load", `${name} could not be loaded: the server answered ${response.status}`);
  return response;
}
