// Drives the guide over WebDriver as a person would use it, for walk.test.mjs and monkey.test.mjs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { sheriff, words } from "../e2e/sheriff.mjs";

const catalog = JSON.parse(await readFile("dist/catalog.json", "utf8"));
const questionOf = new Map(catalog.questions.map(({ text, id }) => [text, id]));

/** The paths of the guide's own page and of two host pages. */
export const pages = {
  own: "/tools/guide/",
  plain: "/hosts/plain.html",
  strict: "/hosts/strict.html",
};

// Runs in the page: returns the first visible element of the guide that matches the selector and,
// unless `text` is null, has exactly this text. Returns null if there is none.
function sought(selector, text) {
  const all =
    document.querySelector("ice-access-guide")?.shadowRoot?.querySelectorAll(selector) ?? [];
  const found = [...all].filter((each) => each.checkVisibility());
  return found.find((each) => text === null || each.textContent.trim() === text) ?? null;
}

/** The timeout for a condition in milliseconds; long enough for the slowest machine. */
export const patience = 60_000;

/** Returns functions for everything that the tests do and see in a browser as a person would. */
export const person = (browser) => {
  const { driver } = browser;
  const run = (script, ...given) => driver.executeScript(script, ...given);

  /** Waits until a script in the page returns a truthy value, and returns this value. */
  const until = (what, script, ...given) =>
    driver.wait(() => run(script, ...given), patience, `waited in vain for ${what}`);
  const find = (selector, text = null) =>
    until(`${selector} ${text ?? ""}`, sought, selector, text);

  /**
   * Clicks an element after scrolling it to the center. WebKit's driver does not scroll to an
   * element just below the edge of the window.
   */
  async function click(element) {
    await run((element) => element.scrollIntoView({ block: "center" }), element);
    await element.click();
  }

  const me = {
    run,
    until,
    find,
    click,

    /** Opens a page, and waits until it has loaded all files that the guide ever requests. */
    async open(path, { hash = "", scripts = ["watch"] } = {}) {
      const search = scripts.map((each) => `with=${each}`).join("&");
      await driver.get(`${browser.host}${path}?${search}${hash}`);
      // The prerendered screens also have headings. The program removes these screens when it takes
      // over.
      await until("the program", () => {
        const root = document.querySelector("ice-access-guide")?.shadowRoot;
        return root?.querySelector("[data-part=heading]") && !root.querySelector("[data-early]");
      });
      // The deferred chunk and the full catalog load automatically after the initial chunk.
      await until("both parts", () =>
        ["guide-later-", "catalog-"].every((part) =>
          watched.requests.some((each) => new RegExp(`/${part}[0-9a-f]{16}`).test(each)),
        ),
      );
      if (path === pages.own) await until("the files kept for use without a network", filesKept);
    },

    /**
     * Returns the text of the heading. One script finds and reads the heading, because otherwise
     * another page could replace it in between.
     */
    heading: () =>
      run(() =>
        document.querySelector("ice-access-guide").shadowRoot.querySelector(
          "[data-part=heading]",
        )?.textContent,
      ),
    headed: (text) => find("[data-part=heading]", text),
    press: async (selector, text) => click(await find(selector, text)),

    /** Returns the text of the focused element. */
    focused: () =>
      run(() =>
        document.querySelector("ice-access-guide").shadowRoot.activeElement?.textContent ??
        "nothing",
      ),

    /** Whether the choice with this label is checked. */
    marked: async (label) =>
      run(
        (label) => label.closest(".iag-tile").querySelector("input").checked,
        await find(".iag-label", label),
      ),

    /** Takes a screenshot and returns the color in the middle of a choice's box. */
    async middle(label) {
      const box = await run(centered, await find(".iag-label", label));
      return run(painted, await driver.takeScreenshot(), box);
    },

    async choose(label) {
      const tile = await run(
        (label) => label.closest(".iag-tile"),
        await find(".iag-label", label),
      );
      await click(tile);
      await driver.wait(() => me.marked(label), patience, `${label} was pressed and is not marked`);
    },

    /** Presses a control that leads to another page, and waits for that page. */
    async follow(selector, text) {
      const words = await me.heading();
      await me.press(selector, text);
      await until("another page", (words) => {
        const heading = document.querySelector("ice-access-guide").shadowRoot.querySelector(
          "[data-part=heading]",
        );
        return heading && heading.textContent !== words;
      }, words);
    },

    /**
     * Gives the answers in sheriff.mjs to all questions, up to the review page. Returns the ids of
     * the questions.
     */
    async answerAll() {
      await me.follow("a, button", words["start.begin"]);
      const asked = [];
      for (let text = await me.heading(); text !==
        words["review.title"]; text = await me.heading()) {
        const id = questionOf.get(text);
        assert.ok(id, `“${text}” is no question`);
        asked.push(id);
        for (const label of sheriff[id] ?? []) await me.choose(label);
        await (sheriff[id]
          ? me.follow("button[type=submit]")
          : me.follow("button", words["question.skip"]));
      }
      return asked;
    },
  };
  return me;
};

// Runs in the page: waits until the service worker is ready. A browser without service workers
// keeps no files for offline use, so there is nothing to wait for.
async function filesKept() {
  if (!navigator.serviceWorker) return true;
  await navigator.serviceWorker.ready;
  return true;
}

// Runs in the page: scrolls to the box of a choice (its checkbox or radio button) and returns the
// middle of the box, as fractions of the window's width and height.
function centered(label) {
  const box = label.closest(".iag-tile").querySelector(".iag-box");
  box.scrollIntoView({ block: "center" });
  const { x, y, width, height } = box.getBoundingClientRect();
  return [(x + width / 2) / innerWidth, (y + height / 2) / innerHeight];
}

// Runs in the page: returns the color of one point of a screenshot, given as fractions of its size.
async function painted(picture, [across, down]) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width,
    height: image.height,
  });
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  return paper.getImageData(image.width * across, image.height * down, 1, 1).data.join(" ");
}

/** Returns the faults that watch.js recorded, and the browser's messages since the last call. */
export const faults = async (browser) => [
  ...(await browser.driver.executeScript(() => watched.faults)),
  ...(await browser.said()),
];
