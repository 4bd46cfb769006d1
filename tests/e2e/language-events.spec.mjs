// End-to-end tests of messages about languages: the warning and the error for developers who ask
// for a language that the guide does not have, and the language of the notice that users see when
// the guide cannot start.
import { expect, test } from "./embedded.mjs";

// The server builds the pseudo-languages on the first request, which takes longer than loading a
// page.
test.beforeAll(async ({ baseURL }) => {
  await fetch(new URL("/languages/index.html", baseURL));
});

test("an unknown language is reported once, and the guide uses English", async ({ page }) => {
  await page.goto("/languages/unknown.html");
  await expect(page.locator(".iag")).toHaveAttribute("lang", "en");
  expect(page.faults).toEqual(
    [
      'warning: <ice-access-guide>: lang: "fr" is not a language that the guide was built with: ' +
      "en, ar-XB, en-XA, qaa",
    ],
  );
});

test("the failure notice uses the element's language and direction", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/languages/ar-XB.html");
  const notice = page.locator("ice-access-guide .notice");
  await expect(notice).toHaveAttribute("lang", "ar-XB");
  await expect(notice).toHaveAttribute("dir", "rtl");
  await expect(notice).toHaveCSS("direction", "rtl");
  await expect(notice.locator("button")).toHaveText(/^\[[\p{Script=Hebrew} ]+\]$/u);
});

test("load accepts a language and rejects an unknown one", async ({ page }) => {
  await page.goto("/languages/index.html");
  const [text, error] = await page.evaluate(async () => {
    const { load } = await import(new URL("embed/ice-access-guide.js", document.baseURI));
    const guide = await load({ lang: "en-XA" });
    return [guide.questions()[0].text, await load({ lang: "fr" }).catch((error) => error.message)];
  });
  expect(text).toMatch(/^\[.*\]$/);
  expect(error).toBe('load({ lang }): the guide was not built with "fr"');
});
