// One load of one page in a browser that has seen nothing before; and one walk through all its questions.
import { readFile } from "node:fs/promises";

/** 4x CPU, 1.6 Mbit/s and 150 ms: what "slow 4G on a cheap telephone" is commonly taken to be. */
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
  // What comes after the // has nothing to do but to close the call.
  const code = inside.replace(/^(\/\/.*\n)+/, "").trim();
  await page.addInitScript({ content: `(${code})(${drive}, ${JSON.stringify({ question, choices, drives })})` });
  server.sent();
  await page.goto(`${server.origin}${path}`, { waitUntil: "commit" });
  return { context, page, chrome, faults };
}

/** Waits in the page, where its own policy forbids to evaluate a text: so what is awaited is a function. */
export const until = (page, what, more) => page.waitForFunction(what, more, { timeout: PATIENCE, polling: 50 });
const marked = (page, name) => until(page, (name) => globalThis.bench.marks[name], name);

/** Until the page can be used. */
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

/** A load that nobody touches: bytes, requests, paints, shift and memory. */
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

/** A load in which the first choice is taken as early as can be; it has to count. */
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

/** Presses what comes next; how long the press took to be answered. None where there is nothing more to press. */
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
  // What took less than 16 ms is not told by the browser.
  const duration = Math.max(16, ...events.map(({ duration }) => duration));
  return { step: target.name, ticks: target.ticks, duration, script: Math.max(0, ...events.map(({ script }) => script)), shown: Math.max(0, ...changes) };
}

/** A whole walk. */
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

/** A whole walk with the mouse: every interaction, and the verdicts at its end. */
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
