// <ice-access-guide>: an open shadow root with the guide in it, and the page's own content until the guide is ready.
import { lacking, list, notice, ownSheet } from "./fallback.js";
import { Fault } from "./fault.js";
import { defineProperties, options, properties } from "./options.js";
import { hasFailed, load, loadFirst, loadStyles, running } from "./program.js";
import { watchRequests } from "./requests.js";
import { Settings } from "./settings.js";
import { given, giving } from "./state.js";

/** Options whose change starts the guide anew, with the answers and the page it had. */
const anew = new Set(["catalogue", "catalogue-src", "programs", "as-of", "standalone", "storage", "share-answers", "lang"]);

// Where there is no page, as in a build on a server, the module can still be imported.
const Base = globalThis.HTMLElement ?? class {};

export class IceAccessGuide extends Base {
  static observedAttributes = Object.keys(options);

  // A page of the guide's own brings its first screens in a shadow root of its own.
  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #early = early(this.#root);
  #slot = document.createElement("slot");
  #mounted = null;
  #guide = null;
  /** The guide again, where no other element has it: the program keeps it until it is let go. */
  #own = null;
  /** The style sheet that the page brought: a guide that is started anew asks for nothing. */
  #sheet = undefined;
  /** Counts starts, so that one that was overtaken lets go. */
  #start = 0;
  #ready = deferred();
  /** Whether it is on the screen, and whether all of it is there. */
  #isDrawn = false;
  #isReady = false;
  #settings = new Settings(this, (fault) => this.#tell(fault));
  #changed = new Set();
  /** What happened before the page was told that the guide is ready. */
  #unheard = [];
  /** What is to be in place when the guide starts: kept while it is off the page, or restored before it was ready. */
  #kept = null;
  /** How often in a row it could not be loaded. */
  #losses = 0;
  /** Ends the counting of requests. */
  #uncount = () => {};
  /** Whether the focus was in it when it was started anew. */
  #hadFocus = false;
  /** What had the focus last. Once it is gone, and nothing has it, the focus was here. */
  #focused = null;

  constructor() {
    super();
    this.#root.addEventListener("focusin", ({ target }) => (this.#focused = target));
    if (!this.#early) this.#root.replaceChildren(this.#slot);
  }

  connectedCallback() {
    properties.forEach((property) => this.#adopt(property));
    // Moved within the page: the guide moves along.
    if (this.#mounted) return;
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
    this.#kept = null;
    if (this.#isDrawn) this.#mounted.reset();
  }

  /** Shows a page, such as "results" or "question/custody". */
  goTo(page) {
    if (typeof page !== "string") throw new TypeError(`goTo(page): a page's name is a text, not ${typeof page}`);
    if (this.#isDrawn && !this.#mounted.goTo(page)) throw new RangeError(`goTo(page): there is no page "${page}"`);
    this.#keepPage(page);
  }

  /** What has been answered and where the person is: to be kept by the page, and given to `restore`. */
  answers() {
    return this.#isDrawn ? this.#state() : giving({ answers: {}, page: "start", ...this.#kept });
  }

  /**
   * Puts answers back that `answers()` or an event gave out. Gives back a sentence for each that could not be read,
   * because the catalogue has changed since; the others are in place.
   */
  restore(state) {
    const kept = given(state);
    if (!this.#isDrawn) {
      this.#kept = kept;
      return [];
    }
    const problems = this.#mounted.restore(kept.answers, kept.page);
    this.#keepPage(kept.page);
    this.#tellRefused(problems);
    return problems;
  }

  /** Every verdict for the present answers, with reasons and requirements. */
  result() {
    this.#wantReady("result()");
    return this.#mounted.result();
  }

  /** Answers and verdicts as a text to keep: "json", "csv" for the requirements, or "markdown" for an e-mail. */
  export(kind = "json") {
    this.#wantReady("export(kind)");
    const text = this.#mounted.export(String(kind));
    if (text === undefined) throw new RangeError(`export(kind): there is no kind "${kind}"; there are json, csv, markdown`);
    return text;
  }

  /** Prints the page that the guide stands in. */
  print() {
    window.print();
  }

  /** For the program alone: it has failed, and every guide with it. */
  failed(fault) {
    this.#uncount();
    // Nothing may call into the program any more.
    this.#mounted = this.#own = null;
    this.#fail(fault);
  }

  /** A page that is not there yet is shown once all is. */
  #keepPage(page) {
    const isThere = this.#isReady || (this.#isDrawn && this.#mounted.page() === page);
    if (!isThere) this.#kept = { ...this.#kept, page };
  }

  #tellRefused(problems) {
    if (problems.length === 0) return;
    this.#tell(new Fault("restore", "not all that was kept could be put back", { problems }));
  }

  #wantReady(what) {
    if (!this.#isReady) {
      const message = `${what}: the guide is not ready; wait for "iag-ready" or for the promise "ready"`;
      throw new DOMException(message, "InvalidStateError");
    }
  }

  // ---------- starting and ending ----------

  async #begin() {
    const start = ++this.#start;
    running.add(this);
    try {
      this.#adoptStyles();
      this.#settings.read();
      const lacks = lacking();
      if (lacks.length > 0) throw new Fault("browser", `this browser lacks ${lacks.join(", ")}`);
      const { standalone, lang } = this.#settings.values;
      if (this.#early && !(standalone && this.#early.language === lang)) this.#forgetEarly();
      this.#sheet ??= this.#early?.sheet();
      await this.#early?.painted();
      const [first, sheet] = await Promise.all([loadFirst(lang), this.#sheet ?? loadStyles()]);
      await this.#early?.painted();
      if (start !== this.#start) return;
      first.notes.splice(0).forEach((note) => this.#tell(note));
      if (this.#isFirstEnough(first)) await this.#mount(first.guide, sheet);
      const program = await load(lang);
      if (start !== this.#start) return;
      const sheets = [sheet, program.styles];
      this.#adoptStyles(...sheets);
      if (this.#mounted) this.#mounted.complete(program.guide);
      const guide = this.#mounted ? program.guide : await this.#settings.guide(program);
      if (start !== this.#start) return;
      if (guide !== program.guide) this.#own = guide;
      if (!this.#mounted) await this.#mount(guide, ...sheets);
      if (start === this.#start) this.#becomeReady(guide);
    } catch (fault) {
      // Where the program itself has failed, it tells every guide.
      if (start === this.#start && !hasFailed(fault)) this.#fail(fault);
    }
  }

  /** Screens that the page brought are of no use to a guide that is set otherwise. */
  #forgetEarly() {
    this.#early.stop();
    this.#early = null;
    this.#root.replaceChildren(this.#slot);
  }

  /** Whether the first part has every page that is asked for. */
  #isFirstEnough({ guide }) {
    if (this.#early?.isLater) return false;
    const asked = [this.#settings.values.start, this.#kept?.page].filter((page) => page !== undefined);
    return this.#settings.isBuiltIn && asked.every((page) => guide.hasPage(page));
  }

  /** Puts the guide up; done once it is drawn. */
  #mount(guide, ...sheets) {
    this.#adoptStyles(...sheets);
    // A page of its own is in the guide's language: its title is.
    if (this.#settings.values.standalone) document.documentElement.lang = this.#settings.values.lang;
    const start = this.#start;
    const { asOf, standalone, storage, shareAnswers } = this.#settings.values;
    const kept = this.#kept;
    const { page, answers = this.#early?.answers() } = kept ?? {};
    this.#kept = null;
    const chosen = { standalone, storage, shareAnswers, asOf, start: this.#settings.startPage(guide), page, ...this.#settings.looks };
    const drawn = deferred();
    const mounted = guide.mount(this.#root, chosen, answers, (what) => {
      if (start !== this.#start) return;
      if (what === "ready") drawn.resolve();
      else this.#heard(what);
    });
    this.#mounted = mounted;
    this.#guide = guide;
    const lost = page === undefined || guide.hasPage(page) ? [] : [`there is no page "${page}"`];
    this.#tellRefused([...lost, ...mounted.refused()]);
    return drawn.promise.then(() => {
      this.#isDrawn = true;
      this.#slot.remove();
      const late = kept?.answers ? undefined : this.#early?.since();
      if (late) mounted.restore(late, mounted.page());
      this.#early?.leave(this.#root.lastElementChild);
      this.#early = null;
      if (this.#hadFocus) this.#root.querySelector(".iag-heading").focus();
      this.#hadFocus = false;
    });
  }

  #becomeReady(guide) {
    this.#guide = guide;
    this.#isReady = true;
    this.#losses = 0;
    this.#uncount = watchRequests((count) => this.#mounted.requested(count));
    this.#ready.resolve(this);
    // What the page has put in place meanwhile.
    const { page, answers } = this.#kept ?? {};
    this.#kept = null;
    if (answers !== undefined) this.#tellRefused(this.#mounted.restore(answers, page));
    else if (page !== undefined && !this.#mounted.goTo(page)) this.#tellRefused([`there is no page "${page}"`]);
    this.#dispatch("iag-ready", { version: VERSION, catalogue: guide.version() });
    for (const what of this.#unheard.splice(0)) this.#heard(what);
  }

  #heard(what) {
    if (this.#isReady) this.#dispatch(`iag-${what}`, this.#news(what));
    else this.#unheard.push(what);
  }

  /** Off the page: nothing stays behind but the answers, in case it comes back. */
  #end() {
    this.#start += 1;
    running.delete(this);
    if (this.#isReady) this.#ready = deferred();
    this.#takeDown();
    this.#root.replaceChildren(this.#slot);
  }

  /** Takes the guide off, and keeps what a person did in it. */
  #takeDown() {
    if (this.#isDrawn && this.#mounted) this.#kept = this.#state();
    if (this.#early) this.#kept = { ...this.#kept, answers: this.#early.answers() };
    this.#early?.stop();
    this.#early = null;
    this.#isDrawn = false;
    this.#isReady = false;
    this.#unheard = [];
    this.#uncount();
    this.#mounted?.destroy();
    this.#own?.free();
    this.#mounted = this.#own = null;
    this.#guide = null;
  }

  #fail(fault) {
    this.#start += 1;
    this.#takeDown();
    if (fault.code === "load") this.#losses += 1;
    const state = fault.code === "failed" ? "stopped" : this.#losses > 1 ? "lost" : "failed";
    const isEmpty = this.children.length === 0 && this.textContent.trim() === "";
    const { lang } = this.#settings.values;
    this.#root.replaceChildren(notice(state, () => this.#again(), lang), isEmpty ? list(lang) : this.#slot);
    this.#adoptStyles();
    this.#tell(fault, true);
  }

  #again() {
    this.#root.replaceChildren(this.#slot);
    this.#begin();
  }

  #adoptStyles(...more) {
    // An old browser shows the fallback without them.
    if ("adoptedStyleSheets" in this.#root) this.#root.adoptedStyleSheets = [ownSheet(), ...more];
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
    if (!this.isConnected || this.#start === 0) return;
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
    if ([...changed].some((name) => anew.has(name)) || !this.#mounted) {
      const isLost = this.#focused?.isConnected === false && document.activeElement === document.body;
      this.#hadFocus = this.#root.activeElement !== null || isLost;
      this.#end();
      this.#begin();
      return;
    }
    this.#mounted.configure(this.#settings.looks);
  }

  // ---------- what the page is told ----------

  #state() {
    return giving({ catalogue: this.#guide.version(), page: this.#mounted.page(), answers: this.#mounted.answers() });
  }

  /** No answer, and nothing that follows from one, unless the page asked for it. */
  #news(what) {
    if (this.#settings.values.shareAnswers) {
      const state = this.#state();
      return what === "result" ? { state, result: this.#mounted.result() } : { page: state.page, state };
    }
    return what === "result" ? {} : { page: this.#mounted.page().split("/")[0] };
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

/** The first screens in a root, where the page brought some and has made them usable. */
function early(root) {
  const early = globalThis.iceAccessGuideBegun?.early;
  return early?.root === root ? early : null;
}

function deferred() {
  const promise = {};
  promise.promise = new Promise((resolve) => (promise.resolve = resolve));
  return promise;
}
