// The files of the guide lie beside its script; each has to be the very one the script was built with.
import { Fault } from "./fault.js";

/** What failed before: the browser may still hold the failure, or the wrong file. */
const tried = new Set();

/** Requests that the guide's own page has begun before the script was there, each to be used once. */
const begun = globalThis.iceAccessGuideBegun?.requests ?? {};

/** The answer to a request for one of them. */
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
