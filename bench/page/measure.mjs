// Measures one page in a fresh browser context: its load, its first answer, and a walk through all
// its questions. run.mjs calls this module for each page in each round.
import { readFile } from "node:fs/promises";

/**
 * The throttling that commonly stands for a cheap phone on a slow 4G connection: a CPU at a quarter
 * of its speed, 1.6 Mbit/s for downloads, and a latency of 150 ms.
 */
const slow = { cpu: 4, network: { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 } };
const QUIET = 500;
const PATIENCE = 60_000;

const inside = await readFile(new URL("inside.js", import.meta.url), "utf8");

export async function opened(browser, server, { path, drive, isSlow, answers, drives }) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const chrome = await context.newCDPSession(page);
  if (isSlow) {
    await chrome.send("Network.enable");
    await chrome.send("Network.emulateNetworkConditions", slow.network);
    await chrome.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
  }
  const [question, choices] = Object.entries(answers).find(([question]) => question === "challenges");
  // Without its leading comment lines, inside.js is one function expression. The init script below
  // calls that function.
  const code = inside.replace(/^(\/\/.*\n)+/, "").trim();
  await page.addInitScript({ content: `(${code})(${drive}, ${JSON.stringify({ question, choices, drives })})` });
  server.sent();
  await page.goto(`${server.origin}${path}`, { waitUntil: "commit" });
  return { context, page, chrome, faults };
}

/**
 * Waits until `what` returns a truthy value in the page. `what` must be a function and not a
 * string, because the content security policy of the page forbids eval.
 */
export const until = (page, what, more) => page.waitForFunction(what, more, { timeout: PATIENCE, polling: 50 });
const marked = (page, name) => until(page, (name) => globalThis.bench.marks[name], name);

/** Waits until the page can be used. */
export const ready = (page) => marked(page, "ready");

async function settled(page, server) {
  await page.waitForLoadState("load");
  for (;;) {
    const left = QUIET - (performance.now() - server.lastAt());
    if (left <= 0) return;
    await page.waitForTimeout(left);
  }
}

function refuse(faults, path) {
  if (faults.length > 0) throw new Error(`${path}: ${faults.join("; ")}`);
}

/** Loads the page without interaction. Returns bytes, requests, paints, layout shift and memory. */
export async function load(browser, server, given) {
  const { context, page, chrome, faults } = await opened(browser, server, { ...given, drives: false });
  await ready(page);
  await page.evaluate("Promise.resolve(bench.page.whole()).then(() => null)");
  await settled(page, server);
  await until(page, () => globalThis.bench.seen().largest > 0);
  const seen = await page.evaluate("bench.seen()");
  await chrome.send("HeapProfiler.collectGarbage");
  const heap = await chrome.send("Runtime.getHeapUsage");
  const sent = server.sent();
  await context.close();
  refuse(faults, given.path);
  const lost = sent.filter(({ status, name }) => status !== 200 && !name.endsWith("favicon.ico"));
  refuse(lost.map(({ name }) => `${name} is not there`), given.path);
  return { ...seen, sent, memory: heap.usedSize + (heap.backingStorageSize ?? 0), heap, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0), requests: sent.length };
}

/**
 * Loads the page and selects the first choice as early as possible. Throws if the choice is lost.
 */
export async function firstAnswer(browser, server, given) {
  const { context, page, faults } = await opened(browser, server, { ...given, drives: true });
  await marked(page, "second");
  await until(page, () => globalThis.bench.page.isReady());
  await page.evaluate("Promise.resolve(bench.page.whole()).then(() => null)");
  const seen = await page.evaluate("bench.seen()");
  const counted = await page.evaluate("bench.page.answers().challenges");
  await context.close();
  refuse(faults, given.path);
  if (!counted?.includes(given.answers.challenges[0])) throw new Error(`${given.path}: the first choice was lost: ${JSON.stringify(counted)}`);
  return seen;
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
  return { step: target.name, ticks: target.ticks, duration, script: Math.max(0, ...events.map(({ script }) => script)), shown: Math.max(0, ...changes) };
}

/** Makes every press until the results are shown. Returns the measurements of each press. */
export async function pressed(page, answers) {
  const steps = [];
  for (let left = 300; left > 0; left -= 1) {
    const step = await press(page, answers);
    if (step === null) return steps;
    if (!step.wait) steps.push(step);
  }
  throw new Error(`the walk did not end: ${JSON.stringify(steps.slice(-6))}`);
}

const slowest = (steps, of) => steps.toSorted((one, other) => of(other) - of(one))[0];

/**
 * Answers all questions with the mouse. Returns the final verdicts, every press (`steps`), the
 * press with the longest interaction (`worst`), and the press whose change took longest to be
 * painted (`shown`).
 */
export async function walk(browser, server, given) {
  const { context, page, faults } = await opened(browser, server, { ...given, drives: false });
  await ready(page);
  await settled(page, server);
  await page.evaluate("Promise.resolve(bench.page.whole()).then(() => null)");
  const steps = await pressed(page, given.answers);
  const verdicts = await page.evaluate("bench.page.verdicts()");
  await context.close();
  refuse(faults, given.path);
  const worst = slowest(steps, ({ duration }) => duration);
  return { verdicts, steps, worst, shown: slowest(steps, ({ shown }) => shown) };
}
