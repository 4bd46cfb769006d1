// End-to-end tests of the two chunks in which the WebAssembly program and the catalog load. The
// first screens work before the deferred chunk has loaded, and nothing that the user did on those
// screens is lost.
import { eventsOf, expect, test } from "./embedded.mjs";

const deferredChunk = /\/(guide-deferred|catalog)-[0-9a-f]{16}\.(wasm|json)$/;

/**
 * Holds back the deferred chunks of the WebAssembly program and of the catalog. Returns a function
 * that releases both files.
 */
async function holdDeferredChunk(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(deferredChunk, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test("questions and first results work before the deferred chunk loads", async ({ page }) => {
  const release = await holdDeferredChunk(page);
  await page.openHost("plain");
  const guide = page.locator("#one");
  await guide.getByRole("button", { name: "Start" }).click();
  await guide.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  await guide.getByRole("button", { name: "Continue" }).click();
  await guide.locator(".iag-tile", { hasText: "A joint case" }).first().click();
  await expect(guide.getByRole("status").first()).toContainText(
    "Community Shield: depends before, fits now.",
  );
  await guide.getByRole("button", { name: "See results" }).click();
  const heading = guide.locator("[data-part=heading]");
  await expect(heading).toHaveText(
    "1\u00a0program\u00a0fits, 3\u00a0depend, 9\u00a0do\u00a0not\u00a0fit",
  );
  await expect(heading).toBeFocused();
  await expect(guide.getByText("The rest of the guide is being loaded.")).toBeVisible();
  // `iag-ready` fires only once the whole guide has loaded.
  expect(await eventsOf(page, "iag-ready")).toEqual([]);
  release();
  await expect(
    guide.locator("article", { hasText: "Operation Community Shield" }).first(),
  ).toBeVisible();
  await expect(guide.getByText("The rest of the guide is being loaded.")).toHaveCount(0);
  // Loading the deferred chunk has changed neither the focus nor the last status message.
  await expect(heading).toBeFocused();
  await expect(guide.getByRole("status").first()).toContainText(
    "Community Shield: depends before, fits now.",
  );
  await expect.poll(async () => (await eventsOf(page, "iag-ready")).length).toBe(1);
  expect(page.faults).toEqual([]);
});

for (const device of ["mouse", "keyboard"]) {
  test(`a ${device} press counts if the deferred chunk loads meanwhile`, async ({ page }) => {
    const release = await holdDeferredChunk(page);
    await page.openHost("plain");
    const guide = page.locator("#one");
    await guide.getByRole("button", { name: "Start" }).click();
    const gangs = guide.getByLabel("Gangs", { exact: true });
    const key = device === "keyboard" ? ["Space"] : [];
    if (device === "keyboard") await gangs.focus();
    else await guide.locator(".iag-tile", { hasText: "Gangs" }).first().hover();
    await page[device].down(...key);
    release();
    await expect.poll(async () => (await eventsOf(page, "iag-ready")).length).toBe(1);
    await page[device].up(...key);
    await expect(gangs).toBeChecked();
    expect(page.faults).toEqual([]);
  });
}

test("a page of the deferred chunk waits until it has loaded", async ({ page }) => {
  const release = await holdDeferredChunk(page);
  await page.openHost("plain");
  const guide = page.locator("#one");
  await guide.getByRole("button", { name: "Words explained" }).first().click();
  await expect(guide.getByText("The rest of the guide is being loaded.")).toBeVisible();
  await expect(guide.locator("[data-part=heading]")).toHaveText("Words explained");
  release();
  await expect(guide.locator("dt", { hasText: "MOA" }).first()).toBeVisible();
  await expect(guide.locator("[data-part=heading]")).toHaveText("Words explained");
  await page.goto("about:blank");
  const releaseAgain = await holdDeferredChunk(page);
  await page.goto("/tools/guide/#/scenario/port-police");
  await expect(page.getByText("The rest of the guide is being loaded.")).toBeVisible();
  releaseAgain();
  await expect(page.locator("[data-part=heading]")).toHaveText(
    "A port police department and its containers",
  );
  expect(page.url()).toContain("#/scenario/port-police");
  expect(page.faults).toEqual([]);
});

test("the display dialog opens once the deferred chunk has loaded", async ({ page }) => {
  const release = await holdDeferredChunk(page);
  await page.openHost("plain");
  const guide = page.locator("#one");
  const button = guide.locator(".iag-navlink", { hasText: "Display" }).filter({ visible: true });
  if ((await button.count()) === 0) await guide.locator(".iag-help > summary").click();
  await button.click();
  await expect(guide.locator("dialog[open]")).toHaveCount(0);
  release();
  await expect(
    guide.getByRole("dialog", { name: "Display" }).getByRole("button", { name: "Close" }),
  ).toBeVisible();
  expect(page.faults).toEqual([]);
});

test("answers restored before the deferred chunk loads take effect", async ({ page }) => {
  const release = await holdDeferredChunk(page);
  await page.openHost("plain");
  await page.evaluate(() => {
    document.getElementById("one").restore({
      format: "ice-access-guide/answers@1",
      page: "question/help",
      answers: { challenges: ["gangs"] },
    });
  });
  release();
  await expect(page.locator("#one [data-part=heading]")).toHaveText(
    "Which ways of working with ICE would your agency consider?",
  );
  const restored = await page.evaluate(async () =>
    (await document.getElementById("one").ready).answers(),
  );
  expect(restored.answers).toEqual({ challenges: ["gangs"] });
  expect(restored.page).toBe("question/help");
  expect(page.faults).toEqual([]);
});

test("a failed deferred chunk is reported, and a retry keeps the answers", async ({ page }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(deferredChunk, async (route) => {
    await released;
    await route.abort();
  });
  await page.openHost("plain");
  const guide = page.locator("#one");
  await guide.getByRole("button", { name: "Start" }).click();
  await guide.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  await expect(guide.getByLabel("Gangs", { exact: true })).toBeChecked();
  release();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The guide could not start.");
  const errors = await eventsOf(page, "iag-error");
  expect(errors.map(({ detail }) => [detail.code, detail.fatal])).toEqual([["load", true]]);
  await page.unroute(deferredChunk);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(guide.locator("[data-part=heading]")).toHaveText(
    "Which of these problems do you face now?",
  );
  await expect(guide.getByLabel("Gangs", { exact: true })).toBeChecked();
  await expect(alert).toHaveCount(0);
});
