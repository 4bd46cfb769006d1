// End-to-end tests with a host page's catalog of 1,300 programs (330 in a normal run). Long lists
// render only their first entries, and users can show all the others.
import { readFileSync } from "node:fs";
import { hostPage, largeCatalog } from "../../bench/page/large-catalog.mjs";
import { nightly } from "../depth.mjs";
import { answerAll, expect, restoreAll, test } from "./guide.mjs";

const count = nightly ? 1300 : 330;
const shipped = JSON.parse(readFileSync("target/catalog.json", "utf8"));
const manyPrograms = JSON.stringify(largeCatalog(shipped, count));

const nodeCount = (page) => page.evaluate(() => globalThis.guide().querySelectorAll("*").length);

async function openWithMany(page, hash) {
  await page.route("**/many.json", (route) =>
    route.fulfill({ contentType: "application/json", body: manyPrograms }),
  );
  await page.route("**/tools/guide/", (route) =>
    route.fulfill({ contentType: "text/html", body: hostPage("embed/ice-access-guide.js") }),
  );
  await page.openGuide(hash);
}

test(`${count} programs: lists are short and expand on request`, async ({ page }) => {
  await openWithMany(page, "#/programs");
  await expect(page.locator(".iag-list").first().locator("> li")).toHaveCount(20);
  await expect(page.getByText(`20 of ${count} shown.`)).toBeVisible();
  const doubled = [40, 80, 160, 320, 640, 1280].filter((shown) => shown < count);
  for (const shown of [...doubled, count]) {
    await page.locator("button", { hasText: "Show more" }).click();
    await expect(page.locator(".iag-list").first().locator("> li")).toHaveCount(shown);
  }
  await expect(page.getByRole("button", { name: "Show more" })).toHaveCount(0);

  // After the user has gone to another page, lists are short again.
  await page.getByRole("link", { name: "ICE ACCESS Guide" }).click();
  await answerAll(page);
  await page.evaluate(() => location.assign("#/question/help"));
  await expect(page.locator(".iag-tile").first()).toBeVisible();
  expect(await nodeCount(page)).toBeLessThan(600);
  await expect(page.locator(".iag-sofar")).toContainText("shown.");

  await page.evaluate(() => location.assign("#/results"));
  await expect(page.locator(".iag-results")).toBeVisible();
  expect(await nodeCount(page)).toBeLessThan(4_000);
  const card = page.locator("article").first();
  await expect(card.locator(".iag-stage")).toHaveCount(0);
  await card.locator("summary").click();
  await expect(card.locator(".iag-stage").first()).toBeVisible();
});

test(`${count} programs: the effects of an open question are abbreviated`, async ({ page }) => {
  await openWithMany(page, "#/results");
  const answers = { challenges: ["gangs", "custody_status", "ice_handover"] };
  await page.evaluate(
    (answers) =>
      document.querySelector("ice-access-guide").restore({
        format: "ice-access-guide/answers@1",
        page: "results",
        answers,
      }),
    answers,
  );
  for (const [name, lines] of [
    ["results", ".iag-settle li p"],
    ["review", ".iag-review-effect.iag-depends"],
  ]) {
    await page.evaluate((name) => location.assign(`#/${name}`), name);
    const effects = page.locator(lines);
    await expect(effects.filter({ hasText: /\d+ more/ }).first()).toBeVisible();
    for (const text of await effects.allTextContents()) {
      expect(text.split(",").length, text.slice(0, 200)).toBeLessThanOrEqual(21);
    }
  }
});

test("lists of the shipped programs are never abbreviated", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  for (const name of ["programs", "results", "question/help"]) {
    await page.evaluate((name) => location.assign(`#/${name}`), name);
    await expect(page.locator("[data-part=heading]")).toBeVisible();
    await expect(page.getByRole("button", { name: "Show more" })).toHaveCount(0);
  }
  await page.evaluate(() => location.assign("#/results"));
  // With so few programs, collapsed cards are rendered too, so that find-in-page and print include
  // them.
  await expect(page.locator("article .iag-stage").first()).toBeAttached();
});
