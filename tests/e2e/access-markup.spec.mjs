// Validates the HTML of the served pages, and the HTML that the guide renders on each kind of
// screen.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import config from "../../.htmlvalidate.mjs";
import { sample } from "../depth.mjs";
import { expect, test } from "./guide.mjs";
import { expandDetails, openForMarkup, parts, showScreen } from "./show-screen.mjs";

const validator = new HtmlValidate(config);

/** Returns the markup around a position of the HTML. */
const excerpt = (html, line, column) =>
  html.split("\n")[line - 1].slice(Math.max(0, column - 40), column + 60);

/** Returns the content of a body as an HTML document. */
const documentOf = (body) =>
  '<!doctype html>\n<html lang="en"><head><title>Guide</title></head>' +
  `<body>\n${body}\n</body></html>\n`;

/** Returns the errors that the validator finds in an HTML document. */
async function faults(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) =>
      `${ruleId}: ${message} (${line}:${column} ${excerpt(html, line, column)})`,
    ),
  );
}

for (const file of ["index.html", "handbook.html", "embed/frame.html", "ice-access-guide.html"]) {
  test(`${file} is valid HTML`, async () => {
    const html = readFileSync(`dist/${file}`, "utf8");
    // The single-file page embeds scripts and styles, which are not markup.
    const plain = html.replace(/(<(script|style)\b[^>]*>)[^]*?(<\/\2>)/g, "$1$3");
    const prerendered = /<template shadowrootmode[^>]*>([^]*)<\/template>\n?/;
    expect(await faults(plain.replace(prerendered, ""))).toEqual([]);
    // The prerendered screens are in a shadow root and are validated separately from the page. Only
    // one screen is visible at a time, so each is validated without the others.
    const [, screens] = prerendered.exec(plain) ?? [];
    const mains = screens?.match(/<main [^]*?<\/main>/g) ?? [];
    for (const main of mains) {
      const alone = mains.reduce(
        (html, other) => (other === main ? html : html.replace(other, "")),
        screens,
      );
      // The style, `noscript` and `hidden` belong to the template, not to the screen, so they are
      // removed.
      const screen = alone
        .replace(/<style><\/style>|<noscript>[^]*?<\/noscript>/g, "")
        .replace(/ hidden(?= class="iag-main")/, "");
      expect.soft(await faults(documentOf(screen))).toEqual([]);
    }
  });
}

/** Returns the rendered guide as an HTML document with the content of the shadow root. */
const rendered = async (page) =>
  documentOf(await page.evaluate(() => guide().querySelector(".iag").outerHTML));

for (const part of Object.keys(parts)) {
  test(`the screens of ${part} render valid HTML`, async ({ page }) => {
    const opened = await openForMarkup(page);
    for (const screen of sample(opened.parts[part], 3, 2)) {
      await showScreen(page, screen, opened.answers);
      await expandDetails(page);
      expect.soft(await faults(await rendered(page)), screen.name).toEqual([]);
    }
  });
}
