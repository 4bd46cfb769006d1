// End-to-end tests of host pages on which the guide cannot start, stops running, or lacks a
// permission. If the guide is not shown, the user sees the page's own content, or a list of all
// programs if the page has none. If the guide's script runs, the page receives one `iag-error` for
// each failure.
import { eventsOf, expect, test } from "./embedded.mjs";

/**
 * Waits for an `iag-error`, asserts that it is the only one and has this code, and returns the
 * event's `detail`.
 */
async function oneError(page, code) {
  await expect.poll(async () => (await eventsOf(page, "iag-error")).length).toBeGreaterThan(0);
  const errors = await eventsOf(page, "iag-error");
  expect(errors.map(({ detail }) => detail.code)).toEqual([code]);
  return errors[0].detail;
}

for (const [host, code, message] of [
  ["no-wasm", "blocked", "'wasm-unsafe-eval'"],
  ["changed", "load", "not the file this script was built with"],
  ["lost", "load", "could not be loaded"],
]) {
  test(`the page's content and a retry button are shown on a ${host} host`, async ({ page }) => {
    await page.openHost(host, false);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("The guide could not start.");
    await expect(page.locator(".own")).toBeVisible();
    const error = await oneError(page, code);
    expect(error.fatal).toBe(true);
    expect(error.message).toContain(message);
    // No part of the guide is rendered.
    await expect(page.locator(".iag")).toHaveCount(0);
    const before = (await eventsOf(page, "iag-error")).length;
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect.poll(async () => (await eventsOf(page, "iag-error")).length).toBe(before + 1);
    await expect(page.locator(".own")).toBeVisible();
  });
}

test("a retry succeeds once the problem is fixed", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.openHost("plain", false);
  await oneError(page, "load");
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("[data-part=heading]")).toBeVisible();
  await expect(page.locator(".own")).toBeHidden();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a page without content of its own lists all programs", async ({ page }) => {
  await page.openHost("empty", false);
  await expect(page.getByRole("alert")).toContainText("The guide could not start.");
  const rows = page.getByRole("row");
  await expect(rows).toHaveCount(1 + 13 + 2);
  await expect(page.getByRole("table")).toContainText(
    "Delegation of Immigration Authority, 287(g)",
  );
  await expect(page.getByRole("table")).toContainText("Keep current practice: no agreement");
  await oneError(page, "load");
});

test("WebAssembly with a wrong content type runs with a warning", async ({ page }) => {
  await page.openHost("wrong-type");
  const error = await oneError(page, "mime");
  expect(error.fatal).toBe(false);
  expect(error.message).toContain("served as text/plain; serve it as application/wasm");
  await page.locator("#one").getByRole("button", { name: "Start" }).click();
  await expect(page.locator("[data-part=heading]")).toContainText("Which of these");
});

test("a modified script does not run, and the page's content stays", async ({ page }) => {
  await page.openHost("script-changed", false);
  await expect(page.locator(".own")).toBeVisible();
  expect(await page.evaluate(() => customElements.get("ice-access-guide"))).toBeUndefined();
  expect(page.faults.join()).toContain("integrity");
});

test("without JavaScript the page's content is shown", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto("/hosts/plain.html");
  await expect(page.locator(".own")).toBeVisible();
  await page.goto("/tools/guide/");
  expect(await page.content()).toContain("The questions need JavaScript");
  await expect(page.getByRole("row")).toHaveCount(1 + 13 + 2);
  await expect(
    page.getByRole("rowheader", { name: "Law Enforcement Support Center (LESC)" }),
  ).toBeVisible();
  await page.close();
});

test("an outdated browser shows the page's content", async ({ page }) => {
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...args) => !args.join().includes("light-dark") && supports(...args);
  });
  await page.openHost("plain", false);
  const error = await oneError(page, "browser");
  expect(error.message).toContain("light-dark()");
  await expect(page.locator(".own")).toBeVisible();
});

test("every guide offers to reload after the program has failed", async ({ page }) => {
  await page.openHost("two");
  // A script of the host page moves the form. The guide then fails when it inserts the error
  // summary before the form.
  await page.locator("#one").getByRole("button", { name: "Start" }).click();
  await page.evaluate(() => {
    const root = document.getElementById("one").shadowRoot;
    root.querySelector(".iag-main").append(root.querySelector("form"));
  });
  await page.locator("#one").getByRole("button", { name: "Continue" }).click();
  for (const id of ["one", "two"]) {
    const guide = page.locator(`#${id}`);
    await expect(guide.getByRole("alert")).toContainText("The guide has stopped.");
    await expect(guide.locator(".own")).toBeVisible();
    await expect(guide.locator(".iag")).toHaveCount(0);
    const errors = (await eventsOf(page, "iag-error")).filter(({ from }) => from === id);
    expect(errors.map(({ detail }) => [detail.code, detail.fatal])).toEqual([["failed", true]]);
  }
  // A guide that is added later shows the same notice and does not try to start.
  await page.evaluate(() => document.body.append(document.createElement("ice-access-guide")));
  await expect(page.locator("ice-access-guide").last().getByRole("alert")).toContainText(
    "The guide has stopped.",
  );
  // Methods of a stopped guide throw an error instead of calling the stopped WebAssembly program.
  const name = await page.evaluate(() => {
    try {
      document.getElementById("two").result();
    } catch (error) {
      return error.name;
    }
  });
  expect(name).toBe("InvalidStateError");
  await page.locator("#two").getByRole("button", { name: "Reload the page" }).click();
  await expect(page.locator("#two [data-part=heading]")).toBeVisible();
});

test("the guide runs without storage and reports it when asked to save", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  await page.openHost("plain");
  expect(await eventsOf(page, "iag-error")).toEqual([]);
  await page.evaluate(() => (document.getElementById("one").storage = "local"));
  const error = await oneError(page, "option");
  expect(error.option).toBe("storage");
  expect(error.message).toContain("may not store data");
  await page.locator("#one").getByRole("button", { name: "Start" }).click();
  await expect(page.locator("[data-part=heading]")).toContainText("Which of these");
});

test("an error in a listener of the page does not affect the guide", async ({ page }) => {
  await page.openHost("plain");
  await page.evaluate(() => {
    document.addEventListener("iag-step", () => {
      throw new Error("of the page");
    });
  });
  await page.locator("#one").getByRole("button", { name: "Start" }).click();
  await expect(page.locator("[data-part=heading]")).toContainText("Which of these");
  expect(page.faults).toEqual(["error: of the page"]);
});
