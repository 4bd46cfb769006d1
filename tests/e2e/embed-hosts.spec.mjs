// End-to-end tests of the guide on demanding host pages: with a strict content security policy,
// with two guides, with many guides that are added and removed, and with a form around the guide.
import { nightly } from "../depth.mjs";
import { sheriffHeadline, sheriffQuestions } from "./guide.mjs";
import { eventsOf, expect, test, walk, walkByMouse } from "./embedded.mjs";

test("a complete interview violates no part of a strict policy", async ({ page }) => {
  await page.openHost("strict");
  const guide = page.locator("#one");
  expect(await walkByMouse(guide)).toEqual(sheriffQuestions);
  await guide.getByRole("button", { name: "See results" }).click();
  await expect(guide.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  const card = guide.locator("article", { hasText: "Criminal Alien Program (CAP)" }).first();
  await card.locator("summary").click();
  await card.locator(".iag-cite").first().click();
  await expect(guide.getByRole("dialog")).toContainText("Place in the source");
  await page.keyboard.press("Escape");
  await guide.getByRole("button", { name: "All 13 programs" }).click();
  await guide.getByRole("button", { name: "Operation Firewall", exact: true }).click();
  await expect(guide.locator("[data-part=heading]")).toHaveText("Operation Firewall");
  expect(await page.evaluate(() => violations)).toEqual([]);
  expect(page.faults).toEqual([]);
  expect(await eventsOf(page, "iag-error")).toEqual([]);
});

/** Returns the level of a guide's first heading in the accessibility tree. */
async function levelOf(page, id) {
  const cdp = await page.context().newCDPSession(page);
  const expression =
    `document.querySelector("${id}").shadowRoot.querySelector("[data-part=heading]")`;
  const { result } = await cdp.send("Runtime.evaluate", { expression });
  const { nodes } = await cdp.send("Accessibility.getPartialAXTree", {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  return nodes[0].properties.find(({ name }) => name === "level").value.value;
}

test("two guides on a page are independent", async ({ page }) => {
  await page.openHost("two");
  const [one, two] = [page.locator("#one"), page.locator("#two")];
  await walk(one);
  await expect(two.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  await two.getByRole("button", { name: "Start" }).click();
  await two.locator(".iag-tile", { hasText: "Fugitives" }).first().click();
  await expect(one.locator(".iag-main")).not.toContainText("Fugitives");
  await expect(two.locator(".iag")).toHaveAttribute("data-mode", "compact");
  expect(await levelOf(page, "#two")).toBe(3);

  // Options that change only the appearance apply without a restart, so the answer and the focus
  // stay.
  await two.getByLabel("Fugitives").focus();
  await page.evaluate(() => {
    const two = document.getElementById("two");
    two.theme = "light";
    two.mode = "full";
    two.headingLevel = 2;
  });
  await expect(two.locator(".iag")).toHaveAttribute("data-theme", "light");
  await expect(two.locator(".iag")).toHaveAttribute("data-mode", "full");
  expect(await levelOf(page, "#two")).toBe(2);
  await expect(two.getByLabel("Fugitives")).toBeChecked();
  await expect(two.getByLabel("Fugitives")).toBeFocused();
  await page.evaluate(() => (document.getElementById("two").headingLevel = 1));
  await expect.poll(() => levelOf(page, "#two")).toBe(1);
  // Options that change verdicts restart the guide with the same answers on the same page.
  await page.evaluate(() => (document.getElementById("two").asOf = "2008-06-30"));
  await expect(two.getByLabel("Fugitives")).toBeChecked();

  await page.evaluate(() => document.getElementById("two").remove());
  await expect(one.locator(".iag-main")).toContainText("Gangs");
  await one.getByRole("button", { name: "See results" }).click();
  await expect(one.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  expect(page.faults).toEqual([]);
});

test("a guide keeps its answers when it is moved or reattached", async ({ page }) => {
  await page.openHost("plain");
  const one = page.locator("#one");
  await walk(one);
  await page.evaluate(() => document.body.append(document.getElementById("one")));
  await expect(one.locator(".iag-main")).toContainText("Gangs");
  await page.evaluate(async () => {
    const one = document.getElementById("one");
    one.remove();
    await new Promise((resolve) => setTimeout(resolve));
    globalThis.emptied = one.shadowRoot.innerHTML;
    document.body.append(one);
  });
  expect(await page.evaluate(() => emptied)).toBe("<slot></slot>");
  await expect(one.locator(".iag-main")).toContainText("Gangs");
});

const guides = nightly ? 1000 : 60;

test(`${guides} guides are added and removed without a leak`, async ({ page }) => {
  await page.openHost("plain");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  const measure = async () => {
    for (let round = 0; round < 3; round += 1) await cdp.send("HeapProfiler.collectGarbage");
    const { metrics } = await cdp.send("Performance.getMetrics");
    const { JSHeapUsedSize: heap, JSEventListeners: listeners, Nodes: nodes } = Object.fromEntries(
      metrics.map(({ name, value }) => [name, value]),
    );
    return {
      heap,
      listeners,
      nodes,
      wasm: await page.evaluate(() =>
        memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
      ),
    };
  };
  const addAndRemove = (times) =>
    page.evaluate(async (times) => {
      for (let time = 0; time < times; time += 1) {
        const guide = document.createElement("ice-access-guide");
        document.body.append(guide);
        await guide.ready;
        if (time % 10 === 0) guide.goTo("results");
        guide.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, times);
  await addAndRemove(30);
  const before = await measure();
  await addAndRemove(guides);
  const after = await measure();
  console.log(`${guides} guides:`, before, after);
  expect(after.heap - before.heap + (after.wasm - before.wasm)).toBeLessThan(guides * 1000);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(0);
  expect(page.faults).toEqual([]);
});

test("loading moves neither focus nor scroll, and Enter submits no form", async ({ page }) => {
  await page.goto("/hosts/form.html");
  await page.locator("#before").focus();
  await expect(page.locator("[data-part=heading]")).toBeAttached();
  await expect(page.locator("#before")).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(page.url()).not.toContain("#");
  await expect(page).toHaveTitle("A host whose form is around the guide");

  // A call to `goTo` by the host page moves neither the focus nor the scroll position.
  await page.evaluate(() => document.getElementById("one").goTo("question/custody"));
  const guide = page.locator("#one");
  await expect(guide.locator("[data-part=heading]")).toContainText("book or hold");
  await expect(page.locator("#before")).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await page.evaluate(() =>
    document.getElementById("around").addEventListener("submit", () => (globalThis.sent = true)),
  );
  await guide.getByLabel("We run a jail or prison").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(guide.locator("[data-part=heading]")).not.toContainText("book or hold");
  // When the user continues in the guide, the focus moves to the new heading.
  await expect(guide.locator("[data-part=heading]")).toBeFocused();
  await guide.getByRole("button", { name: "Continue" }).focus();
  await page.keyboard.press("Enter");
  await expect(guide.getByRole("alert")).toBeFocused();
  expect(await page.evaluate(() => globalThis.sent)).toBeUndefined();
  expect(page.url()).toContain("/hosts/form.html");
  expect(
    await page.evaluate(() => [...new FormData(document.getElementById("around")).keys()]),
  ).toEqual(["own"]);
});

test("overlays close when the focus moves to the host page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.openHost("form");
  const guide = page.locator("#one");
  await page.evaluate(() => document.getElementById("one").goTo("question/challenges"));
  const bar = guide.getByRole("button", { name: /Show the programs so far/ });
  await bar.click();
  await expect(guide.locator(".iag-sofarlist")).toBeVisible();
  await page.locator("#own").focus();
  await expect(guide.locator(".iag-sofarlist")).toHaveCount(0);
  await guide.locator(".iag-help > summary").click();
  await expect(guide.locator(".iag-help")).toHaveAttribute("open");
  await page.locator("#own").focus();
  await expect(guide.locator(".iag-help")).not.toHaveAttribute("open");
  await bar.click();
  await page.keyboard.press("Escape");
  await expect(guide.locator(".iag-sofarlist")).toHaveCount(0);
});
