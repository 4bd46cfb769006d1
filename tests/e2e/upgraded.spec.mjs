// What released versions gave out, opened by this build: tests/released has it.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "./guide.mjs";

const versions = readdirSync("tests/released", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const read = (version, name) => readFileSync(`tests/released/${version}/${name}`, "utf8");
const answers = (page) => page.evaluate(() => document.querySelector("ice-access-guide").answers().answers);

const { questions } = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** The answers as they can still be given, and what is said of each choice that is gone. A list keeps its other choices. */
function today(given) {
  const gone = [];
  const left = Object.entries(given).map(([id, answer]) => {
    const { choices } = questions.find((question) => question.id === id);
    const is = (choice) => choices.some((each) => each.id === choice);
    if (!Array.isArray(answer)) return [id, answer];
    gone.push(...answer.filter((choice) => !is(choice)).map((choice) => `question "${id}" has no choice "${choice}"`));
    return [id, answer.filter(is)];
  });
  return { answers: Object.fromEntries(left.filter(([, answer]) => answer.length > 0)), gone };
}

for (const version of versions) {
  const stories = readdirSync(`tests/released/${version}`).filter((name) => name.endsWith(".answers.json")).map((name) => name.split(".")[0]);

  test(`what ${version} gave to pages, and its links, are opened`, async ({ page }) => {
    for (const story of stories) {
      const state = JSON.parse(read(version, `${story}.answers.json`));
      await page.goto("about:blank");
      await page.opened();
      const own = today(state.answers);
      expect(await page.evaluate((state) => document.querySelector("ice-access-guide").restore(state), state)).toEqual(own.gone);
      expect(await answers(page)).toEqual(own.answers);
      // Whoever runs the page is told as well.
      const said = own.gone.map((line) => `\n${line}`).join("");
      const warnings = said ? [`console warning: <ice-access-guide>: not all that was kept could be put back${said}`] : [];
      expect(page.faults.splice(0)).toEqual(warnings);
      await page.goto("about:blank");
      await page.opened(read(version, `${story}.link.txt`).trim());
      await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
      expect(await answers(page)).toEqual(own.answers);
    }
  });

  test(`a slot and a report of ${version} are opened`, async ({ page }) => {
    const slot = read(version, "sheriff.report.json").trimEnd();
    const own = today(JSON.parse(read(version, "sheriff.answers.json")).answers);
    await page.goto("about:blank");
    await page.opened("#/take");
    await page.locator(".iag-import").setInputFiles("tests/released/" + version + "/sheriff.report.json");
    await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
    expect(await answers(page)).toEqual(own.answers);
    await page.evaluate((slot) => localStorage.setItem("ice-access-guide", slot), slot);
    await page.goto("about:blank");
    await page.opened();
    await page.getByRole("button", { name: "Use the saved answers" }).click();
    await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
    expect(await answers(page)).toEqual(own.answers);
  });
}
