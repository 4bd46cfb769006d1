// Replaces web/element/beside.js in the single-file edition. The page of that edition contains each file
// that the guide loads, gzipped and in Base64, in a `<script>` element that does not run.
import { Fault } from "./fault.js";

const types = { css: "text/css", json: "application/json", wasm: "application/wasm" };

/** Returns the file as the response that a server would send. Throws a fault if it is missing. */
export async function fetched({ name }) {
  const place = document.getElementById(name);
  if (!place) throw new Fault("load", `${name} is not in this page`);
  const bytes = Uint8Array.from(atob(place.textContent.trim()), (sign) => sign.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: { "content-type": types[name.split(".").pop()] } });
}
