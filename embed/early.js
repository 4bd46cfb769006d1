// The first screens as the page brought them, before the program is there: they can be read, gone through and ticked.
// What was done in them is handed to the program, which draws the same screens in their place.

const screens = { "": "start", "#/": "start", "#/programs": "programs" };

export class Early {
  /** Where they are. */
  root;
  #question;
  /** The last button that was pressed: the program presses it again. */
  #pressed = -1;
  /** Counts what has changed what is shown. */
  #done = 0;
  /** The choices that were ticked when they were last asked for. */
  #told = "";
  /** Resolved, unless something is being pressed. */
  #held = Promise.resolve();
  #listener = new AbortController();

  /** `root` holds what the page brought; nothing where a browser knows no declared roots, or there is none. */
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

  /** The language of the screens. */
  get language() {
    return this.root.querySelector(".iag").lang;
  }

  /** The style sheet that the screens came with, for what takes their place: the page's own goes with them. */
  sheet() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.root.querySelector("style").textContent);
    return sheet;
  }

  /**
   * Resolves once the page, and whatever was done in it, is on the screen, and nothing is being pressed; soon, whatever goes on there.
   * The program takes the thread after it.
   */
  async painted() {
    for (let done = -1, frames = 0; done !== this.#done && frames < 10; frames += 1) {
      done = this.#done;
      await frame();
      await this.#held;
    }
  }

  /** Listens no more. */
  stop() {
    this.#listener.abort();
  }

  /** What has been answered: the choices that are ticked. */
  answers() {
    const ticked = [...this.root.querySelectorAll("[data-early=question] input:checked")].map((input) => input.id.slice(`iag-${this.#question}-`.length));
    this.#told = ticked.join();
    if (ticked.length === 0) return undefined;
    return { [this.#question]: ticked[0] === "not-sure" ? "not_sure" : ticked };
  }

  /** The same, if they are others than those that were last asked for: a person may tick while the program draws. */
  since() {
    const told = this.#told;
    const answers = this.answers() ?? {};
    return this.#told === told ? undefined : answers;
  }

  /** Goes, now that the program has drawn the same in `drawn`: focus, what is unfolded, and the last button go over. */
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

  /** Whether what is shown is only in the second part of the program. */
  get isLater() {
    return this.#shown.dataset.early === "programs";
  }

  get #shown() {
    return this.root.querySelector("[data-early]:not([hidden])");
  }

  /** Among everything on the page that can have the focus. */
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
      this.#shown.querySelector(".iag-heading").focus();
    }
  }

  /** A press ends where it began, or it is no click: until it is let go, and its click was heard. Some browsers keep the end to themselves. */
  #hold() {
    const { signal } = this.#listener;
    this.#held = new Promise((resolve) => {
      const free = () => setTimeout(resolve);
      for (const end of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(end, free, { once: true, signal });
      setTimeout(resolve, 10_000);
    });
  }

  /** What stands apart from the others, "none of these" and "not sure", excludes them and each other. */
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

/** After the next frame; a page that is not shown has none. */
const frame = () =>
  new Promise((painted) => {
    requestAnimationFrame(() => setTimeout(painted));
    setTimeout(painted, 100);
  });

/** Everything that can have the focus and is not on a hidden screen. */
const things = (root) =>
  [...root.querySelectorAll("a, button, input, summary, [tabindex]")].filter((thing) => !thing.closest("[hidden], dialog"));
