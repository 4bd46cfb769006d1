// Takes random steps in the guide on a page: clicks, keys, text, files, navigation, options. After
// each step, exactly one heading must be visible, the focus must not be lost or hidden, and nothing
// may have been logged. On a new page, the focus must be on one of `landingTargets`. The same seed
// gives the same steps. monkey.test.mjs runs this script in every engine, after random.js, heap.js,
// monkey-controls.js and monkey-memory.js.
{
  const { prevented, visibleControls, describeControl, operate } = monkeyControls;
  const element = () => document.querySelector("ice-access-guide");
  const root = () => element().shadowRoot;
  const standalone = () => element().hasAttribute("standalone");

  /** Returns the pages of the guide, grouped by kind. `single` names the pages that exist once. */
  function pageKinds(single, { questions, programs, options, scenarios }) {
    const pagesOf = (kind, entries) => entries.map(({ id }) => `${kind}/${id}`);
    return [
      ...single.map((page) => [page]),
      pagesOf("question", questions),
      pagesOf("program", programs),
      pagesOf("option", options),
      pagesOf("scenario", scenarios),
      pagesOf("handout", scenarios),
    ];
  }

  const keys = [
    ...["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageDown", "PageUp", "Escape"],
    ...["Enter", " ", "Home", "End", "r", "R", "1", "2", "3", "9", "0", "x"],
  ];
  /** Options that apply without a restart, with valid values. */
  const displayOptions = {
    theme: ["auto", "light", "dark"],
    mode: ["full", "compact", "present"],
    lang: ["en", "en-US"],
    "heading-level": ["1", "2", "3", "4"],
    start: ["programs", "question/custody"],
  };
  /** Options that restart the guide, with valid values. */
  const restartOptions = {
    "as-of": ["2008-06-30", "2012-01-31"],
    storage: ["none", "local"],
    "share-answers": [""],
    programs: ["cap lesc", "cap,287g"],
  };

  function setAttribute(name, value) {
    if (value === null) element().removeAttribute(name);
    else element().setAttribute(name, value);
  }

  /** On a new page, the focus must be on one of these elements. */
  const landingTargets =
    "dialog[open] *, [data-part=heading], [id^=iag-change-], [id^=iag-card-], " +
    "[id^=iag-card-] *, .iag-notice, .iag-alert";

  /**
   * Returns the fault of the page after a step, or null. `focus` says where the focus must be, and
   * `from` is the page before the step.
   */
  function findFault(focus, from) {
    if (watched.faults.length > 0) return watched.faults.join("\n");
    const headings = [...root().querySelectorAll("[data-part=heading]")].filter((heading) =>
      heading.checkVisibility(),
    );
    if (headings.length !== 1) return `${headings.length} headings are visible`;
    const focused = root().activeElement;
    if (focused && !focused.checkVisibility()) {
      return `the focus is on a hidden element: ${describeControl(focused)}`;
    }
    if (focus !== "inside") return null;
    if (!focused) return `the focus is lost: it is on ${document.activeElement?.localName}`;
    const isNewPage = element().answers().page !== from;
    if (isNewPage && !focused.matches(landingTargets)) {
      return `on a new page the focus is on ${describeControl(focused)}`;
    }
    return null;
  }

  /**
   * Returns the fault that `check` finds, unless it disappears within about a second. A link
   * changes the address first and the page later, which looks like a fault in between.
   */
  async function lasting(check) {
    let found = check();
    for (let tries = 0; found && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      found = check();
    }
    return found;
  }

  globalThis.monkey = async (seed, pageNames) => {
    const pick = random(seed);
    const { below } = pick;
    const catalog = await (await fetch("/tools/guide/catalog.json")).json();
    const kinds = pageKinds(pageNames, catalog);
    const nextPage = shuffledRounds(pick, kinds);
    const lastSteps = [];
    const seen = {};
    /** The number of entries of the history through which the guide can go back. */
    let depth = 0;

    // The steps. Each returns where the focus must be afterwards: "inside" the guide, "as before"
    // the step, or "anywhere".

    /**
     * Picks a visible control. Most controls are links to other pages, so half of the picks are
     * only among buttons and fields.
     */
    function pickControl() {
      const controls = visibleControls();
      const inputs =
        below(2) === 0
          ? controls.filter((control) => control.matches(".iag-btn, input, select, textarea"))
          : [];
      return pick.one(inputs.length > 0 ? inputs : controls);
    }

    async function press() {
      const control = pickControl();
      lastSteps.push(`press ${describeControl(control)}`);
      control.focus();
      await operate(control, pick);
      return "inside";
    }

    async function pressKey() {
      const target = root().activeElement ?? root().querySelector("[data-part=heading]");
      const key = pick.one(keys);
      lastSteps.push(`key ${JSON.stringify(key)} at ${describeControl(target)}`);
      const init = { key, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent("keydown", init));
      return "as before";
    }

    async function goToPage() {
      const page = nextPage();
      lastSteps.push(`go to ${page}`);
      if (standalone()) {
        const stays = page === element().answers().page;
        location.hash = `#/${page === "start" ? "" : page}`;
        return stays ? "as before" : "inside";
      }
      try {
        element().goTo(page);
      } catch (error) {
        // A guide with only some programs lacks some pages and throws this error for them.
        if (!(error instanceof RangeError)) throw error;
      }
      return "anywhere";
    }

    async function moveInHistory() {
      if (!standalone()) return setDisplayOption();
      const direction = depth > 0 && below(3) > 0 ? "back" : "forward";
      lastSteps.push(direction);
      const moved = new Promise((resolve) =>
        addEventListener("hashchange", resolve, { once: true }),
      );
      const before = depth;
      history[direction]();
      await Promise.race([moved, new Promise((resolve) => setTimeout(resolve, 100))]);
      depth = before - (direction === "back" ? 1 : 0);
      return "anywhere";
    }

    async function setDisplayOption() {
      const name = pick.one(Object.keys(displayOptions));
      const value = pick.one([...displayOptions[name], null]);
      lastSteps.push(`${name}=${value}`);
      setAttribute(name, value);
      // A mode can hide the element that has the focus.
      return name === "mode" ? "anywhere" : "as before";
    }

    /**
     * Changes an option that restarts the guide. Clears the answers before it changes `programs`,
     * because a guide with only some programs lacks some pages, questions and choices.
     */
    async function restart() {
      if (standalone()) return setDisplayOption();
      const name = pick.one(Object.keys(restartOptions));
      const value = pick.one([...restartOptions[name], null]);
      lastSteps.push(`restart with ${name}=${value}`);
      if (name === "programs") element().reset();
      setAttribute(name, value);
      await new Promise((resolve) => setTimeout(resolve));
      await element().ready;
      await rendered();
      return "as before";
    }

    async function reattach() {
      lastSteps.push("removed from the page and added again");
      const guide = element();
      const [parent, next] = [guide.parentNode, guide.nextSibling];
      guide.remove();
      if (below(2) === 0) await rendered();
      parent.insertBefore(guide, next);
      await rendered();
      await guide.ready;
      return "anywhere";
    }

    async function restore() {
      lastSteps.push("its own answers restored");
      element().restore(element().answers());
      return "anywhere";
    }

    /** The steps, each with its share of all steps in percent. */
    const steps = [
      [60, press],
      [12, pressKey],
      [10, goToPage],
      [8, moveInHistory],
      [5, setDisplayOption],
      [2, restart],
      [1, reattach],
      [2, restore],
    ];

    function pickStep() {
      let rest = below(100);
      return steps.find(([share]) => (rest -= share) < 0)[1];
    }

    /** Takes a step and checks the page. Returns the fault with its history, or null. */
    async function take(step) {
      const from = element().answers().page;
      const wasInside = root().activeElement !== null;
      const hash = location.hash;
      let focus;
      let thrown = null;
      try {
        focus = await step();
        await rendered();
      } catch (error) {
        thrown = `thrown: ${error.message}\n${error.stack}`;
      }
      if (location.hash !== hash && step !== moveInHistory) depth += 1;
      if (focus === "as before") focus = wasInside ? "inside" : "anywhere";
      const page = element().answers().page;
      const kind = page.split("/")[0];
      seen[kind] = (seen[kind] ?? 0) + 1;
      lastSteps.splice(0, lastSteps.length - 20);
      const found = thrown ?? (await lasting(() => findFault(focus, from)));
      return found && { found, from, page, lastSteps: [...lastSteps] };
    }

    const home = () =>
      monkeyMemory.home(
        catalog,
        Object.keys(standalone() ? displayOptions : { ...displayOptions, ...restartOptions }),
      );

    return {
      seen,
      /** The number of kinds of pages. */
      kinds: kinds.length,
      prevented,
      /** Takes `count` steps. Returns the first fault, or null. */
      async steps(count) {
        for (let step = 0; step < count; step += 1) {
          const fault = await take(pickStep());
          if (fault) return fault;
        }
        return null;
      },
      /**
       * Prepares for a real key press by the driver, and returns the current page. After the press,
       * the test calls `after`.
       */
      before(key) {
        lastSteps.push(`pressed ${key}`);
        if (!root().activeElement) pick.one(visibleControls()).focus();
        return element().answers().page;
      },
      after: (key, from) =>
        take(async () => {
          lastSteps.push(`pressed ${key}, on ${from}`);
          return "anywhere";
        }),
      home,
      /**
       * Visits one page of each kind. Afterwards the WebAssembly memory has reached its peak, and
       * tables that never shrink have almost reached their maximum length.
       */
      async tour() {
        await home();
        await monkeyMemory.visit(kinds.map(([page]) => page));
      },
    };
  };
}
