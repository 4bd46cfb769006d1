// Helpers for access-*.spec.mjs. They move through a screen with the Tab key and check at each tab
// stop that the focus is visible.
import { expect } from "./guide.mjs";

/**
 * Runs in the page. Returns the tab stop that has the focus, or null if the focus is outside the
 * guide. The field `faults` lists what makes the element or its focus ring hard to see. Radio
 * buttons with the same name are one stop, whichever of them has the focus.
 */
function currentStop() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!(focused.getRootNode() instanceof ShadowRoot)) return null;
  globalThis.stops ??= new Map();
  const key = focused.type === "radio" ? focused.name : focused;
  if (!stops.has(key)) stops.set(key, stops.size);
  const label =
    focused.getAttribute("aria-label") ??
    focused.closest("label")?.textContent ??
    focused.textContent;
  const visible =
    focused.matches("input") && getComputedStyle(focused).opacity === "0"
      ? focused.closest("label")
      : focused;
  const dialog = focused.closest("dialog")?.className ?? "";
  return {
    id: stops.get(key),
    hasParts: focused.type === "date",
    dialog,
    name: `${focused.localName} “${label.trim().slice(0, 60)}”`,
    faults: [...ringFaults(visible), ...coverFaults(visible)],
  };

  function ringFaults(element) {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    if (outlineStyle !== "solid" || parseFloat(outlineWidth) < 2) {
      return [`its ring is ${outlineStyle} ${outlineWidth}`];
    }
    const contrast = ratio(rgb(outlineColor), backgroundOf(element.parentElement ?? element));
    const low = contrast < 3 ? [`its ring has a contrast of ${contrast.toFixed(2)}`] : [];
    return [...low, ...cutFaults(element, parseFloat(outlineWidth) + parseFloat(outlineOffset))];
  }

  // Returns a fault if an ancestor or the window cuts off the focus ring on the left or on the
  // right.
  function cutFaults(element, width) {
    const box = element.getClientRects()[0];
    const sides = {
      left: box.left - width,
      top: box.top - width,
      right: box.right + width,
      bottom: box.bottom + width,
    };
    const lost = new Set();
    for (let each = element.parentElement; each; each = each.parentElement) {
      if (!/auto|scroll|hidden|clip/.test(getComputedStyle(each).overflow)) continue;
      const edge = each.getBoundingClientRect();
      if (sides.left < edge.left - 1) lost.add("left");
      if (sides.right > edge.right + 1) lost.add("right");
    }
    if (sides.left < -1) lost.add("left");
    if (sides.right > innerWidth + 1) lost.add("right");
    return lost.size > 0 ? [`its ring is cut off: ${[...lost].join(", ")}`] : [];
  }

  function coverFaults(element) {
    const box = [...element.getClientRects()].find((each) => each.width > 0 && each.height > 0);
    if (!box) return ["it has no size"];
    const points = [
      [box.left + 4, box.top + 4],
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.right - 4, box.bottom - 4],
    ];
    // For a text area, or an element taller than the window, the browser scrolls only the part in
    // use into view.
    const isTall = box.height > innerHeight || element.matches("textarea");
    const coveredPoints = points.filter(([x, y]) => {
      if (y < 0 || y > innerHeight) return !isTall;
      const hit = element.getRootNode().elementFromPoint(x, y);
      return hit && !element.contains(hit) && !hit.contains(element);
    });
    const where = coveredPoints.map((point) => point.map(Math.round).join()).join(" ");
    return where ? [`it is covered or out of sight at ${where}`] : [];
  }

  function backgroundOf(element) {
    for (let each = element; each; each = each.parentElement ?? each.getRootNode().host) {
      const [red, green, blue, alpha] = rgb(getComputedStyle(each).backgroundColor);
      if (alpha > 0) return [red, green, blue, alpha];
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
  }

  function rgb(color) {
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }

  function ratio(...colors) {
    const [one, two] = colors.map(luminance).sort((a, b) => b - a);
    return (one + 0.05) / (two + 0.05);
  }

  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((channel) =>
      channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
}

/**
 * Runs in the page. Calls `tabbing.isLast` after each press of Tab. Once `isLast` has returned
 * true, further presses of Tab have no effect, so that a test can send many presses at once.
 */
function listenForTab() {
  if (globalThis.tabbing !== undefined) return;
  globalThis.tabbing = null;
  const block = (event) => event.key === "Tab" && tabbing?.ended && event.preventDefault();
  const checkEnd = (event) => {
    if (event.key === "Tab" && tabbing && !tabbing.ended) tabbing.ended = tabbing.isLast();
  };
  addEventListener("keydown", block, true);
  addEventListener("keyup", checkEnd, true);
}

/** The number of presses that are sent before `press` asks the page whether `tabbing` has ended. */
const batch = 20;
const keys = { Tab: 0, "Shift+Tab": 8 };

/**
 * Presses a key until `tabbing` has ended, and returns its `result`. Returns null if it has not
 * ended after `maxPresses` presses, rounded up to a full batch.
 */
async function press(page, key, maxPresses) {
  page.keys ??= await page.context().newCDPSession(page);
  const event = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: keys[key] };
  for (let pressed = 0; pressed < maxPresses; pressed += batch) {
    // The browser handles key events in order, so there is no need to wait for each of them.
    // Waiting would take most of a test's time.
    const sent = [];
    for (let each = 0; each < batch; each += 1) {
      for (const type of ["rawKeyDown", "keyUp"]) {
        sent.push(page.keys.send("Input.dispatchKeyEvent", { type, ...event }));
      }
    }
    await Promise.all(sent);
    const result = await page.evaluate(() => {
      if (!tabbing.ended) return null;
      const { result } = tabbing;
      tabbing = null;
      return result;
    });
    if (result) return result;
  }
  return null;
}

/**
 * Runs in the page. Starts a round of presses that ends when the focus leaves the guide or returns
 * to the first stop. The round also ends if the focus returns to any other stop; `stuck` then names
 * that stop.
 */
function startRound() {
  const result = { stops: [], stuck: null };
  const { stops } = result;
  const isLast = () => {
    const stop = currentStop();
    // The month, day and year of a date field are separate tab stops, but count as one stop here.
    if (stop?.hasParts && stop.id === stops.at(-1)?.id) return false;
    if (!stop || stop.id === stops[0]?.id) return true;
    if (stops.some(({ id }) => id === stop.id)) result.stuck = stop.name;
    else stops.push(stop);
    return result.stuck !== null;
  };
  globalThis.tabbing = { result, isLast, ended: false };
}

/**
 * Presses a key until the focus leaves the guide or is at the first stop again, and returns the
 * stops.
 */
async function tabRound(page, key) {
  await page.evaluate(listenForTab);
  await page.evaluate(startRound);
  const result = await press(page, key, 1200);
  if (!result) throw new Error(`${key} does not leave the guide or return to the first stop`);
  if (result.stuck) throw new Error(`${key} does not move on from ${result.stuck}`);
  return result.stops;
}

/**
 * Goes through the screen with Tab and back with Shift+Tab, and asserts that the focus is visible
 * at every stop. If `dialog` is the class of a dialog, also asserts that the focus stays in the
 * dialog. Otherwise, asserts that both directions have the same stops, in opposite order. Returns
 * the stops.
 */
export async function tabBothWays(page, { name, dialog }) {
  await page.evaluate(`globalThis.currentStop = ${currentStop}`);
  await focusBefore(page);
  const forward = await tabRound(page, "Tab");
  const back = await tabRound(page, "Shift+Tab");
  const faults = [...forward, ...back].flatMap((each) =>
    each.faults.map((fault) => `${each.name}: ${fault}`),
  );
  expect.soft([...new Set(faults)], name).toEqual([]);
  const names = (stops) => stops.map((each) => each.name);
  // A dialog has the focus from the start and keeps it, so the two rounds need not begin at the
  // same stop, and their order is not compared.
  if (dialog) {
    expect
      .soft(
        [...forward, ...back].filter((each) => !each.dialog.includes(dialog)),
        `${name}, outside`,
      )
      .toEqual([]);
  } else {
    expect.soft(names(back).reverse(), `${name}, back`).toEqual(names(forward));
  }
  return forward;
}

/**
 * Moves the focus to the host page's element `#own`, which is before the guide, or to the body if
 * there is no such element. Scrolls to the top.
 */
const focusBefore = (page) =>
  page.evaluate(() => {
    globalThis.stops = new Map();
    const start = document.querySelector("#own") ?? document.body;
    if (start === document.body) start.tabIndex = -1;
    start.focus();
    if (start === document.body) start.removeAttribute("tabindex");
    scrollTo(0, 0);
  });

/** Presses Tab until the element with this role and accessible name has the focus. */
export async function tabTo(page, role, name) {
  await page.evaluate(listenForTab);
  const target = page.getByRole(role, { name, exact: true }).first();
  const isFocused = await target.evaluate((element) => {
    const isLast = () => element === element.getRootNode().activeElement;
    globalThis.tabbing = isLast() ? null : { result: true, isLast, ended: false };
    return tabbing === null;
  });
  if (!isFocused && !(await press(page, "Tab", 400))) {
    throw new Error(`Tab never reached the ${role} ${name}`);
  }
}
