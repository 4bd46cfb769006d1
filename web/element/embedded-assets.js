// Replaces assets.js in the single-file edition. The page of that edition contains each file that
// the guide loads, gzipped and in Base64, in a `<script>` element that does not run.
import { GuideError } from "./error.js";

const types = { css: "text/css", json: "application/json", wasm: "application/wasm" };

/** Returns the file as the response that a server would send. Throws an error if it is missing. */
export async function fetchAsset({ name }) {
  const element = document.getElementById(name);
  if (!element) throw new GuideError("load", `${name} is missing from this page`);
  const base64 = element.textContent.trim();
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": types[name.split(".").pop()] } });
}
