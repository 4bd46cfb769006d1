// Reads a catalog that a host page provides. Such a catalog is not trusted. This module limits its
// size. The WebAssembly program then validates the content of the catalog, lists every problem, and
// rejects markup and addresses other than https.
import { GuideError } from "./error.js";

const max = { bytes: 4_000_000, depth: 80, entries: 2_000, characters: 4_000, values: 200_000 };

/**
 * Fetches a catalog and returns it as plain data. Throws an error if it cannot be read or is too
 * large.
 */
export async function fetchCatalog(address) {
  let text;
  try {
    const response = await fetch(new URL(address, document.baseURI), {
      referrerPolicy: "no-referrer",
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    text = await readLimited(response);
    return copyCatalog(JSON.parse(text));
  } catch (error) {
    if (error instanceof GuideError) throw error;
    throw new GuideError(
      "catalog",
      `the catalog at ${address} cannot be read: ${error.message}`,
    );
  }
}

/** Returns the body of a response as text. Throws if it exceeds the size limit. */
async function readLimited(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.length;
    if (size > max.bytes) {
      await reader.cancel();
      throw new Error(`it has more than ${max.bytes} bytes`);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Returns a copy of a catalog as plain data. Throws an error if the catalog is not an object. If it
 * is too large, the error says which limits it exceeds, and where.
 */
export function copyCatalog(catalog) {
  if (catalog === null || typeof catalog !== "object") {
    throw new GuideError("catalog", "the catalog is not an object");
  }
  const problems = [...limitProblems(catalog)];
  if (problems.length > 0) {
    throw new GuideError("catalog", "the catalog is too large", { problems });
  }
  // The copy has no getters and no classes, and the host page cannot change it later.
  return JSON.parse(JSON.stringify(catalog));
}

/**
 * Yields a sentence for each value that exceeds a limit. Stops if there are too many values or a
 * value is nested too deeply. Visits the values without recursion, because a deeply nested catalog
 * could overflow the call stack.
 */
function* limitProblems(catalog) {
  const stack = [{ value: catalog, path: "", depth: 1 }];
  let values = 0;
  while (stack.length > 0) {
    const { value, path, depth } = stack.pop();
    values += 1;
    if (values > max.values) return yield `it has more than ${max.values} values`;
    if (typeof value === "string" && value.length > max.characters) {
      yield `${path}: the text has ${value.length} characters; the limit is ${max.characters}`;
    }
    if (value === null || typeof value !== "object") continue;
    const entries = Object.entries(value);
    if (depth > max.depth) return yield `${path}: it is nested more than ${max.depth} levels deep`;
    if (entries.length > max.entries) {
      yield `${path || "it"}: there are ${entries.length} entries; the limit is ${max.entries}`;
      continue;
    }
    for (const [name, inner] of entries) {
      stack.push({
        value: inner,
        path: Array.isArray(value) ? `${path}#${+name + 1}` : joinPath(path, name),
        depth: depth + 1,
      });
    }
  }
}

const joinPath = (path, name) => (path ? `${path}.${name}` : name);
