// Drives the guide over WebDriver as a person would use it, for walk.test.mjs and monkey.test.mjs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { messages, sheriff } from "../e2e/sheriff.mjs";

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
function findVisible(selector, text) {
  const root = document.querySelector("ice-access-guide")?.shadowRoot;
  const visible = [...(root?.querySelectorAll(selector) ?? [])].filter((each) =>
    each.checkVisibility(),
  );
  return visible.find((each) => text === null || each.textContent.trim() === text) ?? null;
}

// Runs in the page: returns the text of the heading, or undefined if there is none.
function headingText() {
  return guideRoot().querySelector("[data-part=heading]")?.textContent;
}

// Runs in the page: returns whether there is a heading whose text is not `before`.
function isNewHeading(before) {
  const heading = guideRoot().querySelector("[data-part=heading]");
  return heading && heading.textContent !== before;
}

/** The timeout for a condition in milliseconds; long enough for the slowest machine. */
export const timeout = 60_000;

/** Returns the functions with which the tests use the guide as a person would. */
export const person = (browser) => {
  const { driver } = browser;
  const run = (script, ...args) => driver.executeScript(script, ...args);

  /** Waits until a script in the page returns a truthy value, and returns this value. */
  const until = (what, script, ...args) =>
    driver.wait(() => run(script, ...args), timeout, `gave up waiting for ${what}`);
  const find = (selector, text = null) =>
    until(`${selector} ${text ?? ""}`, findVisible, selector, text);

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
      const search = scripts.map((name) => `with=${name}`).join("&");
      await driver.get(`${browser.host}${path}?${search}${hash}`);
      // The prerendered screens also have headings. The WebAssembly program removes these screens
      // when it takes over.
      await until("the program", () => {
        const root = document.querySelector("ice-access-guide")?.shadowRoot;
        return root?.querySelector("[data-part=heading]") && !root.querySelector("[data-early]");
      });
      // The deferred chunk and the full catalog load automatically after the initial chunk.
      await until("both chunks", () =>
        ["guide-deferred-", "catalog-"].every((name) =>
          watched.requests.some((each) => new RegExp(`/${name}[0-9a-f]{16}`).test(each)),
        ),
      );
      if (path === pages.own) await until("the offline files", areFilesCached);
    },

    /**
     * Returns the text of the heading. One script finds and reads the heading, because otherwise
     * another page could replace it in between.
     */
    heading: () => run(headingText),
    waitForHeading: (text) => find("[data-part=heading]", text),
    press: async (selector, text) => click(await find(selector, text)),

    /** Returns the text of the focused element. */
    focused: () => run(() => guideRoot().activeElement?.textContent ?? "nothing"),

    /** Whether the choice with this label is checked. */
    isChecked: async (label) =>
      run(
        (label) => label.closest(".iag-tile").querySelector("input").checked,
        await find(".iag-label", label),
      ),

    /** Takes a screenshot and returns the color in the middle of a choice's box. */
    async boxColor(label) {
      const box = await run(centerOfBox, await find(".iag-label", label));
      return run(colorAt, await driver.takeScreenshot(), box);
    },

    async choose(label) {
      const tile = await run(
        (label) => label.closest(".iag-tile"),
        await find(".iag-label", label),
      );
      await click(tile);
      await driver.wait(
        () => me.isChecked(label),
        timeout,
        `${label} was clicked but is not checked`,
      );
    },

    /** Presses a control that leads to another page, and waits for that page. */
    async follow(selector, text) {
      const before = await me.heading();
      await me.press(selector, text);
      await until("another page", isNewHeading, before);
    },

    /**
     * Starts the guide, and answers or skips each question as the fictional agency of sheriff.mjs
     * does, until the review page. Returns the ids of the questions.
     */
    async answerAll() {
      await me.follow("a, button", messages["start.begin"]);
      const questionIds = [];
      for (;;) {
        const text = await me.heading();
        if (text === messages["review.title"]) return questionIds;
        const id = questionOf.get(text);
        assert.ok(id, `“${text}” is not a question`);
        questionIds.push(id);
        for (const label of sheriff[id] ?? []) await me.choose(label);
        await (sheriff[id]
          ? me.follow("button[type=submit]")
          : me.follow("button", messages["question.skip"]));
      }
    },
  };
  return me;
};

// Runs in the page: waits until the service worker is ready. A browser without service workers
// keeps no files for offline use, so there is nothing to wait for.
async function areFilesCached() {
  if (!navigator.serviceWorker) return true;
  await navigator.serviceWorker.ready;
  return true;
}

// Runs in the page: scrolls to the box of a choice (its checkbox or radio button) and returns the
// middle of the box, as fractions of the window's width and height.
function centerOfBox(label) {
  const box = label.closest(".iag-tile").querySelector(".iag-box");
  box.scrollIntoView({ block: "center" });
  const { x, y, width, height } = box.getBoundingClientRect();
  return [(x + width / 2) / innerWidth, (y + height / 2) / innerHeight];
}

// Runs in the page: returns the color of one point of a screenshot, given as fractions of its size.
async function colorAt(screenshot, [left, top]) {
  const image = new Image();
  image.src = `data:image/png;base64,${screenshot}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: image.width,
    height: image.height,
  });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(image.width * left, image.height * top, 1, 1).data.join(" ");
}

/** Returns the faults that watch.js recorded, and the browser's messages since the last call. */
export const faults = async (browser) => [
  ...(await browser.driver.executeScript(() => watched.faults)),
  ...(await browser.messages()),
];
