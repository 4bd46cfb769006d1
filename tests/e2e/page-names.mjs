// The names of the pages that exist once, as src/state/page.rs defines them. Tests that visit every
// page use this list, so that a new page is not forgotten.
import { readFileSync } from "node:fs";

const source = readFileSync("src/state/page.rs", "utf8");
const [table] = /SINGLE: [^=]*= \[[^\]]*\]/.exec(source);

/** The names, such as `results`. In addresses, the start page has an empty name. */
export const pageNames = [...table.matchAll(/\("(?<name>[a-z]*)", /g)].map(
  ({ groups }) => groups.name || "start",
);
