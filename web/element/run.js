// Defines `Run`, one start of the guide in an element. A run loads the guide, mounts it, reports
// that it is ready, and finally removes it. element.js can then start the next run, which keeps the
// answers and the page of the previous one.
import { dress, lacking } from "./fallback.js";
import { Fault } from "./fault.js";
import { hasFailed, load, loadFirst, loadStyles } from "./program.js";
import { watchRequests } from "./requests.js";
import { given, giving } from "./state.js";

export class Run {
  /** The element's shadow root, slot and settings, and its callbacks for faults and events. */
  #place;
  /** The prerendered first screens (`Early`), or null if there are none or they are removed. */
  #early;
  /** The prerendered screens' style sheet. Later runs reuse it, so a restart makes no request. */
  #sheet;
  /**
   * The answers and page to restore. They come from the previous run, or the host page has set them
   * before this run was ready.
   */
  #kept;
  /** Whether to focus the heading after the first render: the element had the focus before. */
  #takesFocus;
  #mounted = null;
  #guide = null;
  /** The guide, if it was made only for this element. It takes up memory until `free()`. */
  #own = null;
  #hasBegun = false;
  /** `#isDrawn`: whether the guide has rendered. `#isReady`: whether it has loaded completely. */
  #isDrawn = false;
  #isReady = false;
  /** Whether the run has ended. Results of pending work are then ignored. */
  #isOver = false;
  /** Events that occurred before `iag-ready` and are dispatched after it. */
  #unheard = [];
  /** The function that stops counting requests. */
  #uncount = () => {};

  constructor(place, { early = null, sheet, kept = null, takesFocus = false } = {}) {
    this.#place = place;
    this.#early = early;
    this.#sheet = sheet;
    this.#kept = kept;
    this.#takesFocus = takesFocus;
  }

  get isReady() {
    return this.#isReady;
  }

  /** The mounted guide, or null. */
  get mounted() {
    return this.#mounted;
  }

  /** Returns the answers and the page, in the format that `restore` accepts. */
  state() {
    if (!this.#isDrawn) return giving({ answers: {}, page: "start", ...this.#kept });
    return giving({ catalogue: this.#guide.version(), page: this.#mounted.page(), answers: this.#mounted.answers() });
  }

  reset() {
    this.#kept = null;
    if (this.#isDrawn) this.#mounted.reset();
  }

  goTo(page) {
    if (this.#isDrawn && !this.#mounted.goTo(page)) throw new RangeError(`goTo(page): there is no page "${page}"`);
    this.#keepPage(page);
  }

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

  /** Loads and mounts the guide unless this run has already begun. Reports a fault to `fail`. */
  async begin() {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    const { root, settings, tell, fail } = this.#place;
    try {
      dress(root);
      settings.read();
      const lacks = lacking();
      if (lacks.length > 0) throw new Fault("browser", `this browser lacks ${lacks.join(", ")}`);
      const { standalone, lang } = settings.values;
      if (this.#early && !(standalone && this.#early.language === lang)) this.#forgetEarly();
      this.#sheet ??= this.#early?.sheet();
      await this.#early?.painted();
      const [first, sheet] = await Promise.all([loadFirst(lang), this.#sheet ?? loadStyles()]);
      await this.#early?.painted();
      if (this.#isOver) return;
      first.notes.splice(0).forEach((note) => tell(note));
      if (this.#isFirstEnough(first)) await this.#mount(first.guide, sheet);
      const program = await load(lang);
      if (this.#isOver) return;
      const sheets = [sheet, program.styles];
      dress(root, ...sheets);
      if (this.#mounted) this.#mounted.complete(program.guide);
      const guide = this.#mounted ? program.guide : await settings.guide(program);
      await this.#early?.painted();
      if (this.#isOver) return;
      if (guide !== program.guide) this.#own = guide;
      if (!this.#mounted) await this.#mount(guide, ...sheets);
      if (!this.#isOver) this.#becomeReady(guide);
    } catch (fault) {
      // If the program itself has failed, program.js notifies every guide.
      if (!this.#isOver && !hasFailed(fault)) fail(fault);
    }
  }

  /** Drops the guide without a call into the program, which has failed. */
  lose() {
    this.#mounted = this.#own = null;
  }

  /**
   * Removes the guide and returns the next run. `takesFocus` says whether the next run takes the
   * focus. By default it does if this run should have taken the focus but has not rendered yet.
   */
  end(takesFocus = this.#takesFocus) {
    this.#isOver = true;
    let kept = this.#isDrawn && this.#mounted ? this.state() : this.#kept;
    if (this.#early) kept = { ...kept, answers: this.#early.answers() };
    this.#early?.stop();
    this.#uncount();
    this.#mounted?.destroy();
    this.#own?.free();
    return new Run(this.#place, { sheet: this.#sheet, kept, takesFocus });
  }

  /** Stores a page that the guide cannot show yet, to show it once everything has loaded. */
  #keepPage(page) {
    const isThere = this.#isReady || (this.#isDrawn && this.#mounted.page() === page);
    if (!isThere) this.#kept = { ...this.#kept, page };
  }

  /** Removes the prerendered screens if the guide is not standalone or has another language. */
  #forgetEarly() {
    this.#early.stop();
    this.#early = null;
    this.#place.root.replaceChildren(this.#place.slot);
  }

  /**
   * Whether the initial chunk suffices: the settings select the built-in catalog, and the chunk has
   * every page that is to be shown.
   */
  #isFirstEnough({ guide }) {
    if (this.#early?.isLater) return false;
    const { settings } = this.#place;
    const asked = [settings.values.start, this.#kept?.page].filter((page) => page !== undefined);
    return settings.isBuiltIn && asked.every((page) => guide.hasPage(page));
  }

  /** Mounts the guide. Resolves once it has rendered. */
  async #mount(guide, ...sheets) {
    const { root, slot, settings } = this.#place;
    dress(root, ...sheets);
    const { asOf, standalone, storage, shareAnswers, lang } = settings.values;
    // On its own page the guide sets the title, so the document must declare the guide's language.
    if (standalone) document.documentElement.lang = lang;
    const kept = this.#kept;
    const { page, answers = this.#early?.answers() } = kept ?? {};
    this.#kept = null;
    const chosen = { standalone, storage, shareAnswers, asOf, start: settings.startPage(guide), page, ...settings.looks };
    let draw;
    const drawn = new Promise((resolve) => (draw = resolve));
    const mounted = guide.mount(root, chosen, answers, (what) => {
      if (this.#isOver) return;
      if (what === "ready") draw();
      else this.#heard(what);
    });
    this.#mounted = mounted;
    this.#guide = guide;
    const lost = page === undefined || guide.hasPage(page) ? [] : [`there is no page "${page}"`];
    this.#tellRefused([...lost, ...mounted.rejected()]);
    await drawn;
    this.#isDrawn = true;
    slot.remove();
    const late = kept?.answers ? undefined : this.#early?.since();
    if (late) mounted.restore(late, mounted.page());
    this.#early?.leave(root.lastElementChild);
    this.#early = null;
    if (this.#takesFocus) root.querySelector("[data-part=heading]").focus();
    this.#takesFocus = false;
  }

  #becomeReady(guide) {
    this.#guide = guide;
    this.#isReady = true;
    this.#uncount = watchRequests((count) => this.#mounted.requested(count));
    this.#place.ready();
    // Restores the answers and the page that the host page set while the guide was loading.
    const { page, answers } = this.#kept ?? {};
    this.#kept = null;
    if (answers !== undefined) this.#tellRefused(this.#mounted.restore(answers, page));
    else if (page !== undefined && !this.#mounted.goTo(page)) this.#tellRefused([`there is no page "${page}"`]);
    this.#place.dispatch("iag-ready", { version: VERSION, catalogue: guide.version() });
    for (const what of this.#unheard.splice(0)) this.#heard(what);
  }

  #heard(what) {
    if (this.#isReady) this.#place.dispatch(`iag-${what}`, this.#news(what));
    else this.#unheard.push(what);
  }

  /** Returns an event's detail. Only the option `share-answers` adds answers and results to it. */
  #news(what) {
    if (this.#place.settings.values.shareAnswers) {
      const state = this.state();
      return what === "result" ? { state, result: this.#mounted.result() } : { page: state.page, state };
    }
    return what === "result" ? {} : { page: this.#mounted.page().split("/")[0] };
  }

  #tellRefused(problems) {
    if (problems.length === 0) return;
    this.#place.tell(new Fault("restore", "not all that was kept could be put back", { problems }));
  }
}
