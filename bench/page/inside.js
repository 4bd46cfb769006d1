// Runs in every measured page before anything else. `page` is how that page is driven (pages.mjs); what is asked of it is
// asked by name from outside.
(page, { question, choices, drives }) => {
  const marks = {};
  const shifts = [];
  const interactions = [];
  const memories = new Set();
  let largest = 0;
  const observe = (type, seen, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type, buffered: true, ...more });
  observe("largest-contentful-paint", (entry) => (largest = entry.startTime));
  observe("layout-shift", (entry) => entry.hadRecentInput || shifts.push(entry.value));
  observe("event", (entry) => entry.interactionId && interactions.push(entry), { durationThreshold: 16 });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      marks.compiled ??= performance.now();
      const exported = Object.values((made.instance ?? made).exports);
      exported.filter((each) => each instanceof WebAssembly.Memory).forEach((each) => memories.add(each));
      return made;
    };
  }

  /** Marks the moment after the next frame has been handed on to be painted. */
  const mark = (name) => {
    if (name in marks) return;
    marks[name] = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (marks[name] = performance.now());
      port2.postMessage(null);
    });
  };

  // From a press until what it changed has been painted: the browser's own timing ends with the next frame, even where the
  // change comes only with a later one.
  const changes = [];
  let pending = null;
  const state = () => [page.isDone(), page.question(), ...[...document.querySelectorAll("input:checked"), ...(document.querySelector("ice-access-guide")?.shadowRoot?.querySelectorAll("input:checked") ?? [])].map(({ value, id }) => value + id)].join(" ");
  const watch = () => {
    const own = pending;
    if (!own) return;
    if (state() === own.before) return void requestAnimationFrame(watch);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      changes.push(performance.now() - own.at);
      pending = null;
    };
    port2.postMessage(null);
  };
  addEventListener("pointerdown", (event) => (pending = { at: event.timeStamp, before: state() }), { capture: true });
  addEventListener("pointerup", () => requestAnimationFrame(watch), { capture: true });

  // As early as can be, a person starts, takes the first choice and goes on to the second question.
  const frame = () => {
    if (page.isReady()) mark("ready");
    if (drives) drive();
    if (marks.second === undefined && performance.now() < 60_000) requestAnimationFrame(frame);
  };
  const drive = () => {
    const shown = page.question();
    if (marks.answered === undefined) {
      const input = shown === question && page.input(question, choices[0]);
      if (!input) page.start()?.click();
      else if (!input.checked) input.click();
      if (input?.checked) mark("answered");
    } else if (shown === question) page.onward()?.click();
    else if (shown) mark("second");
  };
  requestAnimationFrame(frame);

  globalThis.bench = {
    page,
    marks,
    /** What has been seen of the load. */
    seen: () => {
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      const files = performance.getEntriesByType("resource").map(({ name, startTime, responseEnd }) => ({ name: name.split("/").pop(), startTime, responseEnd }));
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
    /** Where a person presses next, to give these answers: the middle of it, and what it is. */
    next: (answers) => {
      if (page.isDone()) return null;
      const asked = page.question();
      const wanted = asked ? (answers[asked] ?? ["not_sure"]) : [];
      const left = wanted.map((choice) => page.input(asked, choice)).find((input) => input && !input.checked);
      const target = left ? page.press(left) : asked ? page.onward() : (page.onward() ?? page.start());
      if (!target) return { wait: true };
      target.scrollIntoView({ block: "center", behavior: "instant" });
      const box = target.getBoundingClientRect();
      return { x: box.x + Math.min(box.width / 2, 40), y: box.y + box.height / 2, name: left ? `${asked} ${left.value}` : `on from ${asked ?? "a page without a question"}`, ticks: Boolean(left) };
    },
    isWatching: () => pending !== null,
    /** How long each change since the last call took to be seen. */
    changes: () => changes.splice(0),
    /** The interactions since the last call: how long each took from the press to the next paint. */
    interactions: () => {
      const all = Map.groupBy(interactions.splice(0), (entry) => entry.interactionId);
      return [...all.values()].map((entries) => ({
        duration: Math.max(...entries.map(({ duration }) => duration)),
        script: entries.reduce((sum, entry) => sum + entry.processingEnd - entry.processingStart, 0),
      }));
    },
  };
}
