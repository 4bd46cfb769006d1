// Uses the features of the guide by keyboard alone. No test clicks or fills a control.
import { readFileSync } from "node:fs";
import { expect, sheriffHeadline, test } from "./guide.mjs";
import { tabTo } from "./focus.mjs";
import { open, parts, showScreen } from "./show-screen.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const day = new Date(`${catalog.about.published}T12:00:00Z`).toLocaleDateString("en-US", {
  month: "short",
  day: "numeric",
  year: "numeric",
});
const today = catalog.words["asof.today"].replace("{date}", day);
const screenNamed = (name) => Object.values(parts).flat().find((screen) => screen.name === name);

/** Opens the guide on the screen `name` of screens.mjs, with its answers if the screen has any. */
async function openScreen(page, name) {
  await open(page);
  await showScreen(page, screenNamed(name));
}

const heading = (page) => page.locator("[data-part=heading]");

async function press(page, role, name, key = "Enter") {
  await tabTo(page, role, name);
  await page.keyboard.press(key);
}

/** Moves from one radio button of a group to another with an arrow key. */
async function selectByArrow(page, from, to, key = "ArrowDown") {
  await tabTo(page, "radio", from);
  await page.keyboard.press(key);
  await expect(page.getByRole("radio", { name: to, exact: true }).first()).toBeChecked();
}

/** Presses a button that opens the file dialog, and selects `file` in that dialog. */
async function chooseFile(page, label, file) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    press(page, "button", label),
  ]);
  await chooser.setFiles(file);
}

async function download(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    press(page, "button", name),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("the results work by keyboard", async ({ page }) => {
  await openScreen(page, "results");
  await selectByArrow(page, today, "ICE’s list of about 2008");
  await expect(page.locator(".iag-lead").first()).toContainText("As of Dec 31, 2008.");
  await selectByArrow(page, "ICE’s list of about 2008", today, "ArrowUp");
  await expect(page.locator(".iag-lead").first()).not.toContainText("2008");
  await expect(heading(page)).toHaveText(sheriffHeadline);

  await press(page, "button", "Show the 8 programs that address nothing you named");
  await expect(
    page.getByRole("table").getByRole("link", { name: "Fraud task forces" }),
  ).toBeVisible();

  const card = page.locator(".iag-card", { has: page.locator("[id='iag-card-cap']") });
  await tabTo(page, "link", "All about CAP");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(card.locator("details").first()).toHaveJSProperty("open", true);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog.iag-source")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog.iag-source")).toBeHidden();
  await expect(card.locator(".iag-cite:focus")).toHaveCount(1);

  await press(page, "link", "All about CAP");
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toHaveText("Criminal Alien Program (CAP)");
  await page.goBack();
  await expect(heading(page)).toHaveText(sheriffHeadline);

  await selectByArrow(page, "By result", "By challenge", "ArrowRight");
  await expect(page.getByRole("heading", { name: "Gangs", exact: true })).toBeVisible();
});

test("changing and clearing answers works by keyboard", async ({ page }) => {
  await openScreen(page, "review");
  await press(page, "button", "Change: booking or jail");
  await expect(heading(page)).toBeFocused();
  await tabTo(page, "radio", "We run a jail or prison");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "before" })).toContainText("CAP");
  await tabToSummary(page, "Show what changed");
  await page.keyboard.press("Enter");
  await expect(page.locator("details[open] li", { hasText: "before" }).first()).toBeVisible();
  await press(page, "button", "Return to your answers");
  await expect(page.getByRole("button", { name: "Change: booking or jail" })).toBeFocused();

  for (const name of [
    "Ask every question, even those that cannot change anything",
    "Ask the most decisive questions first",
  ]) {
    await press(page, "checkbox", name, "Space");
    await expect(page.getByRole("checkbox", { name })).toBeChecked();
  }
  await press(page, "button", "Clear my answers");
  await press(page, "button", "Clear them");
  await expect(heading(page)).toContainText("Which ICE ACCESS programs");
  await expect(heading(page)).toBeFocused();
});

test("the comparison works by keyboard", async ({ page }) => {
  await openScreen(page, "compare-answered");
  const table = page.getByRole("table");
  const columns = await table.getByRole("columnheader").count();
  await tabTo(page, "radio", "All rows");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await press(page, "checkbox", "Keep current practice: no agreement", "Space");
  await expect(table.getByRole("columnheader")).toHaveCount(columns - 1);
  await press(page, "checkbox", "Operation Firewall", "Space");
  await expect(table.getByRole("columnheader")).toHaveCount(columns);
  const rows = await table.getByRole("rowheader").count();
  await press(page, "checkbox", "Operation Firewall", "Space");
  await page.evaluate(() => guide().querySelector("[data-part=heading]").focus());
  await selectByArrow(page, "All rows", "Only where they differ", "ArrowRight");
  await expect.poll(() => table.getByRole("rowheader").count()).toBeLessThan(rows);
});

test("exports, imports and saving work by keyboard", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    globalThis.prints = 0;
    globalThis.print = () => (prints += 1);
  });
  await openScreen(page, "transfer");
  const report = await download(page, "Download the report (JSON)");
  expect(JSON.parse(report.text).answers.custody).toBe("jail");
  expect((await download(page, "Download the checklist (CSV)")).name).toMatch(/\.csv$/);
  const text = await download(page, "Download the text (Markdown)");
  await press(page, "button", "Copy the text");
  await expect(page.locator(".iag-notice")).toContainText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text.text);
  await press(page, "button", "Copy the link");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain("#/shared/");

  await press(page, "button", "Save on this device");
  await expect(page.locator(".iag-notice")).toContainText("Saved on this device.");
  await press(page, "button", "Delete saved answers");
  await expect(page.locator(".iag-notice")).toContainText("Deleted from this device.");

  const other = { ...JSON.parse(report.text), answers: { challenges: ["gangs"] } };
  await chooseFile(page, "Choose a report (JSON)", {
    name: "other.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(other)),
  });
  await expect(page.locator(".iag-notice")).toBeFocused();
  await expect(heading(page)).not.toHaveText(sheriffHeadline);
  await press(page, "button", "Undo");
  await expect(heading(page)).toHaveText(sheriffHeadline);

  await press(page, "link", "Print the meeting brief");
  await expect(page.locator(".iag-sheet").first()).toBeVisible();
  await press(page, "button", "Print");
  await expect.poll(() => page.evaluate(() => prints)).toBe(1);
});

test("lessons and custom scenarios work by keyboard", async ({ page }) => {
  await openScreen(page, "scenarios");
  const border = catalog.scenarios.find(({ id }) => id === "border-county-sheriff");
  const steps = border.expected.flatMap(({ agreements }) => agreements).length + 2;
  await press(page, "link", border.title);
  await expect(heading(page)).toBeFocused();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press("PageDown");
  await expect(page.locator(".iag-class-step")).toHaveText(`Step ${steps + 1} of ${steps + 1}`);

  await tabToSummary(page, "where you work");
  await page.keyboard.press("Enter");
  await tabTo(page, "radio", "A land border");
  for (let presses = 0; presses < 6 &&
    !(await page.getByLabel("No, neither").isChecked()); presses += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(page.getByText("These would change:")).toBeVisible();
  await press(page, "button", "Undo");
  await expect(page.getByText("These would change:")).toHaveCount(0);

  const other = catalog.scenarios.find(({ id }) => id === "campus-police");
  await tabToSummary(page, "Choose a scenario to compare");
  await page.keyboard.press("Enter");
  await tabTo(page, "radio", catalog.scenarios.find(({ id }) => id !== border.id).title);
  for (let presses = 0; presses < 30 &&
    !(await page.getByLabel(other.title, { exact: true }).isChecked()); presses += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(page.getByRole("table")).toContainText("kind of agency");

  await press(page, "link", "End the lesson");
  await expect(page.locator("[data-part=heading]")).toHaveText("Scenarios for a class");
  await tabTo(page, "textbox", "Title");
  await page.keyboard.type("A sheriff of our own");
  await tabTo(page, "textbox", "Story, with a blank line between paragraphs");
  await page.keyboard.type("A county asks.");
  const file = await download(page, "Save as a file");
  expect(JSON.parse(file.text).story).toEqual(["A county asks."]);
  await chooseFile(page, "Choose scenario files (JSON)", {
    name: file.name,
    mimeType: "application/json",
    buffer: Buffer.from(file.text),
  });
  await expect(page.locator(".iag-notice")).toContainText("1 scenario was added.");
  await expect(page.getByRole("link", { name: "A sheriff of our own", exact: true })).toBeVisible();
});

async function tabToSummary(page, text) {
  for (let presses = 0; presses < 400; presses += 1) {
    if (
      await page.evaluate(
        (text) =>
          guide().activeElement?.matches("summary") &&
          guide().activeElement.textContent.includes(text),
        text,
      )
    ) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached the summary “${text}”`);
}
