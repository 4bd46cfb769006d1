// Defines `GuideInstance`, one start of the guide in an element. An instance loads the guide,
// mounts it, reports that it is ready, and finally removes it. element.js can then start the next
// instance, which keeps the answers and the page of the previous one.
import { GuideError } from "./error.js";
import { adoptStyles, missingFeatures } from "./fallback.js";
import { hasFailed, load, loadInitial, loadStyles } from "./program.js";
import { countRequests } from "./requests.js";
import { parseState, toState } from "./state.js";

export class GuideInstance {
  /** The element's shadow root, slot and settings, and its callbacks for errors and events. */
  #host;
  /** The prerendered first screens, or null if there are none or they have been removed. */
  #screens;
  /** The screens' style sheet. Later instances reuse it, so a restart makes no request. */
  #sheet;
  /**
   * The answers and page to restore. They come from the previous instance, or the host page has set
   * them before this instance was ready.
   */
  #saved;
  /**
   * Whether to focus the heading after the first render, because the element had the focus before.
   */
  #takesFocus;
  #mounted = null;
  #guide = null;
  /** The guide, if it was made only for this element. It takes up memory until `free()`. */
  #customGuide = null;
  #hasStarted = false;
  /** Whether the guide has rendered. */
  #isRendered = false;
  /** Whether the guide has loaded completely. */
  #isReady = false;
  /** Whether the instance has ended. Results of pending work are then ignored. */
  #hasEnded = false;
  /** Events that occurred before `iag-ready` and are dispatched after it. */
  #queuedEvents = [];
  #stopCounting = () => {};

  constructor(host, { screens = null, sheet, saved = null, takesFocus = false } = {}) {
    this.#host = host;
    this.#screens = screens;
    this.#sheet = sheet;
    this.#saved = saved;
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
    if (!this.#isRendered) return toState({ answers: {}, page: "start", ...this.#saved });
    return toState({
      catalog: this.#guide.version(),
      page: this.#mounted.page(),
      answers: this.#mounted.answers(),
    });
  }

  reset() {
    this.#saved = null;
    if (this.#isRendered) this.#mounted.reset();
  }

  goTo(page) {
    if (this.#isRendered && !this.#mounted.goTo(page)) {
      throw new RangeError(`goTo(page): there is no page "${page}"`);
    }
    this.#savePage(page);
  }

  restore(state) {
    const saved = parseState(state);
    if (!this.#isRendered) {
      this.#saved = saved;
      return [];
    }
    const problems = this.#mounted.restore(saved.answers, saved.page);
    this.#savePage(saved.page);
    this.#reportRejected(problems);
    return problems;
  }

  /** Loads and mounts the guide unless this instance has already started. */
  async start() {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    const { root, settings, report, fail } = this.#host;
    try {
      adoptStyles(root);
      settings.read();
      const missing = missingFeatures();
      if (missing.length > 0) {
        throw new GuideError("browser", `this browser lacks ${missing.join(", ")}`);
      }
      const { standalone, lang } = settings.values;
      if (this.#screens && !(standalone && this.#screens.language === lang)) this.#removeScreens();
      this.#sheet ??= this.#screens?.sheet();
      await this.#screens?.idle();
      const [initial, sheet] = await Promise.all([loadInitial(lang), this.#sheet ?? loadStyles()]);
      await this.#screens?.idle();
      if (this.#hasEnded) return;
      initial.warnings.splice(0).forEach((warning) => report(warning));
      if (this.#isInitialEnough(initial)) await this.#mount(initial.guide, sheet);
      const program = await load(lang);
      if (this.#hasEnded) return;
      const sheets = [sheet, program.styles];
      adoptStyles(root, ...sheets);
      if (this.#mounted) this.#mounted.complete(program.guide);
      const guide = this.#mounted ? program.guide : await settings.guide(program);
      await this.#screens?.idle();
      if (this.#hasEnded) return;
      if (guide !== program.guide) this.#customGuide = guide;
      if (!this.#mounted) await this.#mount(guide, ...sheets);
      if (!this.#hasEnded) this.#becomeReady(guide);
    } catch (error) {
      // If the WebAssembly program itself has failed, program.js notifies every guide.
      if (!this.#hasEnded && !hasFailed(error)) fail(error);
    }
  }

  /** Drops the guide without a call into the WebAssembly program, which has failed. */
  abandon() {
    this.#mounted = this.#customGuide = null;
  }

  /**
   * Removes the guide and returns the next instance. `takesFocus` says whether the next instance
   * takes the focus. By default it does if this instance should have taken the focus but has not
   * rendered yet.
   */
  end(takesFocus = this.#takesFocus) {
    this.#hasEnded = true;
    let saved = this.#isRendered && this.#mounted ? this.state() : this.#saved;
    if (this.#screens) saved = { ...saved, answers: this.#screens.answers() };
    this.#screens?.stop();
    this.#stopCounting();
    this.#mounted?.destroy();
    this.#customGuide?.free();
    return new GuideInstance(this.#host, { sheet: this.#sheet, saved, takesFocus });
  }

  /** Stores a page that the guide cannot show yet, to show it once everything has loaded. */
  #savePage(page) {
    const isShown = this.#isReady || (this.#isRendered && this.#mounted.page() === page);
    if (!isShown) this.#saved = { ...this.#saved, page };
  }

  /** Removes the prerendered screens, which suit only a standalone guide in their language. */
  #removeScreens() {
    this.#screens.stop();
    this.#screens = null;
    this.#host.root.replaceChildren(this.#host.slot);
  }

  /**
   * Whether the initial chunk suffices: the settings select the built-in catalog with all of its
   * programs, and the chunk has every page that is to be shown.
   */
  #isInitialEnough({ guide }) {
    if (this.#screens?.isDeferred) return false;
    const { settings } = this.#host;
    const pages = [settings.values.start, this.#saved?.page].filter((page) => page !== undefined);
    return settings.isBuiltIn && pages.every((page) => guide.hasPage(page));
  }

  /** Mounts the guide. Resolves once it has rendered. */
  async #mount(guide, ...sheets) {
    const { root, slot, settings } = this.#host;
    adoptStyles(root, ...sheets);
    const { asOf, standalone, storage, shareAnswers, lang } = settings.values;
    // On its own page the guide sets the title, so the document must declare the guide's language.
    if (standalone) document.documentElement.lang = lang;
    const saved = this.#saved;
    const { page, answers = this.#screens?.answers() } = saved ?? {};
    this.#saved = null;
    const options = {
      standalone,
      storage,
      shareAnswers,
      asOf,
      start: settings.startPage(guide),
      page,
      ...settings.appearance,
    };
    let onRendered;
    const rendered = new Promise((resolve) => (onRendered = resolve));
    const onEvent = (type) => {
      if (this.#hasEnded) return;
      if (type === "ready") onRendered();
      else this.#onEvent(type);
    };
    const mounted = guide.mount(root, options, answers, onEvent);
    this.#mounted = mounted;
    this.#guide = guide;
    const isPage = page === undefined || guide.hasPage(page);
    const problems = isPage ? [] : [`there is no page "${page}"`];
    this.#reportRejected([...problems, ...mounted.rejected()]);
    await rendered;
    this.#isRendered = true;
    slot.remove();
    const newAnswers = saved?.answers ? undefined : this.#screens?.newAnswers();
    if (newAnswers) mounted.restore(newAnswers, mounted.page());
    this.#screens?.replaceWith(root.lastElementChild);
    this.#screens = null;
    if (this.#takesFocus) root.querySelector("[data-part=heading]").focus();
    this.#takesFocus = false;
  }

  #becomeReady(guide) {
    this.#guide = guide;
    this.#isReady = true;
    this.#stopCounting = countRequests((count) => this.#mounted.setRequestCount(count));
    this.#host.ready();
    // Restores the answers and the page that the host page set while the guide was loading.
    const { page, answers } = this.#saved ?? {};
    this.#saved = null;
    if (answers !== undefined) this.#reportRejected(this.#mounted.restore(answers, page));
    else if (page !== undefined && !this.#mounted.goTo(page)) {
      this.#reportRejected([`there is no page "${page}"`]);
    }
    this.#host.dispatch("iag-ready", { version: VERSION, catalog: guide.version() });
    for (const type of this.#queuedEvents.splice(0)) this.#onEvent(type);
  }

  #onEvent(type) {
    if (this.#isReady) this.#host.dispatch(`iag-${type}`, this.#eventDetail(type));
    else this.#queuedEvents.push(type);
  }

  /**
   * Returns the detail of an event. Without the option `share-answers`, the detail contains neither
   * answers nor results, and names only the kind of the page.
   */
  #eventDetail(type) {
    if (this.#host.settings.values.shareAnswers) {
      const state = this.state();
      return type === "result"
        ? { state, result: this.#mounted.result() }
        : { page: state.page, state };
    }
    return type === "result" ? {} : { page: this.#mounted.page().split("/")[0] };
  }

  /** Reports answers and pages that could not be restored. */
  #reportRejected(problems) {
    if (problems.length === 0) return;
    this.#host.report(new GuideError("restore", "not everything could be restored", { problems }));
  }
}
