// What one element is set to: its options as they hold, and the guide they choose. What cannot hold is told by name, once
// for each value, and the usual holds.
import { bring, fetchCatalogue } from "./catalogue.js";
import { Fault } from "./fault.js";
import { around, held } from "./languages.js";
import { options, read, unknown } from "./options.js";

export class Settings {
  #element;
  #tell;
  #refused = new Map();
  values = {};
  /** A catalogue that was set as a property. */
  catalogue = undefined;

  /** `tell` is given each fault. */
  constructor(element, tell) {
    this.#element = element;
    this.#tell = tell;
  }

  /** Reads all options again. */
  read() {
    for (const [name, { property = name, usual }] of Object.entries(options)) {
      const value = this.#element.getAttribute(name);
      const { found, problem } = value === null ? {} : read(name, value);
      this.values[property] = found ?? usual;
      if (problem) this.#refuse(name, value, problem);
      else this.#refused.delete(name);
    }
    // A page in a language that the guide does not have need not hear of it.
    if (!this.#element.hasAttribute("lang")) this.values.lang = held(around(this.#element)) ?? options.lang.usual;
    // On a page of its own a person may always ask for it.
    if (this.values.standalone && !this.#element.hasAttribute("storage")) this.values.storage = "local";
  }

  /** Looks for attributes that were meant to be options. */
  lookForUnknown() {
    for (const { name, value } of this.#element.attributes) {
      const problem = unknown(name);
      if (problem) this.#refuse(name, value, problem);
    }
  }

  get looks() {
    const { theme, mode, headingLevel, standalone } = this.values;
    return { theme, mode, headingLevel: standalone ? 1 : headingLevel };
  }

  /** Whether the guide that these settings choose is the built-in one as it is. */
  get isBuiltIn() {
    const { catalogueSrc, programs } = this.values;
    return this.catalogue === undefined && !catalogueSrc && !programs;
  }

  /** The page to start with, if the guide has it. */
  startPage(guide) {
    const page = this.values.start;
    if (page === undefined || guide.hasPage(page)) return page;
    this.#refuse("start", page, `there is no page "${page}"`);
    return undefined;
  }

  /** The guide of the catalogue and programs that are chosen; of the built-in one where they are no good. */
  async guide(program) {
    let { catalogue, guide } = program;
    try {
      const own = await this.#own();
      if (own) [catalogue, guide] = [own, program.link(own)];
    } catch (fault) {
      const option = this.catalogue === undefined ? "catalogue-src" : "catalogue";
      const message = `${option}: ${fault.message}; the built-in one is used`;
      this.#tell(new Fault("catalogue", message, { option, ...fault.more }));
    }
    const { programs } = this.values;
    try {
      return programs ? program.only(catalogue, programs) : guide;
    } catch (error) {
      this.#refuse("programs", this.#element.getAttribute("programs"), error.message);
      return guide;
    }
  }

  async #own() {
    if (this.catalogue !== undefined) return bring(this.catalogue);
    const { catalogueSrc } = this.values;
    return catalogueSrc ? fetchCatalogue(catalogueSrc) : undefined;
  }

  #refuse(name, value, problem) {
    if (this.#refused.get(name) === value) return;
    this.#refused.set(name, value);
    this.#tell(new Fault("option", `${name}: ${problem}`, { option: name }));
  }
}
