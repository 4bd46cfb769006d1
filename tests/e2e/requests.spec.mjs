// End-to-end tests of the request count: the guide shows how many network requests the whole page
// has made since the guide was completely loaded, according to the browser.
import { expect, restoreAll, test } from "./guide.mjs";
import { test as hostPageTest } from "./embedded.mjs";

const requestCount = (page) => page.locator(".iag-requests");

async function goToSources(page) {
  await page.evaluate(() => document.querySelector("ice-access-guide").goTo("sources"));
  await expect(page.getByRole("heading", { name: "Network requests" })).toBeVisible();
}

test("no request is counted after a whole interview", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("link", { name: "See results" }).click();
  await goToSources(page);
  await expect(requestCount(page)).toHaveText("0 requests since the whole guide was loaded.");
  await expect(
    page.getByText(
      "Your browser counts requests for the whole page, including those the guide did not make.",
    ),
  ).toBeVisible();
});

test.describe("on a host page", () => {
  const test = hostPageTest;
  test("requests of the host page count from the guide's start", async ({ page }) => {
    await page.openHost("plain");
    await page.evaluate(() => document.getElementById("one").ready);
    await page.waitForLoadState("networkidle");
    await goToSources(page);
    await expect(requestCount(page)).toHaveText("0 requests since the whole guide was loaded.");
    const request = (name) => page.evaluate(async (name) => (await fetch(name)).text(), name);
    await request("form.css");
    await expect(requestCount(page)).toHaveText("1 request since the whole guide was loaded.");
    // Requests are also counted while the guide shows another page.
    await page.evaluate(() => document.getElementById("one").goTo("start"));
    for (const name of ["form.css?2", "form.css?3"]) await request(name);
    await goToSources(page);
    await expect(requestCount(page)).toHaveText("3 requests since the whole guide was loaded.");
    // Clearing the answers does not reset the count.
    await page.evaluate(() => document.getElementById("one").reset());
    await goToSources(page);
    await expect(requestCount(page)).toHaveText("3 requests since the whole guide was loaded.");
    // A guide that is removed and added again starts at zero.
    await page.evaluate(async () => {
      const one = document.getElementById("one");
      const parent = one.parentNode;
      one.remove();
      await new Promise((resolve) => setTimeout(resolve));
      parent.append(one);
      await one.ready;
    });
    await goToSources(page);
    await expect(requestCount(page)).toHaveText("0 requests since the whole guide was loaded.");
    expect(page.faults).toEqual([]);
  });
});
