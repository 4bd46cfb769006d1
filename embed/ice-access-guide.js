// The one script a page loads: defines <ice-access-guide>, and offers the guide to scripts that want no interface.
import { IceAccessGuide } from "./element.js";
import { bring } from "./catalogue.js";
import { held } from "./languages.js";
import { load as loadProgram } from "./program.js";

export { IceAccessGuide };

/**
 * A guide to ask. `catalogue` is one of your own instead of the built-in one, `programs` the ids of some alone,
 * `lang` a language that the script was built with.
 * It rejects with a sentence for each thing that is wrong.
 */
export async function load({ catalogue, programs, lang = "en" } = {}) {
  const language = held(lang);
  if (!language) throw new RangeError(`load({ lang }): the guide was not built with "${lang}"`);
  const program = await loadProgram(language);
  const own = catalogue === undefined ? undefined : bring(catalogue);
  const whole = own ? program.link(own) : program.guide;
  const guide = programs ? program.only(own ?? program.catalogue, [...programs]) : whole;
  return {
    version: guide.version(),
    questions: () => guide.questions(),
    assess: (answers = {}, { asOf } = {}) => guide.assess(answers, asOf),
  };
}

/** The questions of the built-in guide with their choices. */
export const questions = async () => (await load()).questions();

/** Every verdict for these answers, with reasons and requirements, as of a day or of today. */
export const assess = async (answers, options) => (await load()).assess(answers, options);

// Another copy of this script may have come first: the name is taken once.
if (globalThis.customElements && !customElements.get("ice-access-guide")) {
  customElements.define("ice-access-guide", IceAccessGuide);
}
