// The class of the element <ice-access-guide>. The element renders the guide in its open shadow
// root. Until the guide has rendered, the element shows the content that the host page has put into
// it, or the prerendered screens on the guide's own page. Each start of the guide is a
// `GuideInstance` (guide-instance.js).
import { adoptStyles, notice, programList } from "./fallback.js";
import { defineProperties, options, properties } from "./options.js";
import { running } from "./program.js";
import { GuideInstance } from "./guide-instance.js";
import { Settings } from "./settings.js";

/** The options that restart the guide when they change. The answers and the page are kept. */
const restartOptions = new Set([
  "catalog",
  "catalog-src",
  "programs",
  "as-of",
  "standalone",
  "storage",
  "share-answers",
  "lang",
]);

// `HTMLElement` is missing in server-side rendering, where it must still be possible to import this
// module.
const Base = globalThis.HTMLElement ?? class {};

export class IceAccessGuide extends Base {
  static observedAttributes = Object.keys(options);

  // On the guide's own page, a declarative shadow root with prerendered screens already exists.
  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #settings = new Settings(this, (error) => this.#report(error));
  /** The current instance, or the one that starts when the element is added to a page. */
  #instance;
  #hasStarted = false;
  #ready = withResolver();
  /** The options that have changed since the last call of `#reconfigure`. */
  #changed = new Set();
  /** How many times in a row loading has failed. */
  #loadFailures = 0;
  /**
   * The element in the shadow root that received the focus last. If it has been removed and nothing
   * on the page has the focus, the focus was in this guide.
   */
  #focused = null;

  constructor() {
    super();
    this.#root.addEventListener("focusin", ({ target }) => (this.#focused = target));
    const screens = screensIn(this.#root);
    if (!screens) this.#root.replaceChildren(this.#slot);
    const host = {
      root: this.#root,
      slot: this.#slot,
      settings: this.#settings,
      report: (error) => this.#report(error),
      fail: (error) => this.#fail(error),
      ready: () => this.#becomeReady(),
      dispatch: (type, detail) => this.#dispatch(type, detail),
    };
    this.#instance = new GuideInstance(host, { screens });
  }

  connectedCallback() {
    properties.forEach((property) => this.#upgradeProperty(property));
    // The guide is still mounted if the element was only moved within the page.
    if (this.#instance.mounted) return;
    this.#settings.checkNames();
    this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name, oldValue, newValue) {
    if (oldValue !== newValue) this.#onOptionChange(name);
  }

  /** Returns a promise that resolves with the element once the guide is ready. */
  get ready() {
    return this.#ready.promise;
  }

  /**
   * Returns the catalog that the host page has set as this property, in the format that
   * `guide catalog` writes, or undefined if the host page has set none.
   */
  get catalog() {
    return this.#settings.catalog;
  }

  set catalog(catalog) {
    this.#settings.catalog = catalog;
    this.#onOptionChange("catalog");
  }

  /** Clears all answers and shows the start page, or the page in the option `start`. */
  reset() {
    this.#instance.reset();
  }

  /**
   * Shows a page, such as "results" or "question/custody". Throws if there is no such page. Before
   * the guide has rendered, the page is shown later, and a missing page is reported as an
   * `iag-error`.
   */
  goTo(page) {
    if (typeof page !== "string") {
      throw new TypeError(`goTo(page): page must be a string, not ${typeof page}`);
    }
    this.#instance.goTo(page);
  }

  /**
   * Returns the answers and the current page. The host page can store the result and pass it to
   * `restore`.
   */
  answers() {
    return this.#instance.state();
  }

  /**
   * Restores the answers and the page from the result of `answers()`, from a report, or from the
   * detail of an event. Skips answers that the catalog no longer has, and returns one sentence for
   * each of them. Before the guide has rendered, returns an empty list, and reports these sentences
   * later in an `iag-error`.
   */
  restore(state) {
    return this.#instance.restore(state);
  }

  /** Returns the report for the current answers: every verdict with reasons and requirements. */
  result() {
    return this.#requireReady("result()").result();
  }

  /** Returns the report as text: "json", "csv" (the requirements) or "markdown" (for an e-mail). */
  export(kind = "json") {
    const text = this.#requireReady("export(kind)").export(String(kind));
    if (text === undefined) {
      throw new RangeError(
        `export(kind): there is no kind "${kind}"; use json, csv or markdown`,
      );
    }
    return text;
  }

  /** Prints the page that contains the guide. */
  print() {
    window.print();
  }

  /**
   * Shows the fallback after the WebAssembly program, which all guides on the page share, has
   * failed. Only program.js calls this method.
   */
  failed(error) {
    this.#instance.abandon();
    this.#fail(error);
  }

  /**
   * Returns the mounted guide. Throws an error with the name of the method unless the guide is
   * completely loaded.
   */
  #requireReady(method) {
    if (this.#instance.isReady) return this.#instance.mounted;
    throw new DOMException(
      `${method}: the guide is not ready; wait for "iag-ready" or for the promise "ready"`,
      "InvalidStateError",
    );
  }

  #start() {
    this.#hasStarted = true;
    running.add(this);
    this.#instance.start();
  }

  #becomeReady() {
    this.#loadFailures = 0;
    this.#ready.resolve(this);
  }

  /**
   * Removes the guide and prepares the next instance, which keeps the answers. The next instance
   * starts if the guide restarts or the element is added to a page again.
   */
  #end(takesFocus) {
    running.delete(this);
    if (this.#instance.isReady) this.#ready = withResolver();
    this.#instance = this.#instance.end(takesFocus);
    this.#root.replaceChildren(this.#slot);
  }

  /** Removes the guide, shows the fallback and reports the error. */
  #fail(error) {
    this.#instance = this.#instance.end();
    if (error.code === "load") this.#loadFailures += 1;
    let state = this.#loadFailures > 1 ? "repeated" : "failed";
    if (error.code === "failed") state = "stopped";
    const isEmpty = this.children.length === 0 && this.textContent.trim() === "";
    const { lang } = this.#settings.values;
    const alert = notice(state, () => this.#retry(), lang);
    this.#root.replaceChildren(alert, isEmpty ? programList(lang) : this.#slot);
    adoptStyles(this.#root);
    this.#report(error, true);
  }

  #retry() {
    this.#root.replaceChildren(this.#slot);
    this.#start();
  }

  /**
   * Sets a property again if the host page set it before the element was defined. Such a property
   * would hide the accessor of the class.
   */
  #upgradeProperty(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #onOptionChange(name) {
    if (!this.isConnected || !this.#hasStarted) return;
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
    const isRestart = [...changed].some((name) => restartOptions.has(name));
    if (isRestart || !this.#instance.mounted) {
      const hasLostFocus =
        this.#focused?.isConnected === false && document.activeElement === document.body;
      this.#end(this.#root.activeElement !== null || hasLostFocus);
      this.#start();
      return;
    }
    this.#instance.mounted.configure(this.#settings.appearance);
  }

  /** Prints an error to the console and dispatches it as an `iag-error` event. */
  #report(error, fatal = false) {
    const { code = "start", message, more } = error;
    const lines = [`<ice-access-guide>: ${message}`, ...(more?.problems ?? [])];
    console[fatal ? "error" : "warn"](lines.join("\n"));
    this.#dispatch("iag-error", { code, message, fatal, ...more });
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

defineProperties(IceAccessGuide.prototype);

/** Returns the prerendered screens in `root`, or null if prefetch.js has found none there. */
function screensIn(root) {
  const screens = globalThis.iceAccessGuidePrefetch?.screens;
  return screens?.root === root ? screens : null;
}

/** Returns a promise together with the function that resolves it. */
function withResolver() {
  const result = {};
  result.promise = new Promise((resolve) => (result.resolve = resolve));
  return result;
}
