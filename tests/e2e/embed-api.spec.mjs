// End-to-end tests of the element's events and methods, and of the functions `load`, `assess` and
// `questions` that scripts can import.
import { readFile } from "node:fs/promises";
import { sheriffHeadline, sheriffQuestions } from "./guide.mjs";
import { eventsOf, expect, test, waitForResult, walk } from "./embedded.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const script = "/tools/guide/embed/ice-access-guide.js";

test("events report the page and nothing about the answers", async ({ page }) => {
  await page.openHost("plain");
  await walk(page.locator("#one"));
  await page.getByRole("button", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await waitForResult(page);
  const events = await page.evaluate(() => receivedEvents);
  expect(events[0]).toEqual({
    type: "iag-ready",
    from: "one",
    detail: { version: "0.1.0", catalog: catalog.about.version },
  });
  const later = events.slice(1).map(({ type, detail }) => [type, detail]);
  const steps = sheriffQuestions.length;
  expect(later.slice(0, steps)).toEqual(Array(steps).fill(["iag-step", { page: "question" }]));
  expect(later.slice(steps)).toEqual([
    ["iag-step", { page: "review" }],
    ["iag-step", { page: "results" }],
    ["iag-result", {}],
  ]);
});

test("events cross the shadow roots around the guide", async ({ page }) => {
  await page.openHost("torture");
  const composed = await page.evaluate(() => {
    const outer = document.createElement("div");
    const guide = document.createElement("ice-access-guide");
    outer.attachShadow({ mode: "open" }).append(guide);
    document.body.append(outer);
    // The guides of the host page fire `iag-ready` too, and may do so after the new guide is added.
    return new Promise((resolve) =>
      document.addEventListener("iag-ready", (event) => {
        if (event.composedPath()[0] === guide) {
          resolve([event.target === outer, event.composed, event.bubbles]);
        }
      }),
    );
  });
  expect(composed).toEqual([true, true, true]);
});

test("exported answers can be restored unchanged", async ({ page }) => {
  await page.openHost("plain");
  // The guide tells the user whether the host page receives the answers.
  const sharedNotice = "The page that contains this guide receives your answers.";
  const privateNotice = "Nothing you enter leaves this browser.";
  await expect(page.locator("#one")).not.toContainText(sharedNotice);
  await expect(page.locator("#one .iag-foot")).toContainText(privateNotice);
  await page.evaluate(() => (document.getElementById("one").shareAnswers = true));
  await expect(page.locator("#one .iag-foot")).toContainText(sharedNotice);
  await expect(page.locator("#one")).not.toContainText(privateNotice);
  await expect(page.locator("#one")).not.toContainText("nothing sent");
  await walk(page.locator("#one"));
  await page.getByRole("button", { name: "See results" }).click();
  await expect(page.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
  await waitForResult(page);
  const out = await page.evaluate(() => {
    const one = document.getElementById("one");
    return {
      answers: one.answers(),
      exported: one.export("json"),
      csv: one.export("csv"),
      text: one.export("markdown"),
      result: one.result(),
      event: receivedEvents.at(-1).detail,
    };
  });
  expect(out.answers.format).toBe("ice-access-guide/answers@1");
  expect(out.answers.answers.custody).toBe("jail");
  expect(out.answers.answers.immigration_law).toBe("not_sure");
  expect(out.answers.answers).not.toHaveProperty("jail_practice");
  expect(out.event.state).toEqual(out.answers);
  expect(out.event.result).toEqual(out.result);
  expect(JSON.parse(out.exported)).toEqual(out.result);
  expect(out.csv.split("\r\n").length).toBeGreaterThan(20);
  expect(out.text).toContain("# ");

  for (const state of [out.answers, out.event, JSON.parse(out.exported)]) {
    const back = await page.evaluate((state) => {
      const one = document.getElementById("one");
      one.reset();
      const empty = one.answers();
      const rejected = one.restore(state);
      return { empty, rejected, now: one.answers(), result: one.result() };
    }, state);
    expect(back.empty).toMatchObject({ page: "start", answers: {} });
    expect(back.rejected).toEqual([]);
    // A report does not contain the page that the user was on.
    expect(back.now).toEqual(
      state.page || state.state ? out.answers : { ...out.answers, page: "start" },
    );
    expect(back.result).toEqual(out.result);
    await expect(page.locator("[data-part=heading]")).toHaveText(
      state.page || state.state ? sheriffHeadline : /Which ICE ACCESS programs/,
    );
  }

  // In a fresh document, `restore` is called before the guide has loaded.
  await page.openHost("plain", false);
  const restored = await page.evaluate(async (state) => {
    const one = document.createElement("ice-access-guide");
    one.restore(state);
    document.body.append(one);
    await one.ready;
    return one.answers();
  }, out.answers);
  expect(restored).toEqual(out.answers);
});

test("restore reports unknown answers and restores the others", async ({ page }) => {
  await page.openHost("plain");
  const rejected = await page.evaluate(() =>
    document.getElementById("one").restore({
      format: "ice-access-guide/answers@1",
      catalog: "0.0.1",
      page: "results",
      answers: { custody: "jail", weather: "wet", challenges: ["gangs", "dragons"], power: 7 },
    }),
  );
  expect(rejected.join("\n")).toContain('no question has the id "weather"');
  expect(rejected.join("\n")).toContain('no choice "dragons"');
  expect(rejected.join("\n")).toContain('question "power": an answer is a choice');
  expect(rejected).toHaveLength(3);
  expect((await eventsOf(page, "iag-error")).map(({ detail }) => detail.code)).toEqual(["restore"]);
  expect(await page.evaluate(() => document.getElementById("one").answers().answers)).toEqual({
    challenges: ["gangs"],
    custody: "jail",
  });
  for (const invalid of [
    null,
    "results",
    { format: "other" },
    { format: "ice-access-guide/answers@1", answers: [] },
  ]) {
    const name = await page.evaluate((invalid) => {
      try {
        document.getElementById("one").restore(invalid);
      } catch (error) {
        return error.name;
      }
    }, invalid);
    expect(name).toBe("TypeError");
  }
  expect(await page.evaluate(() => document.getElementById("one").answers().answers)).toEqual({
    challenges: ["gangs"],
    custody: "jail",
  });
});

test("methods throw a descriptive error if they are misused", async ({ page }) => {
  await page.openHost("plain");
  await page.evaluate(() => document.getElementById("one").ready.then(() => null));
  const thrown = (code) =>
    page.evaluate((code) => {
      const one = document.getElementById("one");
      const calls = {
        page: () => one.goTo("nowhere"),
        kind: () => one.export("pdf"),
        type: () => one.goTo(3),
      };
      const beforeReady = { result: () => document.createElement("ice-access-guide").result() };
      try {
        ({ ...calls, ...beforeReady })[code]();
      } catch (error) {
        return `${error.name}: ${error.message}`;
      }
    }, code);
  expect(await thrown("page")).toContain('RangeError: goTo(page): there is no page "nowhere"');
  expect(await thrown("kind")).toContain('RangeError: export(kind): there is no kind "pdf"');
  expect(await thrown("type")).toContain("TypeError: goTo(page)");
  expect(await thrown("result")).toContain("InvalidStateError: result(): the guide is not ready");
});

test("scripts can assess answers without the interface", async ({ page }) => {
  await page.openHost("plain");
  const found = await page.evaluate(async (script) => {
    const { assess, load, questions } = await import(script);
    const answers = { challenges: ["gangs"], custody: "jail" };
    const guide = await load({ programs: ["community-shield"] });
    const fromText = await load({ programs: "community-shield, best" });
    const rejected = await assess({ weather: "wet" }).catch((error) => error.message);
    return {
      questions: (await questions()).map(({ id }) => id),
      report: await assess(answers, { asOf: "2026-11-21" }),
      alone: guide.assess(answers, { asOf: "2026-11-21" }),
      fromText: new Set(fromText.assess(answers).assessments.map(({ program }) => program)).size,
      version: guide.version,
      rejected,
      day: await assess({}, { asOf: "2026-02-30" }).catch((error) => error.message),
    };
  }, script);
  expect(found.questions).toEqual(catalog.questions.map(({ id }) => id));
  expect(found.fromText).toBe(2);
  expect(found.report.as_of).toBe("2026-11-21");
  expect(found.report.assessments).toHaveLength(
    catalog.programs.flatMap(({ agreements }) => agreements).length,
  );
  const shield = found.report.assessments.find(({ program }) => program === "community-shield");
  expect(shield.reasons.length).toBeGreaterThan(0);
  expect(found.alone.assessments).toEqual([shield]);
  expect(found.version).toBe(catalog.about.version);
  expect(found.rejected).toContain('no question has the id "weather"');
  expect(found.day).toContain("is not a date");
});
