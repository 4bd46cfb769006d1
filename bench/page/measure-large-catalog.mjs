// Measures the guide with a host page's catalog of 1,300 programs (large-catalog.mjs): first the
// time until the guide can be used, without throttling; then, at 4x CPU throttling, the response
// time of each press, and the time between frames while the results scroll. run.mjs calls this
// module.
import { open, pressAll, ready, until } from "./measure.mjs";

const CPU = 4;

/**
 * Scrolls down the page. Returns the longest (`worst`) and the median (`usual`) time between two
 * frames, the number of frames, and the number of those that took more than 50 ms (`late`).
 */
async function measureScrolling(page) {
  await page.mouse.move(500, 400);
  await page.evaluate(() => {
    globalThis.frames = [];
    let before = performance.now();
    const frame = (now) => {
      globalThis.frames.push(now - before);
      before = now;
      globalThis.scrolling = requestAnimationFrame(frame);
    };
    globalThis.scrolling = requestAnimationFrame(frame);
  });
  for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, 400);
  await page.waitForTimeout(500);
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.scrolling);
    return globalThis.frames.slice(1);
  });
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    worst: sorted.at(-1),
    usual: sorted[Math.floor(sorted.length / 2)],
    late: frames.filter((frame) => frame > 50).length,
    frames: frames.length,
  };
}

export async function measureLargeCatalog(browser, server, target) {
  const start = performance.now();
  const { context, page, chrome, errors } = await open(browser, server, {
    ...target,
    isSlow: false,
    drives: false,
  });
  page.on("console", (message) => errors.push(message.text().slice(0, 500)));
  await ready(page);
  const linked = performance.now() - start;
  if (errors.length > 0) throw new Error(`the catalog of 1,300 programs: ${errors.join("; ")}`);
  await chrome.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  const steps = await pressAll(page, target.answers);
  await until(page, () => globalThis.bench.page.isDone());
  const nodes = await page.evaluate(
    () => document.querySelector("ice-access-guide").shadowRoot.querySelectorAll("*").length,
  );
  const scroll = await measureScrolling(page);
  await context.close();
  const slowest = (presses) =>
    Math.max(...presses.map(({ duration, shown }) => Math.max(duration, shown)));
  return {
    linked,
    ticks: slowest(steps.filter(({ ticks }) => ticks)),
    onward: slowest(steps.filter(({ ticks }) => !ticks).slice(0, -1)),
    results: slowest(steps.slice(-1)),
    steps,
    nodes,
    scroll,
  };
}
