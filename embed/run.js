// One run of the guide in an element: it is loaded, drawn, ready, and taken off. The next one begins with what a person did in it.
import { dress, lacking } from "./fallback.js";
import { Fault } from "./fault.js";
import { hasFailed, load, loadFirst, loadStyles } from "./program.js";
import { watchRequests } from "./requests.js";
import { given, giving } from "./state.js";

export class Run {
  /** Where it runs: root, slot and settings of the element, and whom to tell of faults, of events, and that it is ready. */
  #place;
  /** The first screens, where the page brought some and they are shown. */
  #early;
  /** The style sheet that the page brought: a guide that is started anew asks for nothing. */
  #sheet;
  /** What is to be in place when it is there: kept from the run before, or asked for meanwhile. */
  #kept;
  /** Whether it takes the focus once it is drawn: it was in the guide that this one replaces. */
  #takesFocus;
  #mounted = null;
  #guide = null;
  /** The guide again, where no other element has it: the program keeps it until it is let go. */
  #own = null;
  #hasBegun = false;
  /** Whether it is on the screen, and whether all of it is there. */
  #isDrawn = false;
  #isReady = false;
  /** Whether it was taken off: what is still under way for it comes to nothing. */
  #isOver = false;
  /** What happened before the page was told that the guide is ready. */
  #unheard = [];
  /** Ends the counting of requests. */
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

  /** The guide on the screen, if there is one. */
  get mounted() {
    return this.#mounted;
  }

  /** What has been answered and where the person is. */
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

  /** Loads the guide and puts it up, once; where that fails, the place is told. */
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
      // Where the program itself has failed, it tells every guide.
      if (!this.#isOver && !hasFailed(fault)) fail(fault);
    }
  }

  /** The program has failed: nothing may call into it any more. */
  lose() {
    this.#mounted = this.#own = null;
  }

  /** Takes the guide off, and gives the next run; that one `takesFocus` if it is said, or if this one was to and did not come to it. */
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

  /** A page that is not there yet is shown once all is. */
  #keepPage(page) {
    const isThere = this.#isReady || (this.#isDrawn && this.#mounted.page() === page);
    if (!isThere) this.#kept = { ...this.#kept, page };
  }

  /** Screens that the page brought are of no use to a guide that is set otherwise. */
  #forgetEarly() {
    this.#early.stop();
    this.#early = null;
    this.#place.root.replaceChildren(this.#place.slot);
  }

  /** Whether the first part has every page that is asked for. */
  #isFirstEnough({ guide }) {
    if (this.#early?.isLater) return false;
    const { settings } = this.#place;
    const asked = [settings.values.start, this.#kept?.page].filter((page) => page !== undefined);
    return settings.isBuiltIn && asked.every((page) => guide.hasPage(page));
  }

  /** Puts the guide up; done once it is drawn. */
  async #mount(guide, ...sheets) {
    const { root, slot, settings } = this.#place;
    dress(root, ...sheets);
    const { asOf, standalone, storage, shareAnswers, lang } = settings.values;
    // A page of its own is in the guide's language: its title is.
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
    this.#tellRefused([...lost, ...mounted.refused()]);
    await drawn;
    this.#isDrawn = true;
    slot.remove();
    const late = kept?.answers ? undefined : this.#early?.since();
    if (late) mounted.restore(late, mounted.page());
    this.#early?.leave(root.lastElementChild);
    this.#early = null;
    if (this.#takesFocus) root.querySelector(".iag-heading").focus();
    this.#takesFocus = false;
  }

  #becomeReady(guide) {
    this.#guide = guide;
    this.#isReady = true;
    this.#uncount = watchRequests((count) => this.#mounted.requested(count));
    this.#place.ready();
    // What the page has put in place meanwhile.
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

  /** No answer, and nothing that follows from one, unless the page asked for it. */
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
