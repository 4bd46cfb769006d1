// Collects the versions of the measured software and a description of the machine, for the report.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const versionOf = (name) =>
  JSON.parse(
    readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8"),
  ).version;
const output = (command, ...args) => execFileSync(command, args).toString().trim();

export function versions(browser, catalog) {
  const version = /^version = "(?<version>.*)"$/m.exec(
    readFileSync("Cargo.toml", "utf8"),
  ).groups.version;
  return {
    "ICE ACCESS Guide": `${version}, content ${catalog.about.version}`,
    SurveyJS: versionOf("survey-core"),
    "json-rules-engine": versionOf("json-rules-engine"),
    "GoRules zen engine": versionOf("@gorules/zen-engine"),
    Chromium: browser.version(),
    "Node.js": process.versions.node,
    Rust: output("rustc", "--version").replace(/^rustc (\S+).*/, "$1"),
    machine:
      `${cpus().length} cores (${cpus()[0].model.trim()}), ` +
      `${Math.round(totalmem() / 2 ** 30)} GB`,
  };
}
