// Makes the prerendered first screens of the guide's own page usable before the program has loaded:
// a person can read them, move between them and select choices. run.js later passes the answers to
// the program, which renders the same screens. `leave` then transfers the focus and the last press
// to the program's screen.

const screens = { "": "start", "#/": "start", "#/programs": "programs" };

export class Early {
  /** The shadow root that holds the screens. */
  root;
  #question;
  /**
   * The index of the button that was pressed last, or -1. `leave` presses the same button in the
   * program's screen.
   */
  #pressed = -1;
  /** The number of changes to what the screens show. */
  #done = 0;
  /** The choices that were selected when `answers` was last called. */
  #told = "";
  /** A promise that is pending while a person presses something, and otherwise resolved. */
  #held = Promise.resolve();
  #listener = new AbortController();

  /**
   * Makes the prerendered screens in `root` usable and returns them as an `Early`. Returns null if
   * there are none. `root` is null if the browser does not support declarative shadow roots.
   */
  static in(root) {
    return root?.querySelector("[data-early]") ? new Early(root) : null;
  }

  constructor(root) {
    this.root = root;
    this.#question = root.querySelector("[data-early=question] input").name.replace("iag-", "");
    screens[`#/question/${this.#question}`] = "question";
    const { signal } = this.#listener;
    addEventListener("hashchange", () => this.#show(true), { signal });
    root.addEventListener("change", ({ target }) => this.#ticked(target), { signal });
    root.addEventListener("pointerdown", ({ button }) => button === 0 && this.#hold(), { signal });
    root.addEventListener("keydown", ({ key }) => key === " " && this.#hold(), { signal });
    root.addEventListener("submit", (event) => event.preventDefault(), { signal });
    root.addEventListener("click", ({ target }) => (this.#pressed = this.#place(target.closest("button"))), { signal });
    this.#show(false);
  }

  /** Returns the language of the screens. */
  get language() {
    return this.root.querySelector(".iag").lang;
  }

  /** Returns a copy of the screens' style sheet for the program. `leave` removes the original. */
  sheet() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.root.querySelector("style").textContent);
    return sheet;
  }

  /**
   * Resolves once the latest changes have been painted and nothing is being pressed. After 10
   * frames it stops waiting for further changes. The caller then occupies the main thread with the
   * program, and nothing else can be painted for a while.
   */
  async painted() {
    for (let done = -1, frames = 0; done !== this.#done && frames < 10; frames += 1) {
      done = this.#done;
      await frame();
      await this.#held;
    }
  }

  /** Removes all listeners. */
  stop() {
    this.#listener.abort();
  }

  /** Returns the answers that are selected on the screens, or undefined if nothing is selected. */
  answers() {
    const ticked = [...this.root.querySelectorAll("[data-early=question] input:checked")].map((input) => input.id.slice(`iag-${this.#question}-`.length));
    this.#told = ticked.join();
    if (ticked.length === 0) return undefined;
    return { [this.#question]: ticked[0] === "not-sure" ? "not_sure" : ticked };
  }

  /**
   * Returns the answers if they have changed since the last call of `answers`, otherwise undefined.
   * A person can still change answers while the program renders.
   */
  since() {
    const told = this.#told;
    const answers = this.answers() ?? {};
    return this.#told === told ? undefined : answers;
  }

  /**
   * Removes the prerendered screens, after the program has rendered the same screen in `drawn`.
   * Transfers the focus, the open `<details>` elements and the last press to that screen.
   */
  leave(drawn) {
    const focused = this.#place(this.root.activeElement);
    const open = [...this.#shown.querySelectorAll("details")].map((details) => details.open);
    this.stop();
    const all = things(drawn);
    drawn.querySelectorAll("main details").forEach((details, place) => (details.open ||= open[place] ?? false));
    for (const brought of this.root.querySelectorAll("style, noscript, .iag:has([data-early])")) brought.remove();
    all[focused]?.focus({ preventScroll: true });
    if (this.#pressed >= 0) all[this.#pressed]?.click();
  }

  /** Whether the current screen needs the deferred chunk of the program. */
  get isLater() {
    return this.#shown.dataset.early === "programs";
  }

  get #shown() {
    return this.root.querySelector("[data-early]:not([hidden])");
  }

  /** Returns the index of an element in the list of all focusable elements, or -1. */
  #place(thing) {
    return things(this.root).indexOf(thing);
  }

  #show(moves) {
    const name = screens[location.hash];
    if (!name) return;
    this.#done += 1;
    for (const screen of this.root.querySelectorAll("[data-early]")) screen.hidden = screen.dataset.early !== name;
    this.#pressed = -1;
    if (moves) {
      scrollTo(0, 0);
      this.#shown.querySelector("[data-part=heading]").focus();
    }
  }

  /**
   * Delays `painted` until the current press has ended and its click event has been handled. If the
   * program replaced an element during the press, the browser would dispatch no click event on it.
   * Some browsers do not report the end of a press, so the delay is at most 10 seconds.
   */
  #hold() {
    const { signal } = this.#listener;
    this.#held = new Promise((resolve) => {
      const free = () => setTimeout(resolve);
      for (const end of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(end, free, { once: true, signal });
      setTimeout(resolve, 10_000);
    });
  }

  /**
   * Updates the choices after `input` was selected or cleared. "None of these" and "not sure" are
   * each in a separate group after the first group, and each of the two excludes all other choices.
   */
  #ticked(input) {
    this.#done += 1;
    const tiles = [...this.#shown.querySelectorAll(".iag-tiles")];
    const apart = (other) => tiles.indexOf(other.closest(".iag-tiles")) > 0;
    for (const other of this.#shown.querySelectorAll(".iag-tile input")) {
      if (input.checked && other !== input && (apart(input) || apart(other))) other.checked = false;
      other.parentElement.classList.toggle("iag-tile-on", other.checked);
    }
  }
}

/** Resolves after the next frame, or after 100 ms if there is no frame, as on a hidden page. */
const frame = () =>
  new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, 100);
  });

/** Returns all focusable elements that are neither on a hidden screen nor in a dialog. */
const things = (root) =>
  [...root.querySelectorAll("a, button, input, summary, [tabindex]")].filter((thing) => !thing.closest("[hidden], dialog"));
