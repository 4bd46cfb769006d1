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
  return { id: stops.get(same), within, name: `${at.localName} “${label.trim().slice(0, 60)}”`, faults: [...ring(shown), ...covered(shown)] };

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

/** In the page: begins to note the stop at each press of Tab, until the focus has left or gone round. */
function listen() {
  const stops = [];
  globalThis.walk = { stops, ended: false, stuck: null };
  if (globalThis.walked) return;
  globalThis.walked = true;
  // Presses that come after the end of a walk lead nowhere.
  const hold = (event) => walk.ended && event.key === "Tab" && event.preventDefault();
  const note = (event) => {
    if (event.key !== "Tab" || walk.ended) return;
    const at = stopped();
    if (!at || at.id === walk.stops[0]?.id) walk.ended = true;
    else if (walk.stops.some(({ id }) => id === at.id)) walk.stuck = at.name;
    else walk.stops.push(at);
    walk.ended ||= walk.stuck !== null;
  };
  addEventListener("keydown", hold, true);
  addEventListener("keyup", note, true);
}

/** How many presses are sent before the page is asked how far they led. */
const batch = 25;

/** Presses Tab until the focus has left the guide, or has come round to where it was first. */
async function through(page, name) {
  page.keys ??= await page.context().newCDPSession(page);
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: name === "Shift+Tab" ? 8 : 0 };
  await page.evaluate(listen);
  for (;;) {
    // The browser handles them in order. To wait for each before the next would take most of the time.
    const sent = [];
    for (let press = 0; press < batch; press += 1) {
      for (const type of ["rawKeyDown", "keyUp"]) sent.push(page.keys.send("Input.dispatchKeyEvent", { type, ...key }));
    }
    await Promise.all(sent);
    const { stops, ended, stuck } = await page.evaluate(() => walk);
    if (stuck || stops.length > 1200) throw new Error(`${name} does not lead on from ${stuck ?? stops.at(-1).name}`);
    if (ended) return stops;
  }
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
  const wanted = page.getByRole(role, { name, exact: true }).first();
  for (let presses = 0; presses < 400; presses += 1) {
    if (await wanted.evaluate((element) => element === element.getRootNode().activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached the ${role} ${name}`);
}
