// End-to-end tests of complete runs through the questions: by mouse, by keyboard alone, with
// changed answers, and with the browser's Back button.
import { readFileSync } from "node:fs";
import {
  answerAll,
  answerAllByMouse,
  expect,
  questionId,
  restoreAll,
  sheriff,
  sheriffHeadline,
  sheriffQuestions,
  test,
} from "./guide.mjs";
import { messages } from "./sheriff.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** Presses Tab until the expression `condition` is true in the page. Fails after 120 presses. */
async function tabTo(page, condition, target) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(condition)) return;
  }
  throw new Error(`Tab never reached ${target}`);
}

const tabToText = (page, text) =>
  tabTo(page, `guide().activeElement?.textContent?.trim() === ${JSON.stringify(text)}`, text);

function tabToChoice(page, label) {
  const focusedLabel =
    'guide().activeElement?.closest(".iag-tile")?.querySelector(".iag-label")?.textContent';
  return tabTo(page, `${focusedLabel} === ${JSON.stringify(label)}`, label);
}

// These tests run with the service worker enabled. The worker must neither disturb a walk through
// the questions nor store anything about the user.
test.describe("with the service worker", () => {
  test.use({ withServiceWorker: true });

  test("a complete interview by mouse shows reasons and sources", async ({ page }) => {
    await page.openGuide();
    expect(await answerAllByMouse(page)).toEqual(sheriffQuestions);
    await page.getByRole("link", { name: "See results" }).click();
    await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);

    const card = page
      .locator("article", { hasText: "Law Enforcement Support Center (LESC)" })
      .first();
    await expect(card.locator(".iag-verdict")).toHaveText("Fits your answers");
    await card.locator("summary").click();
    await expect(card).toContainText(
      "You said “An ORI number and a terminal that reaches Nlets” (your systems).",
    );
    await expect(card.locator(".iag-stage").first()).toBeVisible();
    await expect(card.locator(".iag-row").first()).toContainText("You have");

    const delegation = page
      .locator("article", { hasText: "Delegation of Immigration Authority" })
      .first();
    await expect(delegation.locator(".iag-card-verdicts > li")).toHaveCount(3);
    await expect(delegation).toContainText("Depends on the law on agreements with ICE");

    await card.locator(".iag-cite").first().click();
    const source = page.getByRole("dialog");
    await expect(source).toContainText("Place in the source");
    await page.keyboard.press("Escape");
    await expect(source).toBeHidden();
    await expect(card.locator(".iag-cite").first()).toBeFocused();
    // The dialog opens again after Escape has closed it.
    await card.locator(".iag-cite").first().click();
    await expect(source).toBeVisible();
  });

  test("a complete interview works by keyboard alone", async ({ page }) => {
    await page.openGuide();
    await tabToText(page, "Start");
    await page.keyboard.press("Enter");
    for (const expected of sheriffQuestions) {
      await expect(page).toHaveURL(new RegExp(`#/question/${expected}$`));
      const labels = sheriff[await questionId(page)];
      await expect(page.locator("[data-part=heading]")).toHaveText(
        catalog.questions.find(({ id }) => id === expected).text,
      );
      await expect(page.locator("[data-part=heading]")).toBeFocused();
      const radios = (await page.locator(".iag-tile input[type=radio]").count()) > 0;
      for (const label of labels ?? []) {
        if (radios) {
          // All radio buttons of a question are one tab stop. The arrow keys move between the
          // buttons.
          await tabTo(page, `guide().activeElement?.type === "radio"`, "the radio buttons");
          await page.keyboard.press("Space");
          for (let presses = 0; presses < 12; presses += 1) {
            if (await page.getByLabel(label, { exact: true }).isChecked()) break;
            await page.keyboard.press("ArrowDown");
          }
        } else {
          await tabToChoice(page, label);
          await page.keyboard.press("Space");
        }
        await expect(page.getByLabel(label, { exact: true })).toBeChecked();
      }
      if (labels) {
        await page.keyboard.press("Enter");
      } else {
        await tabToText(page, "Skip for now");
        await page.keyboard.press("Enter");
      }
    }
    await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
    await expect(page.locator("[data-part=heading]")).toBeFocused();
    await tabToText(page, "See results");
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
    await expect(page.locator("[data-part=heading]")).toBeFocused();
  });

  test("the browser stores nothing about the user", async ({ page, context }) => {
    await page.openGuide();
    await answerAll(page);
    expect(await context.cookies()).toEqual([]);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
    ]);
    expect(stored).toEqual([0, 0, 0]);
    // The page caches nothing but its own files for offline use, and these are the same for every
    // user.
    const files = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map((request) => request.url);
    });
    const embedded =
      /embed\/(ice-access-guide\.js|(guide|catalog)(-first|-later)?-[0-9a-f]{16}\.(wasm|css|json))/;
    const top = /|handbook\.(html|css)|offline\.js|manifest\.webmanifest|icon-\d+\.png/;
    const releaseFile = new RegExp(`/tools/guide/(${top.source}|${embedded.source})$`);
    for (const file of files) expect(file).toMatch(releaseFile);
    expect(page.url()).toMatch(/#\/review$/);
  });
});

test("changing an answer keeps the others and updates dependent verdicts", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  const answers = page.locator(".iag-review-answer, .iag-review-open");
  const before = await answers.allTextContents();
  await page.getByRole("button", { name: "Change: the law on agreements with ICE" }).click();
  await page.locator(".iag-tile", { hasText: "It restricts them" }).click();
  await page.getByRole("button", { name: "Return to your answers" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
  await expect(
    page.getByRole("button", { name: "Change: the law on agreements with ICE" }),
  ).toBeFocused();
  const after = await answers.allTextContents();
  expect(after).toEqual(before.map((text) => (text === "Not sure" ? "It restricts them" : text)));
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(
    "2\u00a0programs\u00a0fit, 2\u00a0depend, 9\u00a0do\u00a0not\u00a0fit",
  );
});

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

test("contradictory answers are reported with links and block nothing", async ({ page }) => {
  await page.openGuide("#/review");
  const answers = {
    challenges: ["custody_status"],
    custody: "no_custody",
    jail_practice: ["hold_warrant"],
  };
  await page.evaluate((answers) => {
    document.querySelector("ice-access-guide").restore({
      format: "ice-access-guide/answers@1",
      page: "review",
      answers,
    });
  }, answers);
  const note = page.locator(".iag-contradiction");
  await expect(note).toContainText(catalog.exclusions[0].text);
  const links = note.getByRole("link");
  await expect(links).toHaveCount(2);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(page.locator(".iag-results")).toBeVisible();
  await expect(note).toBeVisible();
  await links.first().click();
  await expect(page).toHaveURL(/#\/question\/custody$/);
  await page.getByLabel("We run a jail or prison").check();
  await expect(note).toHaveCount(0);
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

test("an answer is requested but not required", async ({ page }) => {
  await page.openGuide("#/question/custody");
  await page.getByRole("button", { name: "Continue" }).click();
  const alert = page.getByRole("alert");
  await expect(alert).toBeFocused();
  await expect(alert).toContainText("Choose an answer, or skip the question");
  await expect(page.locator("[aria-current=step]")).toHaveText("Question 4 of up to 17");
  // Every choice has the same error color as the bar beside the choices.
  const bar = await page.locator(".iag-q-wrong").evaluate((form) =>
    getComputedStyle(form).borderInlineStartColor,
  );
  for (const tile of await page.locator(".iag-tile").all()) {
    expect(await tile.evaluate((tile) => getComputedStyle(tile).boxShadow)).toContain(bar);
  }
  await alert.getByRole("button").click();
  await expect(page.getByLabel("We run a jail or prison")).toBeFocused();
  await page.getByRole("button", { name: "Skip for now" }).click();
  await expect(page).toHaveURL(/#\/question\/agency$/);
});

test("clearing the answers clears all of them and confirms it", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Keep them" }).click();
  await expect(page.locator(".iag-review-answer").first()).toContainText("Gangs");
  await page.getByRole("button", { name: "Clear my answers" }).click();
  await page.getByRole("button", { name: "Clear them" }).click();
  await expect(page.getByRole("status")).toHaveText("Your answers are cleared.");
  await expect(page.getByRole("link", { name: "Start" })).toBeVisible();
  await page.evaluate(() => location.assign("#/results"));
  await expect(page.locator(".iag-lead")).toContainText("You have not answered anything yet");
});

test("an answer after an error does not move the focus", async ({ page }) => {
  await page.openGuide("#/question/custody");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  const choice = page.getByLabel("We book or hold people briefly");
  await choice.focus();
  await page.keyboard.press("Space");
  await expect(choice).toBeChecked();
  await expect(choice).toBeFocused();
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

test("a verdict names the answers that decide and change it", async ({ page }) => {
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("link", { name: "See results" }).click();
  const card = page.locator("article", { hasText: "Operation Predator" }).first();
  await card.locator("summary").click();
  await expect(card).toContainText("Because you said");
  await expect(card).toContainText("Not in your hands");
  await expect(card).toContainText("also “Child exploitation” (your challenges)");

  // Three questions are open for the Jail Enforcement Model, the first of the 287(g) agreements:
  // the law on agreements, the law on detainers, and the right to sign.
  const delegation = page
    .locator("article", { hasText: "Delegation of Immigration Authority" })
    .first();
  await delegation.locator("summary").click();
  const jail = delegation.locator(".iag-agreement").first();
  await expect(jail).toContainText(
    "Still open: the law on agreements with ICE, the law on detainers and whether your law " +
      "lets your agency sign.",
  );
  // The right to sign is an open point, a question that only ICE, counsel or another agency can
  // settle. Its button leads to the page on which the user records the answer.
  await jail
    .getByRole("button", { name: /whether your law lets your agency sign/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/asked$/);
  await expect(page.locator("[data-part=heading]")).toHaveText("After you have asked");
});

test("irrelevant questions are skipped unless all are requested", async ({ page }) => {
  await page.openGuide();
  const answers = {
    challenges: ["none_of_these"],
    help: ["no_help"],
    power: ["no_power"],
    custody: "no_custody",
    agency: "police",
  };
  await page.evaluate((answers) => {
    document.querySelector("ice-access-guide").restore({
      format: "ice-access-guide/answers@1",
      page: "question/agency",
      answers,
    });
  }, answers);
  await page.getByRole("button", { name: "Continue" }).click();
  // This question can still change a verdict: a law that requires an agreement is enough to raise
  // that agreement.
  await expect(page).toHaveURL(/#\/question\/immigration_law$/);
  await page.getByLabel("Nothing that we know of").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText("Check your answers");
  await expect(page.locator(".iag-main")).toContainText(
    "No further answer can change this result.",
  );
  const officers = page.locator(".iag-review > div", {
    hasText: "How long could you release officers",
  });
  await expect(officers).toContainText("Not asked: it can no longer change anything.");
  await page.getByLabel("Ask every question, even those that cannot change anything").check();
  await page.goto("./#/question/immigration_law");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/#\/question\/detainer_law$/);
  await expect(page.locator(".iag-main")).toContainText("this one cannot change anything");
});

test("the panel reports which verdicts an answer changed", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openGuide("#/question/help");
  await page.evaluate(() => location.assign("#/question/challenges"));
  await page.locator(".iag-tile", { hasText: "Gangs" }).first().click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator(".iag-tile", { hasText: "A joint case" }).first().click();
  const status = page.getByRole("status");
  await expect(status).toContainText("Community Shield: depends before, fits now.");
  await expect(
    page.locator(".iag-sofar li:not(details li)", { hasText: "Community Shield" }),
  ).toContainText("changed");
});

test("restored answers are not reported as changes", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openGuide();
  const restore = (answers) =>
    page.evaluate(
      (answers) =>
        document.querySelector("ice-access-guide").restore({
          format: "ice-access-guide/answers@1",
          page: "question/help",
          answers,
        }),
      answers,
    );
  await restore({ challenges: ["gangs", "custody_status"], agency: "sheriff" });
  const sofar = page.locator(".iag-sofar");
  await expect(sofar).toContainText("Community Shield");
  await expect(sofar.getByText("changed", { exact: true })).toHaveCount(0);
  await page.locator(".iag-tile", { hasText: "A joint case" }).first().click();
  await expect(sofar.getByText("changed", { exact: true }).first()).toBeVisible();
});

test("the panel reports changes even if the result is final", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openGuide();
  await restoreAll(page);
  await page.getByRole("button", { name: "Change: booking or jail" }).click();
  await page.getByLabel("No", { exact: true }).check();
  const sofar = page.locator(".iag-sofar");
  await expect(sofar).toContainText("No further answer can change this result.");
  await expect(sofar).toContainText("3 results changed: CAP, 287(g) and Secure Communities.");
  await sofar.getByText("Show what changed").click();
  await expect(sofar.locator("details[open] li").first()).toContainText("before");
});

test("the most-decisive-first order asks every question once", async ({ page }) => {
  await page.openGuide("#/review");
  await page.getByLabel("Ask the most decisive questions first").check();
  await page.getByRole("link", { name: "Continue answering" }).click();
  const heading = page.locator("[data-part=heading]");
  const questionIds = [];
  await expect(heading).not.toHaveText("Check your answers");
  while ((await heading.textContent()) !== "Check your answers") {
    questionIds.push(await questionId(page));
    const before = await heading.textContent();
    await page.getByRole("button", { name: "Skip for now" }).click();
    await expect(heading).not.toHaveText(before);
  }
  expect(questionIds.length).toBeGreaterThan(5);
  expect(new Set(questionIds).size).toBe(questionIds.length);
  await page.getByRole("link", { name: "See results" }).click();
  await expect(heading).toHaveText("Nothing answered yet");
});
