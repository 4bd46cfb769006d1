// What released versions gave out, opened by this build: tests/released has it.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "./guide.mjs";

const versions = readdirSync("tests/released", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const read = (version, name) => readFileSync(`tests/released/${version}/${name}`, "utf8");
const answers = (page) => page.evaluate(() => document.querySelector("ice-access-guide").answers().answers);

for (const version of versions) {
  const stories = readdirSync(`tests/released/${version}`).filter((name) => name.endsWith(".answers.json")).map((name) => name.split(".")[0]);

  test(`what ${version} gave to pages, and its links, are opened`, async ({ page }) => {
    for (const story of stories) {
      const state = JSON.parse(read(version, `${story}.answers.json`));
      await page.goto("about:blank");
      await page.opened();
      expect(await page.evaluate((state) => document.querySelector("ice-access-guide").restore(state), state)).toEqual([]);
      expect(await answers(page)).toEqual(state.answers);
      await page.goto("about:blank");
      await page.opened(read(version, `${story}.link.txt`).trim());
      await expect(page.locator(".iag-notice")).toContainText("The answers are open.");
      expect(await answers(page)).toEqual(state.answers);
    }
  });

  test(`a slot and a report of ${version} are opened`, async ({ page }) => {
    const [slot, state] = [read(version, "sheriff.report.json").trimEnd(), JSON.parse(read(version, "sheriff.answers.json"))];
    await page.goto("about:blank");
    await page.opened("#/take");
    await page.locator(".iag-import").setInputFiles("tests/released/" + version + "/sheriff.report.json");
    await expect(page.locator(".iag-notice")).toContainText("The answers are open.");
    expect(await answers(page)).toEqual(state.answers);
    await page.evaluate((slot) => localStorage.setItem("ice-access-guide", slot), slot);
    await page.goto("about:blank");
    await page.opened();
    await page.getByRole("button", { name: "Go on with the saved answers" }).click();
    await expect(page.locator(".iag-notice")).toContainText("The answers are open.");
    expect(await answers(page)).toEqual(state.answers);
  });
}
