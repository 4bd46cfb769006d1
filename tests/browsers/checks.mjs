// Checks that walk.test.mjs makes in every browser: no requests, no messages, no stored data, no
// referrer, a visible selection, and printing. They use `browser.server`, the test server of the
// current test.
import assert from "node:assert/strict";
import { faults, pages, timeout } from "./guide.mjs";

/**
 * Returns the checks for a browser. `me` has the functions that `person` returns for this browser.
 */
export const checks = (browser, me) => {
  const { driver } = browser;
  const log = () => browser.server.log();

  return {
    /** Opens a page and calls `act`, which must cause no request and no console message. */
    async withoutRequests(path, act, hash) {
      await me.open(path, { hash });
      const loaded = (await log()).length;
      const requests = await me.run(() => watched.requests.length);
      await act();
      // Some time after a page is reopened, browsers check on their own for a newer service worker.
      const received = (await log()).slice(loaded);
      const unexpected = received.filter(({ url }) => url !== `${pages.own}sw.js`);
      assert.deepEqual(unexpected, [], "requests that the server received");
      const sent = await me.run((from) => watched.requests.slice(from), requests);
      assert.deepEqual(sent, [], "requests that the page sent");
      assert.deepEqual(await faults(browser), []);
    },

    /**
     * Presses Print, and waits until the guide calls `window.print`. Replaces `window.print` first,
     * because an automated browser has no printer.
     */
    async prints() {
      await me.run(() => {
        window.printed = 0;
        window.print = () => (window.printed += 1);
      });
      await me.press("button", "Print");
      await me.until("the page to be printed", () => window.printed === 1);
    },

    /**
     * Waits until the box of the selected choice looks different from the box of another choice.
     * The first screenshot can still show the page as it was before the click.
     */
    looksSelected: (selected, other) =>
      driver.wait(
        async () => (await me.boxColor(selected)) !== (await me.boxColor(other)),
        timeout,
        `${selected} looks like ${other}`,
      ),

    /**
     * Checks that the browser stores no personal data. `files` lists the folders of the files that
     * the browser may cache: the guide's own page caches files that are the same for everyone.
     */
    async storesNothing(files) {
      const expected = { cookies: "", storage: 0, databases: 0, files };
      assert.deepEqual(await me.run(storedData), expected);
      assert.deepEqual(await driver.manage().getCookies(), []);
      assert.deepEqual((await log()).filter(({ cookie }) => cookie), []);
    },

    /**
     * Follows a link to a source, after replacing the link's address with one on the test server.
     * The browser must send no referrer and no cookie, and the new page must have no opener.
     */
    async sendsNoReferrer(page) {
      await me.open(pages[page]);
      await me.follow("a, button", "Sources and dates");
      const link = await me.find("a[target=_blank]");
      const name = "/browsers/source.html";
      await me.run((link, name) => (link.href = name), link, name);
      const guideWindow = await driver.getWindowHandle();
      await me.click(link);
      const request = await driver.wait(
        async () => (await log()).find(({ url }) => url === name),
        timeout,
        "the source was never requested",
      );
      assert.deepEqual(request, { url: name });
      const windows = await driver.getAllWindowHandles();
      await driver.switchTo().window(windows.find((handle) => handle !== guideWindow));
      await me.until(
        "the source",
        (name) => location.pathname === name && document.readyState === "complete",
        name,
      );
      assert.deepEqual(await me.run(() => [document.referrer, window.opener]), ["", null]);
      await driver.close();
      await driver.switchTo().window(guideWindow);
    },
  };
};

// Runs in the page: returns what the browser stores for this origin: the cookies, the numbers of
// stored items and of databases, and the folders of the cached files.
async function storedData() {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const folders = requests
    .flat()
    .map(({ url }) => new URL(url).pathname.replace(/(embed\/)?[^/]*$/, ""));
  return {
    cookies: document.cookie,
    storage: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    files: [...new Set(folders)],
  };
}
