// Measures the guide with a host page's own catalog of 1,300 programs (many.mjs) at 4x CPU
// throttling: the response time of each press, and the time between frames while the results
// scroll. run.mjs calls this module.
import { opened, pressed, ready, until } from "./measure.mjs";

const CPU = 4;

/**
 * Scrolls down the page. Returns the longest (`worst`) and the median (`usual`) time between two
 * frames, the number of frames, and the number of those that took more than 50 ms (`late`).
 */
async function scrolled(page) {
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
  for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, 400);
  await page.waitForTimeout(500);
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.scrolling);
    return globalThis.frames.slice(1);
  });
  const sorted = frames.toSorted((one, other) => one - other);
  return { worst: sorted.at(-1), usual: sorted[Math.floor(sorted.length / 2)], late: frames.filter((frame) => frame > 50).length, frames: frames.length };
}

export async function grown(browser, server, given) {
  const begun = performance.now();
  const { context, page, chrome, faults } = await opened(browser, server, { ...given, isSlow: false, drives: false });
  page.on("console", (message) => faults.push(message.text().slice(0, 500)));
  await ready(page);
  const linked = performance.now() - begun;
  if (faults.length > 0) throw new Error(`the catalogue of many programs: ${faults.join("; ")}`);
  await chrome.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  const steps = await pressed(page, given.answers);
  await until(page, () => globalThis.bench.page.isDone());
  const nodes = await page.evaluate(() => document.querySelector("ice-access-guide").shadowRoot.querySelectorAll("*").length);
  const scroll = await scrolled(page);
  await context.close();
  const worst = (of) => Math.max(...of.map(({ duration, shown }) => Math.max(duration, shown)));
  return { linked, ticks: worst(steps.filter(({ ticks }) => ticks)), onward: worst(steps.filter(({ ticks }) => !ticks).slice(0, -1)), results: worst(steps.slice(-1)), steps, nodes, scroll };
}
