// Runs in every measured page before any other script. Records paints, layout shifts, interactions
// and WebAssembly memories, and finds the presses that answer the questions. measure.mjs inserts
// this file and reads `globalThis.bench`. `page` is the object that the `drive` script of the
// measured page returns (pages.mjs), with functions that find the elements to press and read the
// state of the page.
(page, { question, choices, drives }) => {
  const marks = {};
  const shifts = [];
  const interactions = [];
  const memories = new Set();
  let largest = 0;
  const observe = (type, onEntry, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({
      type,
      buffered: true,
      ...options,
    });
  observe("largest-contentful-paint", (entry) => (largest = entry.startTime));
  observe("layout-shift", (entry) => entry.hadRecentInput || shifts.push(entry.value));
  observe("event", (entry) => entry.interactionId && interactions.push(entry), {
    durationThreshold: 16,
  });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      marks.compiled ??= performance.now();
      const exports = Object.values((result.instance ?? result).exports);
      exports
        .filter((each) => each instanceof WebAssembly.Memory)
        .forEach((each) => memories.add(each));
      return result;
    };
  }

  /**
   * Records under `name` the time just after the next frame has been submitted for painting. Only
   * the first call for each name counts.
   */
  const mark = (name) => {
    if (name in marks) return;
    marks[name] = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (marks[name] = performance.now());
      port2.postMessage(null);
    });
  };

  // Measures the time from a press until the change that it causes has been painted. The browser's
  // own measurement ends with the next frame, even if the change appears only in a later frame.
  const changes = [];
  let pending = null;
  const state = () =>
    [
      page.isDone(),
      page.question(),
      ...[
        ...document.querySelectorAll("input:checked"),
        ...(document
          .querySelector("ice-access-guide")
          ?.shadowRoot?.querySelectorAll("input:checked") ?? []),
      ].map(({ value, id }) => value + id),
    ].join(" ");
  const watch = () => {
    const press = pending;
    if (!press) return;
    if (state() === press.before) return void requestAnimationFrame(watch);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      changes.push(performance.now() - press.start);
      pending = null;
    };
    port2.postMessage(null);
  };
  addEventListener(
    "pointerdown",
    (event) => (pending = { start: event.timeStamp, before: state() }),
    { capture: true },
  );
  addEventListener("pointerup", () => requestAnimationFrame(watch), { capture: true });

  // Checks in every frame whether the page is ready. If `drives` is true, also operates the page as
  // early as possible: starts the questions, selects the first choice, and continues to the second
  // question.
  const frame = () => {
    if (page.isReady()) mark("ready");
    if (drives) drive();
    if (marks.second === undefined && performance.now() < 60_000) requestAnimationFrame(frame);
  };
  const drive = () => {
    const current = page.question();
    if (marks.answered === undefined) {
      const input = current === question && page.input(question, choices[0]);
      if (!input) page.start()?.click();
      else if (!input.checked) input.click();
      if (input?.checked) mark("answered");
    } else if (current === question) page.onward()?.click();
    else if (current) mark("second");
  };
  requestAnimationFrame(frame);

  globalThis.bench = {
    page,
    marks,
    /** Returns the measurements of the load so far. */
    measured: () => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const files = performance
        .getEntriesByType("resource")
        .map(({ name, startTime, responseEnd }) => ({
          name: name.split("/").pop(),
          startTime,
          responseEnd,
        }));
      const [page] = performance.getEntriesByType("navigation");
      return {
        ...marks,
        painted: paint?.startTime,
        largest,
        shift: shifts.reduce((sum, shift) => sum + shift, 0),
        html: page.responseEnd,
        files,
        wasm: [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
      };
    },
    /**
     * Returns the next press on the way to these answers: a point on the element to press, a name
     * for the press, and whether the press selects a choice (`ticks`). Returns null once the
     * results are shown, and `{ wait: true }` if the element is not on the page yet.
     */
    next: (answers) => {
      if (page.isDone()) return null;
      const question = page.question();
      const choices = question ? (answers[question] ?? ["not_sure"]) : [];
      const inputs = choices.map((choice) => page.input(question, choice));
      const unchecked = inputs.find((input) => input && !input.checked);
      const onward = question ? page.onward() : (page.onward() ?? page.start());
      const target = unchecked ? page.press(unchecked) : onward;
      if (!target) return { wait: true };
      target.scrollIntoView({ block: "center", behavior: "instant" });
      const box = target.getBoundingClientRect();
      return {
        x: box.x + Math.min(box.width / 2, 40),
        y: box.y + box.height / 2,
        name: unchecked
          ? `${question} ${unchecked.value}`
          : `on from ${question ?? "a page without a question"}`,
        ticks: Boolean(unchecked),
      };
    },
    isWatching: () => pending !== null,
    /** Returns how long each change since the last call of `changes` took to be painted. */
    changes: () => changes.splice(0),
    /**
     * Returns the interactions since the last call of `interactions`, each with the time from the
     * press to the next paint (`duration`) and the time spent in event listeners (`script`).
     */
    interactions: () => {
      const groups = Map.groupBy(interactions.splice(0), (entry) => entry.interactionId);
      return [...groups.values()].map((entries) => ({
        duration: Math.max(...entries.map(({ duration }) => duration)),
        script: entries.reduce(
          (sum, entry) => sum + entry.processingEnd - entry.processingStart,
          0,
        ),
      }));
    },
  };
}
