// Measures one page: its load, its first answer, and a walk through all its questions, each in a
// fresh browser context. run.mjs calls this module for each page in each round.
import { readFile } from "node:fs/promises";

/**
 * The throttling that commonly stands for a cheap phone on a slow 4G connection: a CPU at a quarter
 * of its speed, 1.6 Mbit/s for downloads, 0.75 Mbit/s for uploads, and a latency of 150 ms.
 */
const slow = {
  cpu: 4,
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  },
};
/** How long the network must be idle after a load, in milliseconds. */
const IDLE = 500;
const TIMEOUT = 60_000;

const initScript = await readFile(new URL("init-script.js", import.meta.url), "utf8");

export async function open(browser, server, { path, drive, isSlow, answers, drives }) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const chrome = await context.newCDPSession(page);
  if (isSlow) {
    await chrome.send("Network.enable");
    await chrome.send("Network.emulateNetworkConditions", slow.network);
    await chrome.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
  }
  const [question, choices] = Object.entries(answers).find(
    ([question]) => question === "challenges",
  );
  // Without its leading comment lines, init-script.js is one function expression, which the
  // injected script calls.
  const code = initScript.replace(/^(\/\/.*\n)+/, "").trim();
  await page.addInitScript({
    content: `(${code})(${drive}, ${JSON.stringify({ question, choices, drives })})`,
  });
  server.sent();
  await page.goto(`${server.origin}${path}`, { waitUntil: "commit" });
  return { context, page, chrome, errors };
}

/**
 * Waits until `condition` returns a truthy value in the page. `condition` must be a function and
 * not a string, because the content security policy of the page forbids eval.
 */
export const until = (page, condition, argument) =>
  page.waitForFunction(condition, argument, { timeout: TIMEOUT, polling: 50 });
const markReached = (page, name) => until(page, (name) => globalThis.bench.marks[name], name);

/** Waits until the page can be used. */
export const ready = (page) => markReached(page, "ready");

async function networkIdle(page, server) {
  await page.waitForLoadState("load");
  for (;;) {
    const remaining = IDLE - (performance.now() - server.lastAt());
    if (remaining <= 0) return;
    await page.waitForTimeout(remaining);
  }
}

function failOn(errors, path) {
  if (errors.length > 0) throw new Error(`${path}: ${errors.join("; ")}`);
}

/**
 * Loads the page without interaction. Returns the measurements of the load, among them bytes,
 * requests, paints, layout shift and memory.
 */
export async function load(browser, server, target) {
  const { context, page, chrome, errors } = await open(browser, server, {
    ...target,
    drives: false,
  });
  await ready(page);
  await page.evaluate("Promise.resolve(bench.page.loaded()).then(() => null)");
  await networkIdle(page, server);
  await until(page, () => globalThis.bench.measured().largest > 0);
  const measured = await page.evaluate("bench.measured()");
  await chrome.send("HeapProfiler.collectGarbage");
  const heap = await chrome.send("Runtime.getHeapUsage");
  const sent = server.sent();
  await context.close();
  failOn(errors, target.path);
  const missing = sent.filter(
    ({ status, name }) => status !== 200 && !name.endsWith("favicon.ico"),
  );
  failOn(missing.map(({ name }) => `${name} is missing`), target.path);
  return {
    ...measured,
    sent,
    memory: heap.usedSize + (heap.backingStorageSize ?? 0),
    heap,
    bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: sent.length,
  };
}

/**
 * Loads the page, selects the first choice as early as possible, and continues to the second
 * question. Returns the measurements of the load. Throws if the choice is lost.
 */
export async function firstAnswer(browser, server, target) {
  const { context, page, errors } = await open(browser, server, { ...target, drives: true });
  await markReached(page, "second");
  await until(page, () => globalThis.bench.page.isReady());
  await page.evaluate("Promise.resolve(bench.page.loaded()).then(() => null)");
  const measured = await page.evaluate("bench.measured()");
  const challenges = await page.evaluate("bench.page.answers().challenges");
  await context.close();
  failOn(errors, target.path);
  if (!challenges?.includes(target.answers.challenges[0])) {
    throw new Error(
      `${target.path}: the first choice was lost: ${JSON.stringify(challenges)}`,
    );
  }
  return measured;
}

/**
 * Makes the next press and returns how long the page took to respond. Returns null once the results
 * are shown. If there is nothing to press yet, waits for 30 ms and returns `{ wait: true }`.
 */
export async function press(page, answers) {
  const target = await page.evaluate(`bench.next(${JSON.stringify(answers)})`);
  if (target === null) return null;
  if (target.wait) {
    await page.waitForTimeout(30);
    return { wait: true };
  }
  await page.mouse.click(target.x, target.y);
  await until(page, () => !globalThis.bench.isWatching());
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))");
  const [events, changes] = await page.evaluate("[bench.interactions(), bench.changes()]");
  // The browser does not report interactions of less than 16 ms.
  const duration = Math.max(16, ...events.map(({ duration }) => duration));
  return {
    step: target.name,
    ticks: target.ticks,
    duration,
    script: Math.max(0, ...events.map(({ script }) => script)),
    shown: Math.max(0, ...changes),
  };
}

/** Makes every press until the results are shown. Returns the measurements of each press. */
export async function pressAll(page, answers) {
  const steps = [];
  for (let count = 0; count < 300; count += 1) {
    const step = await press(page, answers);
    if (step === null) return steps;
    if (!step.wait) steps.push(step);
  }
  throw new Error(`the walk did not end: ${JSON.stringify(steps.slice(-6))}`);
}

const slowest = (steps, duration) => steps.toSorted((a, b) => duration(b) - duration(a))[0];

/**
 * Answers all questions with the mouse. Returns the final verdicts, every press (`steps`), the
 * press with the longest interaction (`worst`), and the press whose change took longest to be
 * painted (`shown`).
 */
export async function walk(browser, server, target) {
  const { context, page, errors } = await open(browser, server, { ...target, drives: false });
  await ready(page);
  await networkIdle(page, server);
  await page.evaluate("Promise.resolve(bench.page.loaded()).then(() => null)");
  const steps = await pressAll(page, target.answers);
  const verdicts = await page.evaluate("bench.page.verdicts()");
  await context.close();
  failOn(errors, target.path);
  const worst = slowest(steps, ({ duration }) => duration);
  return { verdicts, steps, worst, shown: slowest(steps, ({ shown }) => shown) };
}
