// End-to-end tests of the guide in an iframe. The frame is as tall as the guide and works in any
// sandbox. Messages are ignored unless the guide in the frame or its host page sent them.
import { sample } from "../depth.mjs";
import { eventsOf, expect, test, walk } from "./embedded.mjs";

const frameOf = (page) => page.frameLocator("#one");
const frameHeight = (page) =>
  page.evaluate(() => document.getElementById("one").getBoundingClientRect().height);
const guideHeight = (page) =>
  frameOf(page).locator("ice-access-guide").evaluate((each) => each.getBoundingClientRect().height);

/**
 * Waits until the frame is as tall as its content, to within two pixels. The border of the frame
 * adds four pixels: two above and two below.
 */
const expectFit = (page) =>
  expect
    .poll(async () => Math.abs((await frameHeight(page)) - (await guideHeight(page)) - 4))
    .toBeLessThanOrEqual(2);

for (const host of sample(["framed", "framed-sandboxed", "no-wasm-framed"], 2)) {
  test(`the frame is as tall as the guide on every page (${host})`, async ({ page }) => {
    await page.goto(`/hosts/${host}.html`);
    const guide = frameOf(page).locator("ice-access-guide");
    await expect(guide.locator("[data-part=heading]")).toBeVisible();
    await expectFit(page);
    const start = await frameHeight(page);
    await walk(guide);
    await expectFit(page);
    await guide.getByRole("button", { name: "See results" }).click();
    await expect(guide.locator("[data-part=heading]")).toContainText("fit");
    await expectFit(page);
    const results = await frameHeight(page);
    expect(results).toBeGreaterThan(start);
    // The frame shrinks again, and its height settles instead of growing or shrinking forever.
    await guide.getByRole("button", { name: "ICE ACCESS Guide" }).click();
    await expect(guide.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
    await expectFit(page);
    const end = await frameHeight(page);
    expect(end).toBeLessThan(results);
    await page.evaluate(() =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
      ),
    );
    expect(await frameHeight(page)).toBe(end);
    expect((await eventsOf(page, "iag-ready")).length).toBe(1);
    await expect
      .poll(async () => (await eventsOf(page, "iag-result")).map(({ detail }) => detail))
      .toEqual([{}]);
    expect(await eventsOf(page, "iag-error")).toEqual([]);
    expect(page.faults).toEqual([]);
  });
}

test("the frame's address sets only options of the appearance", async ({ page }) => {
  await page.goto("/hosts/framed.html");
  const guide = frameOf(page).locator("ice-access-guide");
  await expect(guide.locator(".iag")).toHaveAttribute("data-theme", "dark");
  await expect(guide.locator(".iag")).toHaveAttribute("data-mode", "compact");
  await expect(guide).not.toHaveAttribute("catalog-src");
  await expect(guide).not.toHaveAttribute("share-answers");
  await guide.getByRole("button", { name: "Start" }).click();
  await expect.poll(() => eventsOf(page, "iag-step")).toEqual(
    [{ type: "iag-step", detail: { page: "question" }, from: "one" }],
  );
});

for (const [host, code] of [
  ["framed-closed", "load"],
  ["framed-lost", "load"],
]) {
  test(`the frame lists all programs and reports one error (${host})`, async ({ page }) => {
    await page.goto(`/hosts/${host}.html`);
    await expect(frameOf(page).getByRole("row")).toHaveCount(1 + 13 + 2);
    await expect.poll(async () =>
      (await eventsOf(page, "iag-error")).map(({ detail }) => [detail.code, detail.fatal]),
    ).toEqual([[code, true]]);
    // The frame is tall enough to show the list of programs, although the guide never started.
    await expect.poll(() => frameHeight(page)).toBeGreaterThan(600);
  });
}

test("the guide works in a sandbox that denies storage", async ({ page }) => {
  await page.goto("/hosts/framed-sandboxed.html");
  const guide = frameOf(page).locator("ice-access-guide");
  await expect(guide.locator("[data-part=heading]")).toBeVisible();
  const denied = await guide.evaluate((each) => {
    try {
      return each.ownerDocument.defaultView.localStorage.length;
    } catch (error) {
      return error.name;
    }
  });
  expect(denied).toBe("SecurityError");
  await guide.evaluate((each) => (each.storage = "local"));
  await expect
    .poll(async () => (await eventsOf(page, "iag-error")).map(({ detail }) => detail.code))
    .toEqual(["option"]);
  await walk(guide);
});

test("messages of other senders or versions are ignored", async ({ page }) => {
  await page.goto("/hosts/framed.html");
  const guide = frameOf(page).locator("ice-access-guide");
  await expect(guide.locator("[data-part=heading]")).toBeVisible();
  await expectFit(page);
  const before = await frameHeight(page);
  const frame = page.frames().find((each) => each.url().includes("frame.html"));
  // The page itself sends a message, and the frame sends malformed ones.
  const size = { source: "ice-access-guide", v: 1, type: "size", height: 5_000 };
  await page.evaluate((size) => postMessage(size, "*"), size);
  await frame.evaluate((size) => {
    for (const change of [
      { v: 2 },
      { source: "other" },
      { height: -3 },
      { height: "5000px" },
      { height: 1e9 + 0.5 },
      { type: "resize" },
    ]) {
      parent.postMessage({ ...size, ...change }, "*");
    }
    parent.postMessage(null, "*");
    parent.postMessage("ice-access-guide", "*");
  }, size);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await frameHeight(page)).toBe(before);
  // The height has a limit of 30,000 pixels, plus the border.
  await frame.evaluate((size) => parent.postMessage({ ...size, height: 1e9 }, "*"), size);
  await expect.poll(() => frameHeight(page)).toBe(30_004);
  // Messages from a window that is not a frame of the guide are ignored.
  await page.evaluate((size) => {
    const other = document.createElement("iframe");
    other.srcdoc =
      `<script>parent.postMessage(${JSON.stringify({ ...size, height: 77 })}, "*")</script>`;
    document.body.append(other);
    return new Promise((resolve) => (other.onload = resolve));
  }, size);
  expect(await frameHeight(page)).toBe(30_004);
});

test("messages of another site in the same frame are ignored", async ({ page, baseURL }) => {
  await page.goto("/hosts/framed.html");
  await expect(frameOf(page).locator("[data-part=heading]")).toBeVisible();
  await expectFit(page);
  const before = await frameHeight(page);
  const frame = page.frames().find((each) => each.url().includes("frame.html"));
  // The same server under another host name is another origin.
  await frame.goto(new URL("/hosts/impostor.html", baseURL.replace("127.0.0.1", "localhost")).href);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await frameHeight(page)).toBe(before);
});

test("a frame sends no height before the page has sent hello", async ({ page }) => {
  // The host page loads an empty script instead of frame.js, so it never sends the message "hello".
  await page.route("**/embed/frame.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  await page.addInitScript(() => {
    globalThis.messages = [];
    addEventListener("message", ({ data }) => messages.push(data));
  });
  await page.goto("/hosts/framed.html");
  await expect(frameOf(page).locator("[data-part=heading]")).toBeVisible();
  expect(await page.evaluate(() => messages)).toEqual(
    [{ source: "ice-access-guide", v: 1, type: "here" }],
  );
  await page.evaluate(() =>
    frames[0].postMessage({ source: "ice-access-guide", v: 1, type: "hello" }, "*"),
  );
  await expect.poll(() => page.evaluate(() => messages.map(({ type }) => type).sort())).toEqual([
    "here",
    "ready",
    "size",
  ]);
});
