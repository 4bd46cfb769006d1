// Tests of open points: questions that only ICE, counsel or another agency can settle. A user
// settles points after a meeting, sees which verdicts change, and later imports the report.
import { readFileSync } from "node:fs";
import { expect, test } from "./guide.mjs";
import { messages } from "./sheriff.mjs";

const catalog = JSON.parse(readFileSync("dist/catalog.json", "utf8"));
const answers = {
  challenges: ["status_inquiries", "smuggling_laundering"],
  help: ["information", "ice_visits", "task_force"],
  power: ["customs"],
  custody: "booking",
  agency: "police",
  immigration_law: "neither",
  access_law: "neither",
  place: "inland",
  officers: "week",
  nominees: ["citizens", "two_years", "clean_record", "sworn"],
  jail_practice: ["ice_staff"],
  systems: ["dispatch"],
  signer: "head",
};
const openVerdicts = {
  "lesc/take-part": "depends",
  "secure-communities/take-part": "depends",
  "customs-cross-designation/take-part": "depends",
};
const settledVerdicts = {
  "lesc/take-part": "fits",
  "secure-communities/take-part": "does_not_fit",
  "customs-cross-designation/take-part": "fits",
};

const restore = (page, state) =>
  page.evaluate((state) => document.querySelector("ice-access-guide").restore(state), state);
const goTo = (page, name) =>
  page.evaluate((name) => document.querySelector("ice-access-guide").goTo(name), name);
const report = (page) =>
  page.evaluate(() => JSON.parse(document.querySelector("ice-access-guide").export("json")));

/** Returns the verdicts on the agreements in `openVerdicts`, which open points decide. */
async function verdicts(page) {
  const { assessments } = await report(page);
  const all = assessments.map(({ program, agreement, verdict }) => [
    `${program}/${agreement}`,
    verdict,
  ]);
  return Object.fromEntries(all.filter(([name]) => name in openVerdicts));
}

const point = (page, id) => {
  const { text } = catalog.questions.find((question) => question.id === id);
  return page.locator(".iag-point", { hasText: text });
};
const settle = (page, id, label) =>
  point(page, id).getByRole("radio", { name: label, exact: true }).check();

test("settled points change verdicts and are recorded in the report", async ({ page }) => {
  await page.clock.setFixedTime(new Date(`${catalog.about.published}T12:00:00`));
  await page.openGuide();
  await restore(page, { format: "ice-access-guide/answers@1", page: "results", answers });
  expect(await verdicts(page)).toEqual(openVerdicts);
  const before = await report(page);
  expect(before.settled).toBeUndefined();
  await page.getByRole("link", { name: messages["asked.title"], exact: true }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(messages["asked.title"]);

  await expect(page.getByRole("link", { name: messages["program.back"] })).toHaveAttribute(
    "href",
    "#/results",
  );

  // No point is settled yet. Each shows what the sources say for either answer.
  for (const id of ["lesc_phone", "prints_sent", "customs_course"]) {
    const { point: sides } = catalog.questions.find((question) => question.id === id);
    await expect(
      point(page, id).getByRole("radio", { name: messages["asked.open"] }),
    ).toBeChecked();
    for (const side of [sides.one, sides.other]) {
      await expect(point(page, id)).toContainText(side.text);
    }
    await expect(point(page, id).locator(".iag-cite").first()).toBeVisible();
  }

  const status = page.getByRole("status").first();
  await settle(page, "lesc_phone", "Yes");
  await expect(status).toContainText("LESC");
  await settle(page, "prints_sent", "No");
  await settle(page, "customs_course", "Yes");
  expect(await verdicts(page)).toEqual(settledVerdicts);

  // By default, the report says that the party that the point names answered today. The user can
  // change the party and the date.
  await point(page, "prints_sent").getByRole("radio", { name: messages["asked.counsel"] }).check();
  await point(page, "lesc_phone").getByLabel(messages["asked.on"]).fill("2026-11-12");
  await point(page, "lesc_phone").getByLabel(messages["asked.on"]).blur();
  const after = await report(page);
  expect(after.settled).toEqual({
    lesc_phone: { from: "ice", on: "2026-11-12" },
    prints_sent: { from: "counsel", on: catalog.about.published },
    customs_course: { from: "ice", on: catalog.about.published },
  });

  // On a later visit, the user imports the report, which restores all of these records.
  await page.openGuide();
  expect((await report(page)).answers).toEqual({});
  await goTo(page, "take");
  await page.locator("[data-part=report-file]").setInputFiles({
    name: "report.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(after)),
  });
  await expect(page.locator(".iag-notice")).toBeVisible();
  expect((await report(page)).settled).toEqual(after.settled);
  expect(await verdicts(page)).toEqual(settledVerdicts);

  // The user withdraws a wrong answer: the point is open again, and its record is gone.
  await goTo(page, "asked");
  await settle(page, "lesc_phone", messages["asked.open"]);
  expect(await verdicts(page)).toEqual({ ...settledVerdicts, "lesc/take-part": "depends" });
  expect(Object.keys((await report(page)).settled)).toEqual(["customs_course", "prints_sent"]);
});

test("an unmet duty is shown in the results and the brief", async ({ page }) => {
  await page.openGuide();
  const duty = {
    help: ["ice_visits"],
    power: ["no_power"],
    custody: "jail",
    agency: "sheriff",
    immigration_law: "requires",
  };
  await restore(page, { format: "ice-access-guide/answers@1", page: "results", answers: duty });
  const card = page.locator("article", { has: page.locator("#iag-card-287g") });
  await expect(card.locator(".iag-duty")).toHaveCount(3);
  await expect(card.locator(".iag-duty").first()).toContainText(messages["duty.unmet"]);
  await expect(card.locator(".iag-card-status")).toContainText(messages["program.status"]);
  await goTo(page, "brief");
  await expect(page.locator(".iag-brief")).toContainText(messages["duty.in_short"]);
});

test("a final result names an unmet duty", async ({ page }) => {
  await page.openGuide();
  // Answers every question with its last choice, except the questions that `base` and the loop
  // below set.
  const lastChoices = catalog.questions.map(({ id, kind, choices }) => [
    id,
    kind === "many" ? [choices.at(-1).id] : choices.at(-1).id,
  ]);
  const base = {
    ...Object.fromEntries(lastChoices),
    help: ["ice_visits"],
    custody: "jail",
    agency: "sheriff",
  };
  for (const [law, text] of [["requires", "duty.final"], ["neither", "interview.final"]]) {
    for (const screen of ["results", "review"]) {
      await restore(page, {
        format: "ice-access-guide/answers@1",
        page: screen,
        answers: { ...base, immigration_law: law },
      });
      await expect(
        page.locator(".iag-main > .iag-wrap .iag-panel").filter({ hasText: messages[text] }),
      ).toBeVisible();
    }
  }
});

test("the brief lists decisive open points first", async ({ page }) => {
  await page.openGuide();
  await restore(page, { format: "ice-access-guide/answers@1", page: "brief", answers });
  await expect(page.locator(".iag-brief ol li").first()).toBeVisible();
  const questions = await page.locator(".iag-brief ol li").allTextContents();
  const textOf = (id) => catalog.questions.find((question) => question.id === id).text;
  expect(questions.slice(0, 4).sort()).toEqual(
    ["customs_course", "county_terminal", "lesc_phone", "prints_sent"].map(textOf).sort(),
  );
});
