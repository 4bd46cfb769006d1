// Fetches the files in the folder of the guide's script. The browser rejects a file whose hash is
// not the one in the script. In the single-file edition, embedded-assets.js replaces this module.
import { GuideError } from "./error.js";

/**
 * The names of the files whose requests have failed, for example because of a wrong hash. The
 * browser may have cached a wrong file, so the next attempt bypasses the cache. Responses with an
 * error status are not recorded here.
 */
const failed = new Set();

/**
 * The requests that prefetch.js has started on the guide's own page, by file name. Each is used
 * once.
 */
const prefetched = globalThis.iceAccessGuidePrefetch?.requests ?? {};

/**
 * Returns the response for a file. Throws an error with the code `load` if the file cannot be
 * loaded.
 */
export async function fetchAsset({ name, url, integrity }) {
  const request = prefetched[name];
  delete prefetched[name];
  let response;
  try {
    response = await (request ??
      fetch(url(), { integrity, cache: failed.has(name) ? "reload" : "default" }));
  } catch {
    failed.add(name);
    const reason = "it is missing, blocked, or not the file this script was built with";
    throw new GuideError("load", `${name} could not be loaded: ${reason}`);
  }
  if (!response.ok) {
    throw new GuideError(
      "load",
      `${name} could not be loaded: the server answered ${response.status}`,
    );
  }
  return response;
}
