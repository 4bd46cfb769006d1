// End-to-end tests of upgrades: this build opens the answers, links and reports in tests/released,
// which were written by released versions.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "./guide.mjs";

const versions = readdirSync("tests/released", { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
).map(({ name }) => name);
const read = (version, name) => readFileSync(`tests/released/${version}/${name}`, "utf8");
const answers = (page) =>
  page.evaluate(() => document.querySelector("ice-access-guide").answers().answers);

const { questions } = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/**
 * Returns the answers without the choices that the current catalog no longer has, and in `messages`
 * a message for each such choice. Only answers that are lists of choices are checked.
 */
function withoutRemovedChoices(saved) {
  const messages = [];
  const remaining = Object.entries(saved).map(([id, answer]) => {
    const { choices } = questions.find((question) => question.id === id);
    const exists = (choice) => choices.some((each) => each.id === choice);
    if (!Array.isArray(answer)) return [id, answer];
    messages.push(
      ...answer.filter((choice) => !exists(choice)).map((choice) =>
        `question "${id}" has no choice "${choice}"`,
      ),
    );
    return [id, answer.filter(exists)];
  });
  return {
    answers: Object.fromEntries(remaining.filter(([, answer]) => answer.length > 0)),
    messages,
  };
}

for (const version of versions) {
  const stories = readdirSync(`tests/released/${version}`).filter((name) =>
    name.endsWith(".answers.json"),
  ).map((name) => name.split(".")[0]);

  test(`answers and links of ${version} open`, async ({ page }) => {
    for (const story of stories) {
      const state = JSON.parse(read(version, `${story}.answers.json`));
      await page.goto("about:blank");
      await page.openGuide();
      const expected = withoutRemovedChoices(state.answers);
      expect(
        await page.evaluate(
          (state) => document.querySelector("ice-access-guide").restore(state),
          state,
        ),
      ).toEqual(expected.messages);
      expect(await answers(page)).toEqual(expected.answers);
      // The same messages appear on the console, for the developer of the page.
      const lines = expected.messages.map((line) => `\n${line}`).join("");
      const warnings = lines
        ? [`console warning: <ice-access-guide>: not everything could be restored${lines}`]
        : [];
      expect(page.faults.splice(0)).toEqual(warnings);
      await page.goto("about:blank");
      await page.openGuide(read(version, `${story}.link.txt`).trim());
      await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
      expect(await answers(page)).toEqual(expected.answers);
    }
  });

  test(`saved answers and reports of ${version} open`, async ({ page }) => {
    const report = read(version, "sheriff.report.json").trimEnd();
    const expected = withoutRemovedChoices(
      JSON.parse(read(version, "sheriff.answers.json")).answers,
    );
    await page.goto("about:blank");
    await page.openGuide("#/take");
    await page.locator("[data-part=report-file]").setInputFiles(
      "tests/released/" + version + "/sheriff.report.json",
    );
    await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
    expect(await answers(page)).toEqual(expected.answers);
    await page.evaluate((report) => localStorage.setItem("ice-access-guide", report), report);
    await page.goto("about:blank");
    await page.openGuide();
    await page.getByRole("button", { name: "Use the saved answers" }).click();
    await expect(page.locator(".iag-notice")).toContainText("The answers are loaded.");
    expect(await answers(page)).toEqual(expected.answers);
  });
}
