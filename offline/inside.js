// In the one file that works from a stick everything is in the page: each file of the guide stands in a script of data.
import { Fault } from "../embed/fault.js";

const types = { css: "text/css", json: "application/json", wasm: "application/wasm" };

/** What a request for the file would answer, were there a server. */
export async function fetched({ name }) {
  const place = document.getElementById(name);
  if (!place) throw new Fault("load", `${name} is not in this page`);
  const bytes = Uint8Array.from(atob(place.textContent.trim()), (sign) => sign.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: { "content-type": types[name.split(".").pop()] } });
}
