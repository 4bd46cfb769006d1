// Takes random steps in the guide on a page: clicks, keys, text, files, navigation, options. After
// each step, exactly one heading must be visible, the focus must not be lost, and nothing may have
// been logged. The same seed gives the same steps. monkey.test.mjs runs this script in every
// engine.
{
  const element = () => document.querySelector("ice-access-guide");
  const root = () => element().shadowRoot;
  const ids = (all) => all.map(({ id }) => id);
  const standalone = () => element().hasAttribute("standalone");

  /** Returns a generator of random numbers from 0 to 1 (mulberry32), determined by the seed. */
  function chance(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  // Actions that would leave the page or open a system dialog are prevented and counted.
  const prevented = { print: 0, download: 0, file: 0, link: 0 };
  globalThis.print = () => (prevented.print += 1);
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.hasAttribute("download")) prevented.download += 1;
    else click.call(this);
  };
  // Browsers reject full screen without a user gesture, and log that. A click by a script is no
  // user gesture, so this replacement rejects full screen without a log entry.
  Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("refused"));
  addEventListener("click", (event) => {
    const [target] = event.composedPath();
    const link = target.closest?.("a[href]");
    const kind =
      target.type === "file"
        ? "file"
        : link && !link.getAttribute("href").startsWith("#") ? "link" : null;
    if (!kind) return;
    event.preventDefault();
    prevented[kind] += 1;
  }, true);

  const texts = [
    "",
    "Reno",
    "<img src=x onerror=alert(1)>",
    "=1+1",
    "\u202egnp.exe",
    "\u{1f600}\u0000\ufeff",
    "a".repeat(5000),
    "\n\n\n",
    "javascript:alert(1)",
    "' OR 1=1 --",
  ];
  const garbage = [
    "",
    "{}",
    "[]",
    "null",
    "{",
    "[[[[[[[[",
    '{"format":"ice-access-guide"}',
    '{"__proto__":{"answers":1}}',
    "\u0000\u0001",
    "<script>alert(1)</script>",
    '{"answers":{"challenges":["nobody"],"custody":7}}',
    '{"id":"x","title":"","story":[],"answers":{}}',
    "9".repeat(400),
    "[".repeat(3000),
    "x".repeat(2_000_000),
  ];

  /** Returns the pages of the guide, grouped by kind. */
  function kindsOf(catalogue) {
    return [
      ["start"],
      ["questions"],
      ["review"],
      ["results"],
      ["programs"],
      ["words"],
      ["sources"],
      ["compare"],
      ["asked"],
      ["brief"],
      ["worksheet"],
      ["take"],
      ["scenarios"],
      ["booklet"],
      ids(catalogue.questions).map((id) => `question/${id}`),
      ids(catalogue.programs).map((id) => `program/${id}`),
      ids(catalogue.options).map((id) => `option/${id}`),
      ids(catalogue.scenarios).map((id) => `scenario/${id}`),
      ids(catalogue.scenarios).map((id) => `handout/${id}`),
    ];
  }

  /** Returns a function that draws pages in rounds. A round has one page of each kind, shuffled. */
  function deck(pick, kinds) {
    let left = [];
    return () => {
      if (left.length === 0) {
        left = kinds
          .map((kind) => [pick.number(), kind])
          .sort(([one], [other]) => one - other)
          .map(([, kind]) => kind);
      }
      return pick.one(left.pop());
    };
  }

  const controls = "a[href], button, summary, input, select, textarea, [tabindex='0']";

  function shown() {
    const over = root().querySelector("dialog[open]");
    const all = [...(over ?? root()).querySelectorAll(controls)];
    return all.filter((each) => !each.disabled && each.checkVisibility());
  }

  const named = (control) => {
    const words = (control.getAttribute("aria-label") ??
    control.closest("label")?.textContent ??
    control.textContent)
      .trim()
      .replace(/\s+/g, " ");
    return `${control.localName}${control.type ? `[${control.type}]` : ""} “${words.slice(0, 60)}”`;
  };

  const told = (control, ...types) =>
    types.forEach((type) =>
      control.dispatchEvent(new Event(type, { bubbles: true, composed: true })),
    );

  function act(control, pick) {
    if (control.type === "file") {
      const files = new DataTransfer();
      const many = control.multiple ? pick.below(4) + 1 : 1;
      for (let each = 0; each < many; each += 1) {
        const text = pick.below(3) === 0 ? element().export("json") : pick.one(garbage);
        files.items.add(new File([text], `${each}.json`, { type: "application/json" }));
      }
      control.files = files.files;
      told(control, "change");
      // Let the guide read the file before another step replaces the file.
      return new Promise((resolve) => setTimeout(resolve, 30));
    }
    if (control.localName === "select") {
      control.selectedIndex = pick.below(control.options.length);
      told(control, "input", "change");
    } else if (
      control.localName === "textarea" ||
      (control.localName === "input" && !["radio", "checkbox"].includes(control.type))
    ) {
      if (control.type === "date") {
        control.value = pick.one(["", "2008-06-30", "2012-12-31", "1999-01-01", "2031-05-05"]);
      } else if (!control.readOnly) {
        control.value = pick.one(texts);
      }
      told(control, "input", "change");
    } else {
      control.click();
    }
    return undefined;
  }

  const keys = [
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "ArrowDown",
    "PageDown",
    "PageUp",
    "Escape",
    "Enter",
    " ",
    "Home",
    "End",
    "r",
    "R",
    "1",
    "2",
    "3",
    "9",
    "0",
    "x",
  ];
  const looks = {
    theme: ["auto", "light", "dark"],
    mode: ["full", "compact", "present"],
    lang: ["en", "en-US"],
    "heading-level": ["1", "2", "3", "4"],
    start: ["programs", "question/custody"],
  };
  const anew = {
    "as-of": ["2008-06-30", "2012-01-31"],
    storage: ["none", "local"],
    "share-answers": [""],
    programs: ["cap lesc", "cap,287g"],
  };

  globalThis.monkey = async (seed) => {
    const number = chance(seed);
    const below = (count) => Math.floor(number() * count);
    const pick = { number, below, one: (all) => all[below(all.length)] };
    const catalogue = await (await fetch("/tools/guide/catalog.json")).json();
    const kinds = kindsOf(catalogue);
    const next = deck(pick, kinds);
    const last = [];
    const seen = {};
    let forth = 0;

    // The steps. Each returns where the focus must be afterwards: "inside" the guide, "as before"
    // the step, or "anywhere".

    /**
     * Picks a visible control. Most controls are links to other pages, so half of the picks are
     * only among buttons and fields.
     */
    function aim() {
      const all = shown();
      const ways =
        below(2) === 0
          ? all.filter((each) => each.matches(".iag-btn, input, select, textarea"))
          : [];
      return pick.one(ways.length > 0 ? ways : all);
    }

    async function press() {
      const control = aim();
      last.push(`press ${named(control)}`);
      control.focus();
      await act(control, pick);
      return "inside";
    }

    async function key() {
      const at = root().activeElement ?? root().querySelector("[data-part=heading]");
      const name = pick.one(keys);
      last.push(`key ${JSON.stringify(name)} at ${named(at)}`);
      at.dispatchEvent(
        new KeyboardEvent("keydown", {
          key: name,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
      return "as before";
    }

    async function go() {
      const page = next();
      last.push(`go ${page}`);
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

    async function turn() {
      if (!standalone()) return look();
      const back = forth > 0 && below(3) > 0;
      last.push(back ? "back" : "forward");
      const gone = new Promise((resolve) =>
        addEventListener("hashchange", resolve, { once: true }),
      );
      const steps = forth;
      history[back ? "back" : "forward"]();
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 100))]);
      forth = steps - (back ? 1 : 0);
      return "anywhere";
    }

    async function look() {
      const name = pick.one(Object.keys(looks));
      const value = pick.one([...looks[name], null]);
      last.push(`${name}=${value}`);
      if (value === null) element().removeAttribute(name);
      else element().setAttribute(name, value);
      // A mode can hide the element that has the focus.
      return name === "mode" ? "anywhere" : "as before";
    }

    /**
     * Changes an option that restarts the guide. Clears the answers before it changes `programs`,
     * because a guide with only some programs lacks some pages and answers.
     */
    async function renew() {
      if (standalone()) return look();
      const name = pick.one(Object.keys(anew));
      const value = pick.one([...anew[name], null]);
      last.push(`anew ${name}=${value}`);
      if (name === "programs") element().reset();
      if (value === null) element().removeAttribute(name);
      else element().setAttribute(name, value);
      await new Promise((resolve) => setTimeout(resolve));
      await element().ready;
      await settled();
      return "as before";
    }

    async function replace() {
      last.push("taken off the page and put back");
      const one = element();
      const [parent, before] = [one.parentNode, one.nextSibling];
      one.remove();
      if (below(2) === 0) await settled();
      parent.insertBefore(one, before);
      await settled();
      await one.ready;
      return "anywhere";
    }

    async function restore() {
      last.push("its answers taken and given back");
      element().restore(element().answers());
      return "anywhere";
    }

    const steps = [
      [60, press],
      [12, key],
      [10, go],
      [8, turn],
      [5, look],
      [2, renew],
      [1, replace],
      [2, restore],
    ];

    function choose() {
      let at = below(100);
      return steps.find(([share]) => (at -= share) < 0)[1];
    }

    // The checks after each step.

    function wrong(focus, from) {
      if (watched.faults.length > 0) return watched.faults.join("\n");
      const headings = [...root().querySelectorAll("[data-part=heading]")].filter((each) =>
        each.checkVisibility(),
      );
      if (headings.length !== 1) return `${headings.length} headings can be seen`;
      const at = root().activeElement;
      if (at && !at.checkVisibility()) return `the focus is on what cannot be seen: ${named(at)}`;
      if (focus !== "inside") return null;
      if (!at) return `the focus is lost: it is on ${document.activeElement?.localName}`;
      const moved = element().answers().page !== from;
      const mark =
        "dialog[open] *, [data-part=heading], [id^=iag-change-], [id^=iag-card-], [id^=iag-card-] *, .iag-notice, .iag-alert";
      if (moved && !at.matches(mark)) return `on a new page the focus is on ${named(at)}`;
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

    const settled = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));

    async function one(step) {
      const from = element().answers().page;
      const inside = root().activeElement !== null;
      const hash = location.hash;
      let focus;
      let thrown = null;
      try {
        focus = await step();
        await settled();
      } catch (error) {
        thrown = `thrown: ${error.message}\n${error.stack}`;
      }
      if (location.hash !== hash && step !== turn) forth += 1;
      if (focus === "as before") focus = inside ? "inside" : "anywhere";
      const page = element().answers().page;
      seen[page.split("/")[0]] = (seen[page.split("/")[0]] ?? 0) + 1;
      last.splice(0, last.length - 20);
      const found = thrown ?? (await lasting(() => wrong(focus, from)));
      return found && { found, from, page, last: [...last] };
    }

    // The memory measurements.

    /**
     * Returns the memory in use on the start page, with nothing saved, answered or set. Every
     * measurement starts from this state.
     */
    async function home() {
      element().goTo("take");
      await settled();
      // While answers are saved on the device, the program keeps a copy of the saved text: 220 KB.
      const forget = [...root().querySelectorAll("button")].find((button) =>
        button.textContent.trim() === catalogue.words["take.forget"],
      );
      forget?.click();
      await settled();
      element().reset();
      Object.keys(standalone() ? looks : { ...looks, ...anew }).forEach((name) =>
        element().removeAttribute(name),
      );
      await settled();
      await element().ready;
      element().goTo("start");
      await settled();
      // Discards the events that the host page has recorded (tests/e2e/hosts/listen.js).
      globalThis.heard?.splice(0);
      return held();
    }

    /**
     * Visits one page of each kind. On each page, opens all `details` elements, and opens and
     * closes the dialog of a source. Afterwards the program has reached its peak memory, and tables
     * that never shrink have almost reached their maximum length.
     */
    async function tour() {
      await home();
      for (const [page] of kinds) {
        element().goTo(page);
        await settled();
        for (const summary of root().querySelectorAll("details:not([open]) > summary")) {
          summary.click();
        }
        await settled();
        for (const what of [".iag-cite", "dialog[open] button"]) {
          root().querySelector(what)?.click();
          await settled();
        }
      }
    }

    return {
      seen,
      /** The number of kinds of pages. */
      kinds: kinds.length,
      prevented,
      /** Takes `count` steps. Returns the first fault, or null. */
      async steps(count) {
        for (let step = 0; step < count; step += 1) {
          const fault = await one(choose());
          if (fault) return fault;
        }
        return null;
      },
      /** Prepares for a real key press by the driver. After the press, the test calls `after`. */
      before(name) {
        last.push(`pressed ${name}`);
        if (!root().activeElement) pick.one(shown()).focus();
        return element().answers().page;
      },
      after: (name, from) => one(async () => {
        last.push(`pressed ${name}, on ${from}`);
        return "anywhere";
      }),
      home,
      tour,
    };
  };
}
