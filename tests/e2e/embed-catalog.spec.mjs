// End-to-end tests of a catalog that the host page provides: a valid one is shown, and an invalid
// one is rejected with its errors, while the built-in catalog stays.
import { readFile } from "node:fs/promises";
import { eventsOf, expect, test } from "./embedded.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));

test.describe("a catalog of the host page", () => {
  const modified = () => {
    const copy = structuredClone(catalog);
    copy.about.version = "9.0.0";
    copy.words["start.title"] = "Which of our partners' programs could fit?";
    return copy;
  };
  const setCatalog = (page, catalog) =>
    page.evaluate((catalog) => (document.getElementById("one").catalog = catalog), catalog);

  test("is accepted as a property and as an address", async ({ page }) => {
    await page.openHost("plain");
    await setCatalog(page, modified());
    await expect(page.locator("[data-part=heading]")).toHaveText(
      "Which of our partners' programs could fit?",
    );
    await expect
      .poll(() => page.evaluate(() => receivedEvents.at(-1).detail.catalog))
      .toBe("9.0.0");
    await page.route("**/our-catalog.json", (route) => route.fulfill({ json: modified() }));
    await page.evaluate(() => {
      const two = document.createElement("ice-access-guide");
      two.id = "two";
      two.setAttribute("catalog-src", "our-catalog.json");
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
    expect(detail.code).toBe("catalog");
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
        one.catalog = catalog;
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
      expect(text).toMatch(/^catalog: .*the built-in catalog is used/);
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
        (address) => document.getElementById("one").setAttribute("catalog-src", address),
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
