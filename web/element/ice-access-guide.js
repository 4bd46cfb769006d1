// The script that a host page loads. It defines the element <ice-access-guide>, and exports
// functions that assess answers without a user interface.
import { IceAccessGuide } from "./element.js";
import { copyCatalog } from "./catalog.js";
import { supportedLanguage } from "./languages.js";
import { parseOption } from "./options.js";
import { load as loadProgram } from "./program.js";

export { IceAccessGuide };

/**
 * Loads a guide that assesses answers. `catalog` replaces the built-in catalog. `programs` limits
 * the guide to the programs with these ids. `lang` is the tag of a language that the script was
 * built with. If an option is invalid or loading fails, the promise rejects with an error that says
 * why.
 */
export async function load({ catalog, programs, lang = "en" } = {}) {
  const language = supportedLanguage(lang);
  if (!language) throw new RangeError(`load({ lang }): the guide was not built with "${lang}"`);
  const program = await loadProgram(language);
  const custom = catalog === undefined ? undefined : copyCatalog(catalog);
  const complete = custom ? program.link(custom) : program.guide;
  const guide = programs
    ? program.only(custom ?? program.catalog, programIds(programs))
    : complete;
  return {
    version: guide.version(),
    questions: () => guide.questions(),
    assess: (answers = {}, { asOf } = {}) => guide.assess(answers, asOf),
  };
}

/** Returns a list of program ids from a list, or from a text as in the attribute `programs`. */
const programIds = (programs) =>
  typeof programs === "string" ? (parseOption("programs", programs).found ?? []) : [...programs];

/** Returns the questions of the built-in guide with their choices. */
export const questions = async () => (await load()).questions();

/**
 * Returns the report of the built-in guide for these answers: every verdict with its reasons and
 * requirements. `options.asOf` is the day for which the verdicts hold; the default is today.
 */
export const assess = async (answers, options) => (await load()).assess(answers, options);

// Another copy of this script may already have defined the element. The browser throws an error if
// a name is defined twice.
if (globalThis.customElements && !customElements.get("ice-access-guide")) {
  customElements.define("ice-access-guide", IceAccessGuide);
}
