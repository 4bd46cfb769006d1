// The markup is valid: of the pages that are served, and of each kind of screen as it is drawn.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import config from "../../.htmlvalidate.mjs";
import { expect, test } from "./guide.mjs";
import { open, parts, turn, unfold } from "./screens.mjs";

const validator = new HtmlValidate(config);

async function faults(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column} ${html.split("\n")[line - 1].slice(Math.max(0, column - 40), column + 60)})`));
}

for (const file of ["index.html", "embed/frame.html", "ice-access-guide.html"]) {
  test(`${file} is valid HTML`, async () => {
    const html = readFileSync(`dist/${file}`, "utf8");
    // What is packed into the one file is no markup, and what is in a shadow root is a tree of its own.
    const own = html.replace(/(<(script|style)\b[^>]*>)[^]*?(<\/\2>)/g, "$1$3").replace(/<template shadowrootmode[^]*?<\/template>/, "");
    expect(await faults(own)).toEqual([]);
  });
}

test("the first screens that the page brings are valid HTML, each by itself", async () => {
  const [, root] = /<template shadowrootmode="open">([^]*?)<\/template>/.exec(readFileSync("dist/index.html", "utf8"));
  const guide = root.slice(root.indexOf('<div lang="en"'));
  const screens = guide.match(/<main[^]*?<\/main>/g);
  expect(screens).toHaveLength(3);
  for (const screen of screens) {
    const alone = screens.filter((other) => other !== screen).reduce((html, other) => html.replace(other, ""), guide);
    const shown = alone.replace(/(<main data-early="\w+") hidden/, "$1");
    expect(await faults(`<!doctype html>\n<html lang="en"><head><title>Guide</title></head><body>\n${shown}\n</body></html>\n`)).toEqual([]);
  }
});

/** The guide as a document: what is in the shadow root, where its element would be. */
const drawn = (page) =>
  page.evaluate(() => {
    const main = guide().querySelector(".iag").outerHTML;
    return `<!doctype html>\n<html lang="en"><head><title>Guide</title></head><body>\n${main}\n</body></html>\n`;
  });

for (const [part, screens] of Object.entries(parts)) {
  test(`what is drawn on the screens of ${part} is valid HTML`, async ({ page }) => {
    await open(page);
    for (const screen of screens) {
      await turn(page, screen);
      await unfold(page);
      expect.soft(await faults(await drawn(page)), screen.name).toEqual([]);
    }
  });
}
