// <ice-access-guide>: an open shadow root with the guide in it, and the page's own content until the guide is ready.
import { dress, list, notice } from "./fallback.js";
import { defineProperties, options, properties } from "./options.js";
import { running } from "./program.js";
import { Run } from "./run.js";
import { Settings } from "./settings.js";

/** Options whose change starts the guide anew, with the answers and the page it had. */
const anew = new Set(["catalogue", "catalogue-src", "programs", "as-of", "standalone", "storage", "share-answers", "lang"]);

// Where there is no page, as in a build on a server, the module can still be imported.
const Base = globalThis.HTMLElement ?? class {};

export class IceAccessGuide extends Base {
  static observedAttributes = Object.keys(options);

  // A page of the guide's own brings its first screens in a shadow root of its own.
  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #settings = new Settings(this, (fault) => this.#tell(fault));
  /** The run that is under way, or that is to begin when the element is on a page. */
  #run;
  #hasBegun = false;
  #ready = deferred();
  #changed = new Set();
  /** How often in a row it could not be loaded. */
  #losses = 0;
  /** What had the focus last. Once it is gone, and nothing has it, the focus was here. */
  #focused = null;

  constructor() {
    super();
    this.#root.addEventListener("focusin", ({ target }) => (this.#focused = target));
    const early = earlyIn(this.#root);
    if (!early) this.#root.replaceChildren(this.#slot);
    const place = {
      root: this.#root,
      slot: this.#slot,
      settings: this.#settings,
      tell: (fault) => this.#tell(fault),
      fail: (fault) => this.#fail(fault),
      ready: () => this.#becomeReady(),
      dispatch: (type, detail) => this.#dispatch(type, detail),
    };
    this.#run = new Run(place, { early });
  }

  connectedCallback() {
    properties.forEach((property) => this.#adopt(property));
    // Moved within the page: the guide moves along.
    if (this.#run.mounted) return;
    this.#settings.lookForUnknown();
    this.#begin();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#hasChanged(name);
  }

  /** Resolves with the element once the guide is ready. */
  get ready() {
    return this.#ready.promise;
  }

  /** A catalogue of the page's own, as `guide catalog` writes it; none if undefined. */
  get catalogue() {
    return this.#settings.catalogue;
  }

  set catalogue(catalogue) {
    this.#settings.catalogue = catalogue;
    this.#hasChanged("catalogue");
  }

  /** Clears all answers and shows the first page. */
  reset() {
    this.#run.reset();
  }

  /** Shows a page, such as "results" or "question/custody". */
  goTo(page) {
    if (typeof page !== "string") throw new TypeError(`goTo(page): a page's name is a text, not ${typeof page}`);
    this.#run.goTo(page);
  }

  /** What has been answered and where the person is: to be kept by the page, and given to `restore`. */
  answers() {
    return this.#run.state();
  }

  /**
   * Puts answers back that `answers()` or an event gave out. Gives back a sentence for each that could not be read,
   * because the catalogue has changed since; the others are in place.
   */
  restore(state) {
    return this.#run.restore(state);
  }

  /** Every verdict for the present answers, with reasons and requirements. */
  result() {
    return this.#whole("result()").result();
  }

  /** Answers and verdicts as a text to keep: "json", "csv" for the requirements, or "markdown" for an e-mail. */
  export(kind = "json") {
    const text = this.#whole("export(kind)").export(String(kind));
    if (text === undefined) throw new RangeError(`export(kind): there is no kind "${kind}"; there are json, csv, markdown`);
    return text;
  }

  /** Prints the page that the guide stands in. */
  print() {
    window.print();
  }

  /** For the program alone: it has failed, and every guide with it. */
  failed(fault) {
    this.#run.lose();
    this.#fail(fault);
  }

  /** The guide, for what only all of it can do. */
  #whole(what) {
    if (this.#run.isReady) return this.#run.mounted;
    const message = `${what}: the guide is not ready; wait for "iag-ready" or for the promise "ready"`;
    throw new DOMException(message, "InvalidStateError");
  }

  // ---------- starting and ending ----------

  #begin() {
    this.#hasBegun = true;
    running.add(this);
    this.#run.begin();
  }

  #becomeReady() {
    this.#losses = 0;
    this.#ready.resolve(this);
  }

  /** Off the page: nothing stays behind but the answers, in case it comes back. */
  #end(takesFocus) {
    running.delete(this);
    if (this.#run.isReady) this.#ready = deferred();
    this.#run = this.#run.end(takesFocus);
    this.#root.replaceChildren(this.#slot);
  }

  #fail(fault) {
    this.#run = this.#run.end();
    if (fault.code === "load") this.#losses += 1;
    const state = fault.code === "failed" ? "stopped" : this.#losses > 1 ? "lost" : "failed";
    const isEmpty = this.children.length === 0 && this.textContent.trim() === "";
    const { lang } = this.#settings.values;
    this.#root.replaceChildren(notice(state, () => this.#again(), lang), isEmpty ? list(lang) : this.#slot);
    dress(this.#root);
    this.#tell(fault, true);
  }

  #again() {
    this.#root.replaceChildren(this.#slot);
    this.#begin();
  }

  // ---------- options ----------

  /** A property that was set before the element was defined hides the accessor of the same name. */
  #adopt(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #hasChanged(name) {
    if (!this.isConnected || !this.#hasBegun) return;
    // Once all that is under way is done, and the focus is where it goes.
    if (this.#changed.size === 0) setTimeout(() => this.#reconfigure());
    this.#changed.add(name);
  }

  #reconfigure() {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    if (!this.isConnected) return;
    const { lang } = this.#settings.values;
    this.#settings.read();
    // Another tag may mean the same language.
    if (this.#settings.values.lang === lang) changed.delete("lang");
    if ([...changed].some((name) => anew.has(name)) || !this.#run.mounted) {
      const isLost = this.#focused?.isConnected === false && document.activeElement === document.body;
      this.#end(this.#root.activeElement !== null || isLost);
      this.#begin();
      return;
    }
    this.#run.mounted.configure(this.#settings.looks);
  }

  // ---------- what the page is told ----------

  #tell(fault, fatal = false) {
    const { code = "start", message, more } = fault;
    const lines = [`<ice-access-guide>: ${message}`, ...(more?.problems ?? [])];
    console[fatal ? "error" : "warn"](lines.join("\n"));
    this.#dispatch("iag-error", { code, message, fatal, ...more });
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

defineProperties(IceAccessGuide.prototype);

/** The first screens in a root, where the page brought some and has made them usable. */
function earlyIn(root) {
  const early = globalThis.iceAccessGuideBegun?.early;
  return early?.root === root ? early : null;
}

function deferred() {
  const promise = {};
  promise.promise = new Promise((resolve) => (promise.resolve = resolve));
  return promise;
}
