// Holds the current values of one element's options, and makes the guide that these values select,
// for element.js and run.js. An invalid value is reported with the option's name, and the default
// applies instead.
import { bring, fetchCatalogue } from "./catalogue.js";
import { Fault } from "./fault.js";
import { around, held } from "./languages.js";
import { options, read, unknown } from "./options.js";

export class Settings {
  #element;
  #tell;
  #refused = new Map();
  values = {};
  /** The catalog that the host page set as a property, or undefined. */
  catalogue = undefined;

  /** `tell` is a function that is called with each fault. */
  constructor(element, tell) {
    this.#element = element;
    this.#tell = tell;
  }

  /** Reads all options from the element's attributes into `values`. */
  read() {
    for (const [name, { property = name, usual }] of Object.entries(options)) {
      const value = this.#element.getAttribute(name);
      const { found, problem } = value === null ? {} : read(name, value);
      this.values[property] = found ?? usual;
      if (problem) this.#refuse(name, value, problem);
      else this.#refused.delete(name);
    }
    // Without a `lang` of its own, the element has the language of the host page. If the guide does
    // not have that language, the default applies, and nothing is reported.
    if (!this.#element.hasAttribute("lang")) this.values.lang = held(around(this.#element)) ?? options.lang.usual;
    // On the guide's own page a person may save the answers unless the attribute `storage` is set.
    if (this.values.standalone && !this.#element.hasAttribute("storage")) this.values.storage = "local";
  }

  /** Reports unknown attributes, such as misspelled options (`unknown` in options.js). */
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

  /** Whether these settings select the built-in catalog with all of its programs. */
  get isBuiltIn() {
    const { catalogueSrc, programs } = this.values;
    return this.catalogue === undefined && !catalogueSrc && !programs;
  }

  /** Returns the page in the option `start`. If the guide has no such page, reports that. */
  startPage(guide) {
    const page = this.values.start;
    if (page === undefined || guide.hasPage(page)) return page;
    this.#refuse("start", page, `there is no page "${page}"`);
    return undefined;
  }

  /**
   * Returns the guide for the selected catalog and programs. An invalid catalog is reported and
   * replaced by the built-in one. Invalid programs are reported and replaced by all programs.
   */
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
