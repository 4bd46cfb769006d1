// The class of the element <ice-access-guide>. The element renders the guide in its open shadow
// root. Until the guide is ready, the element shows the content that the host page has put into it.
// Each start of the guide is a `Run` (run.js).
import { dress, list, notice } from "./fallback.js";
import { defineProperties, options, properties } from "./options.js";
import { running } from "./program.js";
import { Run } from "./run.js";
import { Settings } from "./settings.js";

/** The options that restart the guide when they change. The answers and the page are kept. */
const anew = new Set(["catalogue", "catalogue-src", "programs", "as-of", "standalone", "storage", "share-answers", "lang"]);

// `HTMLElement` is missing in server-side rendering, where it must still be possible to import this
// module.
const Base = globalThis.HTMLElement ?? class {};

export class IceAccessGuide extends Base {
  static observedAttributes = Object.keys(options);

  // On the guide's own page, a declarative shadow root with prerendered screens already exists.
  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #settings = new Settings(this, (fault) => this.#tell(fault));
  /** The current run, or the one that begins when the element is added to a page. */
  #run;
  #hasBegun = false;
  #ready = deferred();
  #changed = new Set();
  /** How many times in a row loading has failed. */
  #losses = 0;
  /**
   * The element in the shadow root that received the focus last. If it has been removed and nothing
   * on the page has the focus, the focus was in this guide.
   */
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
    // The guide is still mounted if the element was only moved within the page.
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

  /** Returns a promise that resolves with the element once the guide is ready. */
  get ready() {
    return this.#ready.promise;
  }

  /**
   * Returns the catalog that the host page has set as this property, in the format that
   * `guide catalog` writes, or undefined if the host page has set none.
   */
  get catalogue() {
    return this.#settings.catalogue;
  }

  set catalogue(catalogue) {
    this.#settings.catalogue = catalogue;
    this.#hasChanged("catalogue");
  }

  /** Clears all answers and shows the start page, or the page in the option `start`. */
  reset() {
    this.#run.reset();
  }

  /** Shows a page, such as "results" or "question/custody". */
  goTo(page) {
    if (typeof page !== "string") throw new TypeError(`goTo(page): a page's name is a text, not ${typeof page}`);
    this.#run.goTo(page);
  }

  /**
   * Returns the answers and the current page. The host page can store the result and pass it to
   * `restore`.
   */
  answers() {
    return this.#run.state();
  }

  /**
   * Restores answers from the result of `answers()`, from a report, or from the detail of an event.
   * Skips answers that the catalog no longer has, and returns one sentence for each of them.
   */
  restore(state) {
    return this.#run.restore(state);
  }

  /** Returns the report for the current answers: every verdict with reasons and requirements. */
  result() {
    return this.#whole("result()").result();
  }

  /** Returns the report as text: "json", "csv" (the requirements) or "markdown" (for an e-mail). */
  export(kind = "json") {
    const text = this.#whole("export(kind)").export(String(kind));
    if (text === undefined) throw new RangeError(`export(kind): there is no kind "${kind}"; there are json, csv, markdown`);
    return text;
  }

  /** Prints the page that contains the guide. */
  print() {
    window.print();
  }

  /**
   * Shows the fallback after the program has failed, and with it every guide on the page. Only
   * program.js calls this method.
   */
  failed(fault) {
    this.#run.lose();
    this.#fail(fault);
  }

  /**
   * Returns the mounted guide. Throws an error with the name of the method (`what`) unless the
   * guide is completely loaded.
   */
  #whole(what) {
    if (this.#run.isReady) return this.#run.mounted;
    const message = `${what}: the guide is not ready; wait for "iag-ready" or for the promise "ready"`;
    throw new DOMException(message, "InvalidStateError");
  }

  #begin() {
    this.#hasBegun = true;
    running.add(this);
    this.#run.begin();
  }

  #becomeReady() {
    this.#losses = 0;
    this.#ready.resolve(this);
  }

  /**
   * Removes the guide and prepares the next run, which keeps the answers. The next run begins if
   * the guide restarts or the element is added to a page again.
   */
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

  /**
   * Sets a property again if the host page set it before the element was defined. Such a property
   * would hide the accessor of the class.
   */
  #adopt(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #hasChanged(name) {
    if (!this.isConnected || !this.#hasBegun) return;
    // Waits for the end of the current task. The task may change further options, and the focus may
    // not have reached its destination yet.
    if (this.#changed.size === 0) setTimeout(() => this.#reconfigure());
    this.#changed.add(name);
  }

  #reconfigure() {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    if (!this.isConnected) return;
    const { lang } = this.#settings.values;
    this.#settings.read();
    // The old and the new value of `lang` can select the same language, as `es` and `es-MX` do.
    if (this.#settings.values.lang === lang) changed.delete("lang");
    if ([...changed].some((name) => anew.has(name)) || !this.#run.mounted) {
      const isLost = this.#focused?.isConnected === false && document.activeElement === document.body;
      this.#end(this.#root.activeElement !== null || isLost);
      this.#begin();
      return;
    }
    this.#run.mounted.configure(this.#settings.looks);
  }

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

/** Returns the prerendered screens in `root` if begun.js has made them usable, otherwise null. */
function earlyIn(root) {
  const early = globalThis.iceAccessGuideBegun?.early;
  return early?.root === root ? early : null;
}

function deferred() {
  const promise = {};
  promise.promise = new Promise((resolve) => (promise.resolve = resolve));
  return promise;
}
