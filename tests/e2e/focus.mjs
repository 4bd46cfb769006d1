// Going through a screen with Tab, and what has the focus at each stop.
import { expect } from "./guide.mjs";

/**
 * In the page: the stop that has the focus, and what is wrong with how that shows. Radio buttons of one name are one
 * stop, wherever it is entered; no stop is the page itself, or what is around the guide.
 */
function stopped() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!(at.getRootNode() instanceof ShadowRoot)) return null;
  globalThis.stops ??= new Map();
  const same = at.type === "radio" ? at.name : at;
  if (!stops.has(same)) stops.set(same, stops.size);
  const label = at.getAttribute("aria-label") ?? at.closest("label")?.textContent ?? at.textContent;
  const shown = at.matches("input") && getComputedStyle(at).opacity === "0" ? at.closest("label") : at;
  const within = at.closest("dialog")?.className ?? "";
  return { id: stops.get(same), hasParts: at.type === "date", within, name: `${at.localName} “${label.trim().slice(0, 60)}”`, faults: [...ring(shown), ...covered(shown)] };

  function ring(element) {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
    if (outlineStyle !== "solid" || parseFloat(outlineWidth) < 2) return [`its ring is ${outlineStyle} ${outlineWidth}`];
    const found = ratio(rgb(outlineColor), ground(element.parentElement ?? element));
    const low = found < 3 ? [`its ring has a contrast of ${found.toFixed(2)}`] : [];
    return [...low, ...cut(element, parseFloat(outlineWidth) + parseFloat(outlineOffset))];
  }

  // A ring that an edge cuts off on more than one side is not seen as one.
  function cut(element, around) {
    const box = element.getClientRects()[0];
    const sides = { left: box.left - around, top: box.top - around, right: box.right + around, bottom: box.bottom + around };
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
    const points = [[box.left + 4, box.top + 4], [box.left + box.width / 2, box.top + box.height / 2], [box.right - 4, box.bottom - 4]];
    // Of what is higher than the window, and of a field for a text, the browser shows where one writes.
    const high = box.height > innerHeight || element.matches("textarea");
    const lost = points.filter(([x, y]) => {
      if (y < 0 || y > innerHeight) return !high;
      const hit = element.getRootNode().elementFromPoint(x, y);
      return hit && !element.contains(hit) && !hit.contains(element);
    });
    return lost.length > 0 ? [`it is covered or out of sight at ${lost.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`).join(" ")}`] : [];
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
    const [r, g, b] = [red, green, blue].map((of) => (of <= 10 ? of / 255 / 12.92 : ((of / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
}

/**
 * In the page: after each press of Tab asks `tabbing` whether that was the last one. Presses that
 * come later than that move nothing, so that many can be sent at once.
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

/** How many presses are sent before the page is asked how far they led. */
const batch = 20;
const keys = { Tab: 0, "Shift+Tab": 8 };

/** Presses Tab until `tabbing` has ended, and at most so many times; gives back its result, if it has ended. */
async function press(page, key, most) {
  page.keys ??= await page.context().newCDPSession(page);
  const event = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: keys[key] };
  for (let pressed = 0; pressed < most; pressed += batch) {
    // The browser handles them in order. To wait for each one would take most of the time.
    const sent = [];
    for (let each = 0; each < batch; each += 1) {
      for (const type of ["rawKeyDown", "keyUp"]) sent.push(page.keys.send("Input.dispatchKeyEvent", { type, ...event }));
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

/** In the page: begins a walk that ends where the focus leaves the guide, or comes round to where it was first. */
function walk() {
  const result = { stops: [], stuck: null };
  const { stops } = result;
  const isLast = () => {
    const at = stopped();
    // Month, day and year of a date are stops of their own, within one control.
    if (at?.hasParts && at.id === stops.at(-1)?.id) return false;
    if (!at || at.id === stops[0]?.id) return true;
    if (stops.some(({ id }) => id === at.id)) result.stuck = at.name;
    else stops.push(at);
    return result.stuck !== null;
  };
  globalThis.tabbing = { result, isLast, ended: false };
}

/** Presses a key until the focus has left the guide, or has come round to where it was first. */
async function through(page, key) {
  await page.evaluate(hear);
  await page.evaluate(walk);
  const result = await press(page, key, 1200);
  if (!result) throw new Error(`${key} does not end`);
  if (result.stuck) throw new Error(`${key} does not lead on from ${result.stuck}`);
  return result.stops;
}

/** Goes through the whole screen and back; every stop has to show that it has the focus. */
export async function thereAndBack(page, { name, over }) {
  await page.evaluate(`globalThis.stopped = ${stopped}`);
  await before(page);
  const there = await through(page, "Tab");
  const back = await through(page, "Shift+Tab");
  const faults = [...there, ...back].flatMap((each) => each.faults.map((fault) => `${each.name}: ${fault}`));
  expect.soft([...new Set(faults)], name).toEqual([]);
  const said = (stops) => stops.map((each) => each.name);
  // What lies over the screen keeps the focus to itself, and has it already: it has no first stop to come back to.
  if (over) expect.soft([...there, ...back].filter((each) => !each.within.includes(over)), `${name}, outside`).toEqual([]);
  else expect.soft(said(back).reverse(), `${name}, back`).toEqual(said(there));
  return there;
}

/** Puts the focus before the guide: on the page itself, or on what its host has before it. */
const before = (page) =>
  page.evaluate(() => {
    globalThis.stops = new Map();
    const start = document.querySelector("#own") ?? document.body;
    if (start === document.body) start.tabIndex = -1;
    start.focus();
    if (start === document.body) start.removeAttribute("tabindex");
    scrollTo(0, 0);
  });

/** Tab to what has this name, as assistive technology is told it. */
export async function tabTo(page, role, name) {
  await page.evaluate(hear);
  const wanted = page.getByRole(role, { name, exact: true }).first();
  const isThere = await wanted.evaluate((element) => {
    const isLast = () => element === element.getRootNode().activeElement;
    globalThis.tabbing = isLast() ? null : { result: true, isLast, ended: false };
    return tabbing === null;
  });
  if (!isThere && !(await press(page, "Tab", 400))) throw new Error(`Tab never reached the ${role} ${name}`);
}
