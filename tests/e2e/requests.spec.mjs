// End-to-end tests of the request count: the guide shows how many network requests the whole page
// has made since the guide was completely loaded, according to the browser.
import { expect, restoreAll, test } from "./guide.mjs";
import { test as embedded } from "./embedded.mjs";

const line = (page) => page.locator(".iag-requests");

async function toSources(page) {
  await page.evaluate(() => document.querySelector("ice-access-guide").goTo("sources"));
  await expect(page.getByRole("heading", { name: "Network requests" })).toBeVisible();
}

test("no request is counted after a whole interview", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("link", { name: "See results" }).click();
  await toSources(page);
  await expect(line(page)).toHaveText("0 requests since the whole guide was loaded.");
  await expect(
    page.getByText(
      "Your browser counts requests for the whole page, including those the guide did not make.",
    ),
  ).toBeVisible();
});

test.describe("on a host page", () => {
  const test = embedded;
  test("requests of the host page count from the guide's start", async ({ page }) => {
    await page.openHost("plain");
    await page.evaluate(() => document.getElementById("one").ready);
    await page.waitForLoadState("networkidle");
    await toSources(page);
    await expect(line(page)).toHaveText("0 requests since the whole guide was loaded.");
    const ask = (name) => page.evaluate(async (name) => (await fetch(name)).text(), name);
    await ask("form.css");
    await expect(line(page)).toHaveText("1 request since the whole guide was loaded.");
    // Requests are also counted while the guide shows another page.
    await page.evaluate(() => document.getElementById("one").goTo("start"));
    for (const name of ["form.css?2", "form.css?3"]) await ask(name);
    await toSources(page);
    await expect(line(page)).toHaveText("3 requests since the whole guide was loaded.");
    // Clearing the answers does not reset the count.
    await page.evaluate(() => document.getElementById("one").reset());
    await toSources(page);
    await expect(line(page)).toHaveText("3 requests since the whole guide was loaded.");
    // A guide that is removed and added again starts at zero.
    await page.evaluate(async () => {
      const one = document.getElementById("one");
      const parent = one.parentNode;
      one.remove();
      await new Promise((resolve) => setTimeout(resolve));
      parent.append(one);
      await one.ready;
    });
    await toSources(page);
    await expect(line(page)).toHaveText("0 requests since the whole guide was loaded.");
    expect(page.faults).toEqual([]);
  });
});
