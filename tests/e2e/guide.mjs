// The guide as a person uses it: what every test starts from.
import { test as base, expect } from "@playwright/test";

/** A page that fails its test on any console message, page error, or request after it has loaded. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults = [];
    // What is in the guide is in its shadow root: tests that look for themselves look there.
    await page.addInitScript(() => {
      globalThis.guide = () => document.querySelector("ice-access-guide").shadowRoot;
    });
    let loaded = false;
    page.on("console", (message) => faults.push(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (loaded) faults.push(`request after load: ${request.url()}`);
    });
    page.faults = faults;
    page.hosted = async (name) => {
      await page.goto(`/hosts/${name}.html`);
      await expect(page.locator("ice-access-guide").first().locator(".iag-heading")).toBeVisible();
    };
    page.opened = async (hash = "") => {
      loaded = false;
      await page.goto(hash === "" ? "./" : `./${hash}`);
      await expect(page.locator(".iag-heading")).toBeVisible();
      await page.waitForLoadState("networkidle");
      loaded = true;
    };
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

/** What one sheriff answers: labels to choose by question, or null to skip it. */
export const sheriff = {
  challenges: ["Gangs", "People in custody, status unknown", "Delegated immigration authority"],
  help: ["Information", "ICE staff come to us", "A joint case", "Officers who hold federal power"],
  power: ["Immigration"],
  custody: ["We run a jail or prison"],
  agency: ["Sheriff"],
  immigration_law: ["Not sure"],
  forfeiture_law: ["No, or only with conditions"],
  place: ["No, neither"],
  officers: ["About a week"],
  nominees: ["They are U.S. citizens", "They are sworn officers"],
  jail_practice: null,
  joint_case: ["No"],
  systems: ["An ORI number and a terminal that reaches Nlets"],
  signer: ["A vote of the governing body"],
};

/** The questions that can change something for that sheriff, in the order they come. */
export const sheriffIsAsked = [
  "challenges",
  "help",
  "power",
  "custody",
  "agency",
  "immigration_law",
  "officers",
  "nominees",
  "jail_practice",
  "systems",
  "signer",
];

/** What comes out for that sheriff. */
export const sheriffHeadline = "3\u00a0programs\u00a0fit, 1\u00a0depends, 9\u00a0do\u00a0not\u00a0fit";

/** The question on the page, by its id. */
export async function questionId(page) {
  await expect(page).toHaveURL(/#\/question\/\w+$/);
  return page.url().split("/").pop();
}

/** Answers every question that comes with the mouse; gives back their ids. */
export async function answerAll(page) {
  await page.getByRole("link", { name: "Start" }).click();
  const asked = [];
  const heading = page.getByRole("heading", { level: 1 });
  while ((await heading.textContent()) !== "Check your answers") {
    const id = await questionId(page);
    asked.push(id);
    for (const label of sheriff[id] ?? []) {
      await page.locator(".iag-tile", { has: page.getByText(label, { exact: true }) }).click();
    }
    const before = await heading.textContent();
    const skip = page.getByRole("button", { name: "Skip for now" });
    await (sheriff[id] ? page.locator("button[type=submit]") : skip).click();
    await expect(heading).not.toHaveText(before);
  }
  return asked;
}
