// Makes the prerendered first screens of the guide's own page usable before the WebAssembly program
// has loaded: a person can read them, move between them and select choices. guide-instance.js later
// passes the answers to the WebAssembly program, which renders the same screens. `replaceWith` then
// transfers the focus and the last press to the rendered screen.

/** Maps each URL fragment to the name of its screen. The constructor adds the question. */
const screens = { "": "start", "#/": "start", "#/programs": "programs" };

export class PrerenderedScreens {
  /** The shadow root that contains the screens. */
  root;
  #question;
  /**
   * The index of the button that was pressed last, or -1. `replaceWith` presses the corresponding
   * button of the rendered screen.
   */
  #lastPressed = -1;
  /** The number of changes to what the screens show. */
  #changes = 0;
  /** The choices that were selected when `answers` was last called. */
  #lastAnswers = "";
  /** A promise that is pending while a person presses something, and otherwise resolved. */
  #pressEnd = Promise.resolve();
  #listeners = new AbortController();

  /**
   * Makes the prerendered screens in `root` usable and returns them. Returns null if there are
   * none. `root` is null if the browser does not support declarative shadow roots.
   */
  static from(root) {
    return root?.querySelector("[data-early]") ? new PrerenderedScreens(root) : null;
  }

  constructor(root) {
    this.root = root;
    this.#question = root
      .querySelector("[data-early=question] input")
      .name.replace("iag-", "");
    screens[`#/question/${this.#question}`] = "question";
    const { signal } = this.#listeners;
    addEventListener("hashchange", () => this.#show(true), { signal });
    root.addEventListener("change", ({ target }) => this.#onChange(target), { signal });
    root.addEventListener("pointerdown", ({ button }) => button === 0 && this.#onPressStart(), {
      signal,
    });
    root.addEventListener("keydown", ({ key }) => key === " " && this.#onPressStart(), { signal });
    root.addEventListener("submit", (event) => event.preventDefault(), { signal });
    root.addEventListener(
      "click",
      ({ target }) => (this.#lastPressed = this.#indexOf(target.closest("button"))),
      { signal },
    );
    this.#show(false);
  }

  /** Returns the language of the screens. */
  get language() {
    return this.root.querySelector(".iag").lang;
  }

  /** Returns a copy of the screens' style sheet, because `replaceWith` removes the original. */
  sheet() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.root.querySelector("style").textContent);
    return sheet;
  }

  /**
   * Resolves once the latest changes have been painted and nothing is being pressed. After 10
   * frames it stops waiting for further changes. The caller then occupies the main thread with the
   * WebAssembly program, so nothing else can be painted for a while.
   */
  async idle() {
    for (let changes = -1, frames = 0; changes !== this.#changes && frames < 10; frames += 1) {
      changes = this.#changes;
      await nextFrame();
      await this.#pressEnd;
    }
  }

  /** Removes all listeners. */
  stop() {
    this.#listeners.abort();
  }

  /** Returns the answers that are selected on the screens, or undefined if nothing is selected. */
  answers() {
    const choices = [
      ...this.root.querySelectorAll("[data-early=question] input:checked"),
    ].map((input) => input.id.slice(`iag-${this.#question}-`.length));
    this.#lastAnswers = choices.join();
    if (choices.length === 0) return undefined;
    return { [this.#question]: choices[0] === "not-sure" ? "not_sure" : choices };
  }

  /**
   * Returns the answers if they have changed since the last call of `answers`, otherwise undefined.
   * A person can still change answers while the WebAssembly program renders.
   */
  newAnswers() {
    const before = this.#lastAnswers;
    const answers = this.answers() ?? {};
    return this.#lastAnswers === before ? undefined : answers;
  }

  /**
   * Removes the prerendered screens, after the WebAssembly program has rendered the visible one in
   * `rendered`. Transfers the focus, the open `<details>` elements and the last press to
   * `rendered`.
   */
  replaceWith(rendered) {
    const focused = this.#indexOf(this.root.activeElement);
    const open = [...this.#visible.querySelectorAll("details")].map((details) => details.open);
    this.stop();
    const focusable = focusableIn(rendered);
    rendered
      .querySelectorAll("main details")
      .forEach((details, index) => (details.open ||= open[index] ?? false));
    for (const element of this.root.querySelectorAll("style, noscript, .iag:has([data-early])")) {
      element.remove();
    }
    focusable[focused]?.focus({ preventScroll: true });
    if (this.#lastPressed >= 0) focusable[this.#lastPressed]?.click();
  }

  /** Whether the current screen needs the deferred chunk of the WebAssembly program. */
  get isDeferred() {
    return this.#visible.dataset.early === "programs";
  }

  get #visible() {
    return this.root.querySelector("[data-early]:not([hidden])");
  }

  /** Returns the index of an element in the list of all focusable elements, or -1. */
  #indexOf(element) {
    return focusableIn(this.root).indexOf(element);
  }

  /**
   * Shows the screen that the address names. `isNavigation` also scrolls to the top and moves the
   * focus to the heading.
   */
  #show(isNavigation) {
    const name = screens[location.hash];
    if (!name) return;
    this.#changes += 1;
    for (const screen of this.root.querySelectorAll("[data-early]")) {
      screen.hidden = screen.dataset.early !== name;
    }
    this.#lastPressed = -1;
    if (isNavigation) {
      scrollTo(0, 0);
      this.#visible.querySelector("[data-part=heading]").focus();
    }
  }

  /**
   * Delays `idle` until the current press has ended and its click event has been handled. If the
   * WebAssembly program replaced an element during the press, the browser would dispatch no click
   * event on it. Some browsers do not report the end of a press, so the delay is at most 10
   * seconds.
   */
  #onPressStart() {
    const { signal } = this.#listeners;
    this.#pressEnd = new Promise((resolve) => {
      const onEnd = () => setTimeout(resolve);
      for (const type of ["pointerup", "pointercancel", "keyup", "blur"]) {
        addEventListener(type, onEnd, { once: true, signal });
      }
      setTimeout(resolve, 10_000);
    });
  }

  /**
   * Updates the choices after `input` was selected or cleared. "None of these" and "not sure" are
   * each in a separate group after the first group, and each of the two excludes all other choices.
   */
  #onChange(input) {
    this.#changes += 1;
    const groups = [...this.#visible.querySelectorAll(".iag-tiles")];
    const isExclusive = (choice) => groups.indexOf(choice.closest(".iag-tiles")) > 0;
    for (const other of this.#visible.querySelectorAll(".iag-tile input")) {
      if (input.checked && other !== input && (isExclusive(input) || isExclusive(other))) {
        other.checked = false;
      }
      other.parentElement.classList.toggle("iag-tile-on", other.checked);
    }
  }
}

/** Resolves after the next frame, or after 100 ms if there is no frame, as on a hidden page. */
const nextFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });

/** Returns all focusable elements that are neither on a hidden screen nor in a dialog. */
const focusableIn = (root) =>
  [...root.querySelectorAll("a, button, input, summary, [tabindex]")].filter(
    (element) => !element.closest("[hidden], dialog"),
  );
