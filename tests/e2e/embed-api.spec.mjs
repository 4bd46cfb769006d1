// End-to-end tests of the element's public interface on host pages: its options, methods and
// events, and the functions `load`, `assess` and `questions` that scripts can import.
import { readFile } from "node:fs/promises";
import { sheriffHeadline, sheriffQuestions } from "./guide.mjs";
import { expect, eventsOf, waitForResult, test, walk } from "./embedded.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const script = "/tools/guide/embed/ice-access-guide.js";

test("unknown options and invalid values are reported, and defaults apply", async ({ page }) => {
  await page.openHost("options");
  const errors = await eventsOf(page, "iag-error");
  expect(errors.every(({ detail }) => detail.code === "option" && !detail.fatal)).toBe(true);
  const rejected = Object.fromEntries(errors.map(({ detail }) => [detail.option, detail.message]));
  expect(Object.keys(rejected).sort()).toEqual(
    [
      "as-of",
      "heading-level",
      "lang",
      "mode",
      "programs",
      "share-answers",
      "start",
      "storage",
      "theme",
      "thme",
    ].sort(),
  );
  expect(errors).toHaveLength(10);
  expect(rejected.thme).toContain("did you mean theme?");
  expect(rejected.theme).toContain('"drak" is not one of auto, light, dark');
  expect(rejected.programs).toContain('no program has the id "cup"');
  expect(rejected.start).toContain('there is no page "nowhere"');
  for (const { detail } of errors) expect(page.faults.join("\n")).toContain(detail.message);
  const values = await page.evaluate(() => {
    const { theme, mode, headingLevel, asOf, storage, shareAnswers } = document.getElementById(
      "one",
    );
    return { theme, mode, headingLevel, asOf, storage, shareAnswers };
  });
  expect(values).toEqual({
    theme: "auto",
    mode: "full",
    headingLevel: 2,
    asOf: undefined,
    storage: "none",
    shareAnswers: false,
  });
  await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  await expect(page.getByRole("button", { name: "All 13 programs", exact: true })).toBeVisible();

  // Each invalid value is reported once. Properties are checked like their attributes.
  await page.evaluate(() => {
    document.getElementById("one").theme = "dim";
    document.getElementById("one").headingLevel = "two";
  });
  await expect.poll(async () => (await eventsOf(page, "iag-error")).length).toBe(12);
});

test("options take effect", async ({ page }) => {
  await page.openHost("plain");
  const set = (properties) =>
    page.evaluate(
      (properties) => Object.assign(document.getElementById("one"), properties),
      properties,
    );
  await set({ programs: ["lesc", "cap"] });
  await expect(page.getByRole("button", { name: "All 2 programs", exact: true })).toBeVisible();
  await expect(page.locator(".iag-foot")).toContainText(
    "This page shows 2 of the guide’s 13 programs.",
  );
  const headingSize = () =>
    page.locator("[data-part=heading]").evaluate((each) =>
      parseFloat(getComputedStyle(each).fontSize),
    );
  const defaultSize = await headingSize();
  await set({ mode: "present" });
  await expect.poll(headingSize).toBeGreaterThan(defaultSize);
  await set({ mode: null, programs: null, asOf: "2008-06-30" });
  await expect(page.getByRole("button", { name: "All 13 programs", exact: true })).toBeVisible();
  const report = await page.evaluate(() =>
    document.getElementById("one").ready.then((one) => one.result()),
  );
  expect(report.as_of).toBe("2008-06-30");
  await page.evaluate(() => document.getElementById("one").goTo("results"));
  await expect(page.locator("#one")).toContainText("You are viewing Jun 30, 2008, not today.");
  expect(report.assessments.find((each) => each.agreement === "tfm").verdict).not.toBe("fits");
  await page.evaluate(() => {
    const one = document.createElement("ice-access-guide");
    one.id = "two";
    one.start = "program/lesc";
    document.body.append(one);
  });
  await expect(page.locator("#two [data-part=heading]")).toContainText(
    "Law Enforcement Support Center",
  );
  await page.evaluate(() => document.getElementById("two").goTo("results"));
  await page.evaluate(() => document.getElementById("two").reset());
  await expect(page.locator("#two [data-part=heading]")).toContainText(
    "Law Enforcement Support Center",
  );
  expect(page.faults).toEqual([]);
});

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
    detail: { version: "0.1.0", catalogue: catalog.about.version },
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
      catalogue: "0.0.1",
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

test("the programs property accepts any iterable or a text", async ({ page }) => {
  await page.openHost("plain");
  const programs = await page.evaluate(() => {
    const one = document.getElementById("one");
    return [["cap", "best"], new Set(["cap", "best"]), "cap best"].map((programs) => {
      one.programs = programs;
      return [one.getAttribute("programs"), one.programs];
    });
  });
  expect(programs).toEqual(Array(3).fill(["cap best", ["cap", "best"]]));
  expect(page.faults).toEqual([]);
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
  expect(found.day).toContain("is not a day");
});

test.describe("a catalog of the host page", () => {
  const modified = () => {
    const copy = structuredClone(catalog);
    copy.about.version = "9.0.0";
    copy.words["start.title"] = "Which of our partners' programs could fit?";
    return copy;
  };
  const setCatalog = (page, catalog) =>
    page.evaluate((catalog) => (document.getElementById("one").catalogue = catalog), catalog);

  test("is accepted as a property and as an address", async ({ page }) => {
    await page.openHost("plain");
    await setCatalog(page, modified());
    await expect(page.locator("[data-part=heading]")).toHaveText(
      "Which of our partners' programs could fit?",
    );
    await expect
      .poll(() => page.evaluate(() => receivedEvents.at(-1).detail.catalogue))
      .toBe("9.0.0");
    await page.route("**/our-catalog.json", (route) => route.fulfill({ json: modified() }));
    await page.evaluate(() => {
      const two = document.createElement("ice-access-guide");
      two.id = "two";
      two.setAttribute("catalogue-src", "our-catalog.json");
      document.body.append(two);
    });
    await expect(page.locator("#two [data-part=heading]")).toHaveText(
      "Which of our partners' programs could fit?",
    );
    await setCatalog(page, undefined);
    await expect(page.locator("#one [data-part=heading]")).toContainText(
      "Which ICE ACCESS programs",
    );
    expect(page.faults).toEqual([]);
  });

  test("is rejected with all of its errors", async ({ page }) => {
    await page.openHost("plain");
    const invalid = modified();
    invalid.programs[0].summary.text = "Read <b>this</b>";
    invalid.programs[1].name = "";
    invalid.sources[0].url = "javascript:alert(1)";
    invalid.sources[1].url = "http://example.org/";
    invalid.questions[0].choices[0].label = "[gangs](https://example.org)";
    await setCatalog(page, invalid);
    await expect.poll(async () => (await eventsOf(page, "iag-error")).length).toBe(1);
    const [{ detail }] = await eventsOf(page, "iag-error");
    expect(detail.code).toBe("catalogue");
    expect(detail.fatal).toBe(false);
    const problems = detail.problems.join("\n");
    expect(problems).toContain('summary.text: it has "<" in it');
    expect(problems).toContain("name: it is empty");
    expect(problems).toContain('url: it is "javascript:alert(1)"');
    expect(problems).toContain('url: it is "http://example.org/"');
    expect(problems).toContain('it has "](" in it');
    expect(detail.problems).toHaveLength(5);
    await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
    expect(page.faults.join("\n")).toContain("javascript:alert(1)");
  });

  test("is rejected if it is too large, too deep or not an object", async ({ page }) => {
    await page.openHost("plain");
    const errors = await page.evaluate(async (catalog) => {
      const one = document.getElementById("one");
      const deep = structuredClone(catalog);
      let rule = { question: "custody", is: "jail" };
      for (let level = 0; level < 100_000; level += 1) rule = { not: rule };
      deep.programs[0].agreements[0].needs = [{ when: rule, text: "x", cite: [] }];
      const long = structuredClone(catalog);
      long.about.at_hand[0] = "long ".repeat(2_000);
      const many = structuredClone(catalog);
      many.glossary = Array.from({ length: 5_000 }, () => many.glossary[0]);
      const round = structuredClone(catalog);
      round.about.self = round;
      const found = {};
      for (const [name, catalog] of Object.entries({
        deep,
        long,
        many,
        round,
        text: "x",
        number: 3,
        list: [],
      })) {
        const reported = new Promise((resolve) =>
          document.addEventListener("iag-error", (event) => resolve(event.detail), { once: true }),
        );
        one.catalogue = catalog;
        const { code, message, problems = [] } = await reported;
        found[name] = `${code}: ${message}: ${problems.join("; ")}`;
      }
      await one.ready;
      return found;
    }, catalog);
    expect(errors.deep).toContain("nested more than 80 levels deep");
    expect(errors.long).toContain("about.at_hand#1: the text has 10000 characters");
    expect(errors.many).toContain("glossary: there are 5000 entries");
    expect(errors.round).toContain("more than 200000 values");
    expect(errors.text).toContain("is not an object");
    expect(errors.number).toContain("is not an object");
    expect(errors.list).toContain("cannot be read");
    for (const text of Object.values(errors)) {
      expect(text).toMatch(/^catalogue: .*the built-in one is used/);
    }
    await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  });

  test("is rejected if it is missing or too long", async ({ page }) => {
    await page.openHost("plain");
    await page.route("**/heavy.json", (route) =>
      route.fulfill({ body: `[${'"x",'.repeat(1_500_000)}1]` }),
    );
    for (const [address, message] of [
      ["nothing.json", "the server answered 404"],
      ["heavy.json", "more than 4000000 bytes"],
      ["plain.html", "cannot be read"],
    ]) {
      const before = (await eventsOf(page, "iag-error")).length;
      await page.evaluate(
        (address) => document.getElementById("one").setAttribute("catalogue-src", address),
        address,
      );
      await expect.poll(async () => (await eventsOf(page, "iag-error")).length).toBe(before + 1);
      expect((await eventsOf(page, "iag-error")).at(-1).detail.message).toContain(message);
      await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
    }
  });

  test("has links that open in a new tab without a referrer", async ({ page }) => {
    await page.openHost("plain");
    await setCatalog(page, modified());
    await page.evaluate(async () => (await document.getElementById("one").ready).goTo("sources"));
    const link = page.locator(".iag-sources a").first();
    await expect(link).toHaveAttribute("rel", /noreferrer/);
    await expect(link).toHaveAttribute("target", "_blank");
    await expect(link).toHaveAttribute("href", /^https:/);
    await expect(link.locator("xpath=..")).toContainText("opens");
  });
});
