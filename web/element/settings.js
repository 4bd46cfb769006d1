// Holds the option values of one element, and creates the guide with the catalog and the programs
// that they select. element.js and guide-instance.js use this module. An invalid value is reported
// with the option's name, and the default applies instead.
import { copyCatalog, fetchCatalog } from "./catalog.js";
import { GuideError } from "./error.js";
import { languageOf, supportedLanguage } from "./languages.js";
import { options, parseOption, unknownOption } from "./options.js";

export class Settings {
  #element;
  #report;
  /** The rejected values by attribute name. Each is reported once. */
  #rejected = new Map();
  values = {};
  /** The catalog that the host page set as a property, or undefined. */
  catalog = undefined;

  /** `report` is a function that is called with each error. */
  constructor(element, report) {
    this.#element = element;
    this.#report = report;
  }

  /** Reads all options from the element's attributes into `values`. */
  read() {
    for (const [name, { property = name, default: defaultValue }] of Object.entries(options)) {
      const value = this.#element.getAttribute(name);
      const { found, problem } = value === null ? {} : parseOption(name, value);
      this.values[property] = found ?? defaultValue;
      if (problem) this.#reject(name, value, problem);
      else this.#rejected.delete(name);
    }
    // Without a `lang` of its own, the element has the language of the host page. If the guide does
    // not have that language, the default applies, and nothing is reported.
    if (!this.#element.hasAttribute("lang")) {
      this.values.lang = supportedLanguage(languageOf(this.#element)) ?? options.lang.default;
    }
    // On the guide's own page, `storage` defaults to "local", so that a person may save the
    // answers.
    if (this.values.standalone && !this.#element.hasAttribute("storage")) {
      this.values.storage = "local";
    }
  }

  /** Reports unknown attributes, such as misspelled options (`unknownOption` in options.js). */
  checkNames() {
    for (const { name, value } of this.#element.attributes) {
      const problem = unknownOption(name);
      if (problem) this.#reject(name, value, problem);
    }
  }

  /** The options that can change without restarting the guide. */
  get appearance() {
    const { theme, mode, headingLevel, standalone } = this.values;
    return { theme, mode, headingLevel: standalone ? 1 : headingLevel };
  }

  /** Whether these settings select the built-in catalog with all of its programs. */
  get isBuiltIn() {
    const { catalogSrc, programs } = this.values;
    return this.catalog === undefined && !catalogSrc && !programs;
  }

  /** Returns the page in the option `start`. If the guide has no such page, reports that. */
  startPage(guide) {
    const page = this.values.start;
    if (page === undefined || guide.hasPage(page)) return page;
    this.#reject("start", page, `there is no page "${page}"`);
    return undefined;
  }

  /**
   * Returns the guide for the selected catalog and programs. An invalid catalog is reported and
   * replaced by the built-in one. Invalid programs are reported and replaced by all programs.
   */
  async guide(program) {
    let { catalog, guide } = program;
    try {
      const custom = await this.#customCatalog();
      if (custom) [catalog, guide] = [custom, program.link(custom)];
    } catch (error) {
      const option = this.catalog === undefined ? "catalog-src" : "catalog";
      const message = `${option}: ${error.message}; the built-in catalog is used`;
      this.#report(new GuideError("catalog", message, { option, ...error.more }));
    }
    const { programs } = this.values;
    try {
      return programs ? program.only(catalog, programs) : guide;
    } catch (error) {
      this.#reject("programs", this.#element.getAttribute("programs"), error.message);
      return guide;
    }
  }

  /** Returns the catalog that the host page provides, or undefined if it provides none. */
  async #customCatalog() {
    if (this.catalog !== undefined) return copyCatalog(this.catalog);
    const { catalogSrc } = this.values;
    return catalogSrc ? fetchCatalog(catalogSrc) : undefined;
  }

  #reject(name, value, problem) {
    if (this.#rejected.get(name) === value) return;
    this.#rejected.set(name, value);
    this.#report(new GuideError("option", `${name}: ${problem}`, { option: name }));
  }
}
