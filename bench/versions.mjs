// Collects the versions of the measured software and a description of the machine, for the report.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const packaged = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
const said = (command, ...given) => execFileSync(command, given).toString().trim();

export function versions(browser, catalog) {
  const version = /^version = "(?<version>.*)"$/m.exec(readFileSync("Cargo.toml", "utf8")).groups.version;
  return {
    "ICE ACCESS Guide": `${version}, content ${catalog.about.version}`,
    SurveyJS: packaged("survey-core"),
    "json-rules-engine": packaged("json-rules-engine"),
    "GoRules zen engine": packaged("@gorules/zen-engine"),
    Chromium: browser.version(),
    "Node.js": process.versions.node,
    Rust: said("rustc", "--version").replace(/^rustc (\S+).*/, "$1"),
    machine: `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`,
  };
}
