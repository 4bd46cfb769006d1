// End-to-end tests of a device whose clock is wrong by years.
import { readFile } from "node:fs/promises";
import { expect, test } from "./guide.mjs";
import { messages } from "./sheriff.mjs";

const { published } = JSON.parse(await readFile("dist/catalog.json", "utf8")).about;

test.describe("a wrong clock", () => {
  const sheriff = {
    format: "ice-access-guide/answers@1",
    page: "results",
    answers: { challenges: ["gangs"], help: ["joint_case"] },
  };
  const headline = async (page) => {
    await page.openGuide();
    await page.evaluate(
      (state) => document.querySelector("ice-access-guide").restore(state),
      sheriff,
    );
    return page.locator("[data-part=heading]").textContent();
  };

  test("a clock behind the content is reported, and its date is not used", async ({ page }) => {
    await page.clock.setFixedTime(new Date(`${published}T12:00:00`));
    const expected = await headline(page);
    for (const day of ["1999-12-31T12:00:00", "2016-05-05T12:00:00"]) {
      await page.clock.setFixedTime(new Date(day));
      await page.goto("about:blank");
      expect(await headline(page)).toBe(expected);
      const date = new Date(`${published}T12:00:00Z`).toLocaleDateString("en-US", {
        month: "short",
        day: "numeric",
        year: "numeric",
      });
      await expect(page.getByRole("note")).toContainText(
        messages["foot.clock"].replace("{date}", date),
      );
      expect(
        await page.evaluate(() => document.querySelector("ice-access-guide").result().as_of),
      ).toBe(published);
    }
  });

  test("a clock far ahead reports overdue sources and keeps the results", async ({ page }) => {
    await page.clock.setFixedTime(new Date("2099-01-01T12:00:00"));
    await headline(page);
    await expect(page.getByRole("note")).toContainText("were due for review by May 21, 2027");
    expect(
      await page.evaluate(() => document.querySelector("ice-access-guide").result().as_of),
    ).toBe("2099-01-01");
  });
});
