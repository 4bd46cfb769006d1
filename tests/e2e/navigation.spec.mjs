// End-to-end tests of moving between the pages: with the browser's Back and Forward buttons, with
// links, and with calls of `goTo`.
import { readFileSync } from "node:fs";
import { expect, restoreAll, test } from "./guide.mjs";
import { messages } from "./sheriff.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

test("Back and Forward move through the pages and keep the answers", async ({ page }) => {
  await page.openGuide();
  await page.getByRole("link", { name: "Start" }).click();
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/#\/question\/help$/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/question\/challenges$/);
  await expect(page.getByLabel("Gangs", { exact: true })).toBeChecked();
  await page.goBack();
  await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  await page.goForward();
  await page.goForward();
  await expect(page.locator("[data-part=heading]")).toContainText("Which ways of working with ICE");
});

test("rapid Back and Forward on a slow machine end on the right page", async ({ page }) => {
  await page.openGuide();
  await page.getByRole("link", { name: "Start" }).click();
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page).toHaveURL(/#\/question\/help$/);
  // Slows down the CPU so much that the second press of Back comes before the page of the first
  // press is rendered.
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 20 });
  for (let round = 0; round < 3; round += 1) {
    await page.goBack({ waitUntil: "commit" });
    await page.goBack({ waitUntil: "commit" });
    await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
    await page.goForward({ waitUntil: "commit" });
    await page.goForward({ waitUntil: "commit" });
    await expect(page.locator("[data-part=heading]")).toContainText(
      "Which ways of working with ICE",
    );
  }
  expect(page.url()).toMatch(/#\/question\/help$/);
});

test("links and calls of goTo take effect in order", async ({ page }) => {
  await page.openGuide();
  const heading = page.locator("[data-part=heading]");
  // The browser dispatches the `hashchange` event of the link in a later task, after `goTo` has
  // been called.
  await page.evaluate(() => {
    guide().querySelector('a[href="#/programs"]').click();
    document.querySelector("ice-access-guide").goTo("words");
  });
  await expect(heading).toHaveText(messages["glossary.title"]);
  await expect(page).toHaveURL(/#\/words$/);
  // Each call of `goTo` comes before the guide handles the `hashchange` event of the previous call.
  // The late event must not undo the newer call.
  await page.evaluate(async () => {
    const element = document.querySelector("ice-access-guide");
    for (const name of ["sources", "programs", "words", "sources"]) {
      element.goTo(name);
      const changed = new Promise((resolve) =>
        addEventListener("hashchange", resolve, { once: true, capture: true }),
      );
      await changed;
    }
    element.goTo("programs");
  });
  await expect(heading).toHaveText(
    messages["programs.title"].replace("{n}", catalog.programs.length),
  );
  await expect(page).toHaveURL(/#\/programs$/);
  await page.goBack();
  await expect(heading).toHaveText(messages["sources.title"]);
});

test("a program page links back to the same card of the results", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("link", { name: "See results" }).click();
  const card = page.locator("article", { hasText: "Law Enforcement Support Center" }).first();
  await card.locator("summary").click();
  await expect(card.locator(".iag-stage").first()).toBeVisible();
  await card.getByRole("link", { name: "All about LESC" }).click();
  await expect(page.locator("[data-part=heading]")).toContainText("Law Enforcement Support Center");
  await page.getByRole("link", { name: "Back to results" }).click();
  await expect(card.getByRole("heading").first()).toBeFocused();
  await expect(card.locator(".iag-stage").first()).toBeVisible();
});
