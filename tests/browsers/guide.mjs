// The guide as a person sees it in a browser that is driven over WebDriver: what both tests start from.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { sheriff, words } from "../e2e/sheriff.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const questionOf = new Map(catalog.questions.map(({ text, id }) => [text, id]));

/** Where the guide has a page to itself, and pages of others it stands in. */
export const pages = { own: "/tools/guide/", plain: "/hosts/plain.html", strict: "/hosts/strict.html" };

// Runs in the page: what the selector finds in the guide, as far as it can be seen and has this text.
function sought(selector, text) {
  const all = document.querySelector("ice-access-guide")?.shadowRoot?.querySelectorAll(selector) ?? [];
  const found = [...all].filter((each) => each.checkVisibility());
  return found.find((each) => text === null || each.textContent.trim() === text) ?? null;
}

/** Milliseconds after which a condition counts as never met: long enough for the slowest machine. */
export const patience = 60_000;

/** What a person does and sees in a browser. */
export const person = (browser) => {
  const { driver } = browser;
  const run = (script, ...given) => driver.executeScript(script, ...given);

  /** Waits until a script in the page gives something, and gives it back. */
  const until = (what, script, ...given) => driver.wait(() => run(script, ...given), patience, `waited in vain for ${what}`);
  const find = (selector, text = null) => until(`${selector} ${text ?? ""}`, sought, selector, text);

  /** A click where a person would make it: WebKit's driver does not scroll to what is just below the edge. */
  async function click(element) {
    await run((element) => element.scrollIntoView({ block: "center" }), element);
    await element.click();
  }

  const me = {
    run,
    until,
    find,
    click,

    /** Opens a page, and waits until all that it ever loads has come. */
    async open(path, { hash = "", scripts = ["watch"] } = {}) {
      const search = scripts.map((each) => `with=${each}`).join("&");
      await driver.get(`${browser.host}${path}?${search}${hash}`);
      // The first screens that a page brings have headings too: those go when the program takes over.
      await until("the program", () => {
        const root = document.querySelector("ice-access-guide")?.shadowRoot;
        return root?.querySelector(".iag-heading") && !root.querySelector("[data-early]");
      });
      // The second part comes unasked after the first.
      await until("both parts", () => ["guide-later-", "catalog-"].every((part) => watched.requests.some((each) => new RegExp(`/${part}[0-9a-f]{16}`).test(each))));
      if (path === pages.own) await until("the files kept for use without a network", filesKept);
    },

    /** The heading, read in one step: between finding it and reading it another page may take its place. */
    heading: () => run(() => document.querySelector("ice-access-guide").shadowRoot.querySelector(".iag-heading")?.textContent),
    headed: (text) => find(".iag-heading", text),
    press: async (selector, text) => click(await find(selector, text)),

    /** The words of what has the focus. */
    focused: () => run(() => document.querySelector("ice-access-guide").shadowRoot.activeElement?.textContent ?? "nothing"),

    /** Whether a choice is marked, by its label. */
    marked: async (label) => run((label) => label.closest(".iag-tile").querySelector("input").checked, await find(".iag-label", label)),

    /** The color in the middle of the box before a choice, as it was painted. */
    async middle(label) {
      const box = await run(centered, await find(".iag-label", label));
      return run(painted, await driver.takeScreenshot(), box);
    },

    async choose(label) {
      const tile = await run((label) => label.closest(".iag-tile"), await find(".iag-label", label));
      await click(tile);
      await driver.wait(() => me.marked(label), patience, `${label} was pressed and is not marked`);
    },

    /** Presses what leads to another page, and waits for that. */
    async follow(selector, text) {
      const words = await me.heading();
      await me.press(selector, text);
      await until("another page", (words) => {
        const heading = document.querySelector("ice-access-guide").shadowRoot.querySelector(".iag-heading");
        return heading && heading.textContent !== words;
      }, words);
    },

    /** Answers every question that comes as the sheriff does; gives back their ids. Ends at the review. */
    async answerAll() {
      await me.follow("a, button", words["start.begin"]);
      const asked = [];
      for (let text = await me.heading(); text !== words["review.title"]; text = await me.heading()) {
        const id = questionOf.get(text);
        assert.ok(id, `“${text}” is no question`);
        asked.push(id);
        for (const label of sheriff[id] ?? []) await me.choose(label);
        await (sheriff[id] ? me.follow("button[type=submit]") : me.follow("button", words["question.skip"]));
      }
      return asked;
    },
  };
  return me;
};

// Runs in the page. A browser that keeps no files for a page has none to wait for.
async function filesKept() {
  if (!navigator.serviceWorker) return true;
  await navigator.serviceWorker.ready;
  return true;
}

// Runs in the page: where the middle of a choice's box is, in parts of the window.
function centered(label) {
  const box = label.closest(".iag-tile").querySelector(".iag-box");
  box.scrollIntoView({ block: "center" });
  const { x, y, width, height } = box.getBoundingClientRect();
  return [(x + width / 2) / innerWidth, (y + height / 2) / innerHeight];
}

// Runs in the page: reads a picture of the window back.
async function painted(picture, [across, down]) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  return paper.getImageData(image.width * across, image.height * down, 1, 1).data.join(" ");
}

/** What is wrong with the page so far: what the page heard, and what the browser said. */
export const faults = async (browser) => [...(await browser.driver.executeScript(() => watched.faults)), ...(await browser.said())];
