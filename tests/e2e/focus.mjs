// Helpers for access-*.spec.mjs. They move through a screen with the Tab key and check at each tab
// stop that the focus is visible.
import { expect } from "./guide.mjs";

/**
 * Runs in the page. Returns the tab stop that has the focus, or null if the focus is outside the
 * guide. The field `faults` lists what makes the element or its focus ring hard to see. Radio
 * buttons with the same name are one stop, whichever of them has the focus.
 */
function stopped() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!(at.getRootNode() instanceof ShadowRoot)) return null;
  globalThis.stops ??= new Map();
  const same = at.type === "radio" ? at.name : at;
  if (!stops.has(same)) stops.set(same, stops.size);
  const label = at.getAttribute("aria-label") ?? at.closest("label")?.textContent ?? at.textContent;
  const shown =
    at.matches("input") && getComputedStyle(at).opacity === "0" ? at.closest("label") : at;
  const within = at.closest("dialog")?.className ?? "";
  return {
    id: stops.get(same),
    hasParts: at.type === "date",
    within,
    name: `${at.localName} “${label.trim().slice(0, 60)}”`,
    faults: [...ring(shown), ...covered(shown)],
  };

  function ring(element) {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    if (outlineStyle !== "solid" || parseFloat(outlineWidth) < 2) {
      return [`its ring is ${outlineStyle} ${outlineWidth}`];
    }
    const found = ratio(rgb(outlineColor), ground(element.parentElement ?? element));
    const low = found < 3 ? [`its ring has a contrast of ${found.toFixed(2)}`] : [];
    return [...low, ...cut(element, parseFloat(outlineWidth) + parseFloat(outlineOffset))];
  }

  // Returns a fault if an ancestor or the window cuts off the focus ring on the left or on the
  // right.
  function cut(element, around) {
    const box = element.getClientRects()[0];
    const sides = {
      left: box.left - around,
      top: box.top - around,
      right: box.right + around,
      bottom: box.bottom + around,
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

  function covered(element) {
    const box = [...element.getClientRects()].find((each) => each.width > 0 && each.height > 0);
    if (!box) return ["it has no size"];
    const points = [
      [box.left + 4, box.top + 4],
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.right - 4, box.bottom - 4],
    ];
    // For a text area, or an element taller than the window, the browser scrolls only the part in
    // use into view.
    const high = box.height > innerHeight || element.matches("textarea");
    const lost = points.filter(([x, y]) => {
      if (y < 0 || y > innerHeight) return !high;
      const hit = element.getRootNode().elementFromPoint(x, y);
      return hit && !element.contains(hit) && !hit.contains(element);
    });
    return lost.length > 0
      ? [
        `it is covered or out of sight at ${lost.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(" ")}`,
      ]
      : [];
  }

  function ground(element) {
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
    const [r, g, b] = [red, green, blue].map((of) =>
      of <= 10 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
}

/**
 * Runs in the page. Calls `tabbing.isLast` after each press of Tab. Once `isLast` has returned
 * true, further presses of Tab have no effect, so that a test can send many presses at once.
 */
function hear() {
  if (globalThis.tabbing !== undefined) return;
  globalThis.tabbing = null;
  const hold = (event) => event.key === "Tab" && tabbing?.ended && event.preventDefault();
  const ask = (event) => {
    if (event.key === "Tab" && tabbing && !tabbing.ended) tabbing.ended = tabbing.isLast();
  };
  addEventListener("keydown", hold, true);
  addEventListener("keyup", ask, true);
}

/** The number of presses that are sent before `press` asks the page whether `tabbing` has ended. */
const batch = 20;
const keys = { Tab: 0, "Shift+Tab": 8 };

/**
 * Presses a key until `tabbing` has ended, and returns its `result`. Returns null if it has not
 * ended after `most` presses, rounded up to a full batch.
 */
async function press(page, key, most) {
  page.keys ??= await page.context().newCDPSession(page);
  const event = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: keys[key] };
  for (let pressed = 0; pressed < most; pressed += batch) {
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
function walk() {
  const result = { stops: [], stuck: null };
  const { stops } = result;
  const isLast = () => {
    const at = stopped();
    // The month, day and year of a date field are separate tab stops, but count as one stop here.
    if (at?.hasParts && at.id === stops.at(-1)?.id) return false;
    if (!at || at.id === stops[0]?.id) return true;
    if (stops.some(({ id }) => id === at.id)) result.stuck = at.name;
    else stops.push(at);
    return result.stuck !== null;
  };
  globalThis.tabbing = { result, isLast, ended: false };
}

/**
 * Presses a key until the focus leaves the guide or is at the first stop again, and returns the
 * stops.
 */
async function through(page, key) {
  await page.evaluate(hear);
  await page.evaluate(walk);
  const result = await press(page, key, 1200);
  if (!result) throw new Error(`${key} does not end`);
  if (result.stuck) throw new Error(`${key} does not lead on from ${result.stuck}`);
  return result.stops;
}

/**
 * Goes through the screen with Tab and back with Shift+Tab, and asserts that the focus is visible
 * at every stop. If `over` is the class of a dialog, also asserts that the focus stays in the
 * dialog. Otherwise, asserts that both directions have the same stops, in opposite order. Returns
 * the stops.
 */
export async function tabBothWays(page, { name, over }) {
  await page.evaluate(`globalThis.stopped = ${stopped}`);
  await before(page);
  const there = await through(page, "Tab");
  const back = await through(page, "Shift+Tab");
  const faults = [...there, ...back].flatMap((each) =>
    each.faults.map((fault) => `${each.name}: ${fault}`),
  );
  expect.soft([...new Set(faults)], name).toEqual([]);
  const said = (stops) => stops.map((each) => each.name);
  // A dialog has the focus from the start and keeps it, so the two rounds need not begin at the
  // same stop, and their order is not compared.
  if (over) {
    expect
      .soft([...there, ...back].filter((each) => !each.within.includes(over)), `${name}, outside`)
      .toEqual([]);
  } else {
    expect.soft(said(back).reverse(), `${name}, back`).toEqual(said(there));
  }
  return there;
}

/**
 * Moves the focus to the host page's element `#own`, which is before the guide, or to the body if
 * there is no such element. Scrolls to the top.
 */
const before = (page) =>
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
  await page.evaluate(hear);
  const wanted = page.getByRole(role, { name, exact: true }).first();
  const isThere = await wanted.evaluate((element) => {
    const isLast = () => element === element.getRootNode().activeElement;
    globalThis.tabbing = isLast() ? null : { result: true, isLast, ended: false };
    return tabbing === null;
  });
  if (!isThere && !(await press(page, "Tab", 400))) {
    throw new Error(`Tab never reached the ${role} ${name}`);
  }
}
