// Reads a catalog that a host page provides. Such a catalog is not trusted. This module limits its
// size. The program then validates its content, lists every problem, and rejects markup and
// addresses other than https.
import { Fault } from "./fault.js";

const most = { bytes: 4_000_000, depth: 80, entries: 2_000, characters: 4_000, values: 200_000 };

/** Fetches a catalog and returns it as plain data. Throws a fault if it cannot be read. */
export async function fetchCatalogue(address) {
  let text;
  try {
    const response = await fetch(new URL(address, document.baseURI), { referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    text = await bounded(response);
    return bring(JSON.parse(text));
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault("catalogue", `the catalogue at ${address} cannot be read: ${error.message}`);
  }
}

async function bounded(response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, size] = ["", 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most.bytes) {
      await reader.cancel();
      throw new Error(`it has more than ${most.bytes} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Returns a copy of a catalog as plain data. If the catalog is too large, throws a fault that says
 * which limits the catalog exceeds, and where.
 */
export function bring(catalogue) {
  if (catalogue === null || typeof catalogue !== "object") {
    throw new Fault("catalogue", "the catalogue is not an object");
  }
  const problems = [...tooLarge(catalogue)];
  if (problems.length > 0) {
    throw new Fault("catalogue", "the catalogue is too large", { problems });
  }
  // The copy has no getters and no classes, and the host page cannot change it later.
  return JSON.parse(JSON.stringify(catalogue));
}

/**
 * Yields a sentence for each place where the catalog exceeds a limit. Visits the values without
 * recursion, because a deeply nested catalog could overflow the call stack.
 */
function* tooLarge(catalogue) {
  const left = [{ value: catalogue, at: "", depth: 1 }];
  let values = 0;
  while (left.length > 0) {
    const { value, at, depth } = left.pop();
    values += 1;
    if (values > most.values) return yield `it has more than ${most.values} values`;
    if (typeof value === "string" && value.length > most.characters) {
      yield `${at}: the text has ${value.length} characters; at most ${most.characters} can be shown`;
    }
    if (value === null || typeof value !== "object") continue;
    const entries = Object.entries(value);
    if (depth > most.depth) return yield `${at}: it is nested more than ${most.depth} levels deep`;
    if (entries.length > most.entries) {
      yield `${at || "it"}: there are ${entries.length} entries; at most ${most.entries} can be read`;
      continue;
    }
    for (const [name, inner] of entries) {
      left.push({ value: inner, at: Array.isArray(value) ? `${at}#${+name + 1}` : dotted(at, name), depth: depth + 1 });
    }
  }
}

const dotted = (at, name) => (at ? `${at}.${name}` : name);
