// Walks through the guide by clicking, in every engine, on the guide's own page and on host pages.
// During the walk, the guide must make no request, store nothing and log nothing. Its links must
// send no referrer.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { sample } from "../depth.mjs";
import { sheriffHeadline, sheriffIsAsked } from "../e2e/sheriff.mjs";
import { serve, start } from "./engines.mjs";
import { faults, pages, patience, person } from "./guide.mjs";

const engines = (process.env.ENGINES ?? "firefox webkit").split(" ");
const lawRestricts = "2\u00a0programs\u00a0fit, 2\u00a0depend, 9\u00a0do\u00a0not\u00a0fit";
const goes = "a, button";

// In a quick run, the window widths and the host pages are divided among the engines. In a nightly
// run, each engine is tested with all of them.
for (const [index, engine] of engines.entries()) {
  describe(`in ${engine}`, () => {
    let server, browser, me;
    before(async () => {
      browser = await start(engine);
      me = person(browser);
    });
    after(() => browser?.stop());
    // Each test gets its own port and thus its own origin. So it sees nothing that the browser has
    // stored for another test.
    beforeEach(async () => {
      server = await serve();
      browser.host = server.host;
    });
    afterEach(() => server?.stop());

    /** Opens a page and calls `does`, which must cause no request and no console message. */
    async function quietly(path, does, hash) {
      await me.open(path, { hash });
      const loaded = (await server.log()).length;
      const requests = await me.run(() => watched.requests.length);
      await does();
      // Some time after a page is reopened, browsers check on their own for a newer service worker.
      const asked = (await server.log()).slice(loaded).filter(({ asked }) =>
        asked !== `${pages.own}sw.js`,
      );
      assert.deepEqual(asked, [], "what the server was asked for");
      assert.deepEqual(
        await me.run((from) => watched.requests.slice(from), requests),
        [],
        "what the page asked for",
      );
      assert.deepEqual(await faults(browser), []);
    }

    /**
     * Presses Print, and waits until the guide calls `print`. This function replaces `print`,
     * because an automated browser has no printer.
     */
    async function prints() {
      await me.run(() => {
        window.printed = 0;
        window.print = () => (window.printed += 1);
      });
      await me.press("button", "Print");
      await me.until("the page to be printed", () => window.printed === 1);
    }

    /**
     * Waits until the box of a chosen choice looks different from the box of the choice `not`. The
     * first screenshot can still show the page as it was before the click.
     */
    const painted = (chosen, not) =>
      browser.driver.wait(
        async () => (await me.middle(chosen)) !== (await me.middle(not)),
        patience,
        `${chosen} looks like ${not}`,
      );

    /**
     * Checks that the browser stores no personal data. `files` lists the folders of the files that
     * it may cache: the guide's own page caches its files, which are the same for everyone.
     */
    async function keepsNothing(files) {
      assert.deepEqual(await me.run(kept), { cookies: "", storage: 0, databases: 0, files });
      assert.deepEqual(await browser.driver.manage().getCookies(), []);
      assert.deepEqual((await server.log()).filter(({ cookie }) => cookie), []);
    }

    test("every kind of fault is recorded", async () => {
      await browser.driver.get(`${server.host}/browsers/faults.html?with=watch`);
      const heard = [];
      for (const part of [
        "something was said",
        "nobody",
        "it was refused",
        "policy: style-src",
        "/missing.png",
      ]) {
        await browser.driver.wait(async () => {
          heard.push(...(await faults(browser)));
          return heard.some((each) => each.includes(part));
        }, patience, `${part} was not heard`);
      }
      assert.ok((await server.log()).some(({ asked }) => asked === "/missing.png"));
      await me.until("the request to be seen", () =>
        watched.requests.some((each) => each.endsWith("/missing.png")),
      );
    });

    test("the focus survives a dialog that hides its own button", async () => {
      const wide = await browser.driver.manage().window().getRect();
      try {
        for (const width of sample([760, 820, 880, 940, 1000, 1060], 3, index)) {
          await browser.driver.manage().window().setRect({ width, height: 800 });
          await me.open(pages.own, { hash: "#/sources" });
          // One script opens the dialog, faster than any person, so that the browser cannot update
          // the page in between.
          await me.run(() => {
            const root = document.querySelector("ice-access-guide").shadowRoot;
            const seen = (selector, text) =>
              [...root.querySelectorAll(selector)].find((each) =>
                each.checkVisibility() && each.textContent.trim() === text,
              );
            root.querySelector(".iag-help").open = true;
            const opens = seen("button", "Display");
            opens.focus();
            opens.click();
          });
          await me.until("the choices", () =>
            document.querySelector("ice-access-guide").shadowRoot.querySelector(
              "dialog[open] input[name=iag-size]",
            ),
          );
          await me.run(() =>
            [
              ...document.querySelector("ice-access-guide").shadowRoot.querySelectorAll(
                "input[name=iag-size]",
              ),
            ]
              .at(-1)
              .click(),
          );
          await browser.driver.actions().sendKeys(Key.ESCAPE).perform();
          await me.until(
            "the dialog to close",
            () =>
              !document.querySelector("ice-access-guide").shadowRoot.querySelector("dialog[open]"),
          );
          // Waits twice as long as browsers take to remove the focus from a hidden element.
          const { has, at } = await me.run(() =>
            new Promise((later) =>
              setTimeout(
                () =>
                  later({
                    has: document.activeElement.localName,
                    at: document
                      .querySelector("ice-access-guide")
                      .shadowRoot.activeElement?.textContent.trim(),
                  }),
                100,
              ),
            ),
          );
          assert.equal(has, "ice-access-guide", `at ${width} px the focus was on ${has}`);
          assert.notEqual(at, undefined);
        }
      } finally {
        await browser.driver.manage().window().setRect(wide);
      }
    });

    test("an interview on the guide's own page has the expected results", () =>
      quietly(pages.own, async () => {
        assert.deepEqual(await me.answerAll(), sheriffIsAsked);
        await me.follow(goes, "See results");
        await me.headed(sheriffHeadline);
        assert.equal(await me.focused(), sheriffHeadline);

        await me.follow(goes, "Change answers");
        await me.follow("[id=iag-change-immigration_law]");
        await me.choose("It restricts them");
        await me.follow(goes, "Return to your answers");
        assert.equal(await me.focused(), "Change");
        await me.follow(goes, "See results");
        await me.headed(lawRestricts);

        await me.follow(goes, "Print the meeting brief");
        await me.find(".iag-sheet");
        const sheet = await me.run(() =>
          document.querySelector("ice-access-guide").shadowRoot.querySelector(
            ".iag-sheet",
          ).textContent,
        );
        for (const part of [
          "Questions for ICE",
          "Gangs; Custody; Handover to ICE",
          "Law Enforcement Support Center (LESC)",
        ]) {
          assert.ok(sheet.includes(part), `the brief says: ${part}`);
        }
        await prints();
        await keepsNothing(["/tools/guide/"]);
      }));

    test("the guide's own page requests each of its files once", async () => {
      await me.open(pages.own);
      const asked = await me.run(() =>
        watched.requests.filter((each) => /\/(guide|catalog)-/.test(each)),
      );
      assert.deepEqual(asked, [...new Set(asked)]);
      assert.ok(asked.length >= 4, `two parts of the program and of the catalogue: ${asked}`);
    });

    test("requests of the guide's own page reveal nothing about the user", async () => {
      await me.open(pages.own, { hash: "#/question/custody" });
      const own = (each) => each.startsWith(`${server.host}${pages.own}`) && !/[?#]/.test(each);
      const asked = await me.run(() =>
        watched.requests.filter((each) => !each.includes("/browsers/")),
      );
      assert.ok(asked.length > 4 && asked.every(own), `${asked}`);
      const heard = await server.log();
      assert.deepEqual(
        heard.filter(({ cookie, referer }) => cookie || /#|custody/.test(referer ?? "")),
        [],
      );
      assert.doesNotMatch(JSON.stringify(heard), /custody/);
    });

    test("a selected choice looks different", () =>
      quietly(pages.own, async () => {
        await me.run(() => location.assign("#/question/custody"));
        await me.choose("No");
        await painted("No", "Not sure");
        await me.run(() => location.assign("#/question/challenges"));
        await me.choose("Gangs");
        await painted("Gangs", "None of these");
      }));

    test("Back and Forward move through the pages and keep the answers", () =>
      quietly(pages.own, async () => {
        await me.follow(goes, "Start");
        await me.choose("Gangs");
        await me.follow("button", "Continue");
        const [first, second] = ["challenges", "help"].map((id) => `#/question/${id}`);
        assert.equal(await me.run(() => location.hash), second);
        await browser.driver.navigate().back();
        await me.until("the first question", (hash) => location.hash === hash, first);
        assert.ok(await me.marked("Gangs"));
        await browser.driver.navigate().back();
        await me.find(goes, "Continue answering");
        await browser.driver.navigate().forward();
        await browser.driver.navigate().forward();
        await me.until("the second question", (hash) => location.hash === hash, second);
        await me.until("its heading", () =>
          document
            .querySelector("ice-access-guide")
            .shadowRoot.querySelector("[data-part=heading]")
            .textContent.startsWith("Which ways of working with ICE"),
        );
      }));

    test("a share link is removed from the address and the history", async () => {
      let link;
      await quietly(pages.own, async () => {
        await me.follow(goes, "Start");
        await me.choose("Gangs");
        await me.follow("button", "Continue");
        await me.run(() => location.assign("#/take"));
        link = await (await me.find(".iag-shared")).getAttribute("value");
        assert.match(link, /#\/shared\/./);
      });
      await browser.driver.get("about:blank");
      const before = await me.run(() => history.length);
      await quietly(pages.own, async () => {
        await me.until("the results", () => location.hash === "#/results");
        assert.equal(await me.run(() => history.length), before + 2);
        // The history entry of the link now has the address of the start page, and the results have
        // the entry after it. So Back never reaches an address with answers.
        await me.run(() => history.back());
        await me.until("the start", () => location.hash === "#/");
        await me.find(goes, "Continue answering");
      }, link.slice(link.indexOf("#")));
      assert.doesNotMatch(JSON.stringify(await server.log()), /shared/);
    });

    for (const host of sample(["plain", "strict"], 2, index)) {
      describe(`on a host page (${host})`, () => {
        test("an interview leaves a host page's address and storage unchanged", () =>
          quietly(pages[host], async () => {
            const before = await me.run(() => [history.length, location.href, document.title]);
            assert.deepEqual(await me.answerAll(), sheriffIsAsked);
            await me.follow(goes, "See results");
            await me.headed(sheriffHeadline);
            await me.follow(goes, "Print the meeting brief");
            await prints();
            assert.deepEqual(
              await me.run(() => [history.length, location.href, document.title]),
              before,
            );
            await keepsNothing([]);
          }));

        test("a host page's fragment is not read as a share link", () =>
          quietly(
            pages[host],
            async () => {
              const before = await me.run(() => [history.length, location.href]);
              assert.ok(before[1].endsWith("#/shared/AAAA"));
              await me.follow(goes, "Start");
              assert.deepEqual(await me.run(() => [history.length, location.href]), before);
              assert.doesNotMatch(JSON.stringify(await server.log()), /shared/);
            },
            "#/shared/AAAA",
          ));

        test("a source opened from a host page gets no referrer", () =>
          opensUntold(host));
      });
    }

    test("a source opened from the guide's own page gets no referrer", () =>
      opensUntold("own"));

    /**
     * Follows a link to a source, after replacing its address by one on the test server. The
     * browser must send no referrer and no cookie, and the new page must have no opener.
     */
    async function opensUntold(page) {
      await me.open(pages[page]);
      await me.follow(goes, "Sources and dates");
      const link = await me.find("a[target=_blank]");
      const name = "/browsers/source.html";
      await me.run((link, name) => (link.href = name), link, name);
      const here = await browser.driver.getWindowHandle();
      await me.click(link);
      const told = await browser.driver.wait(
        async () => (await server.log()).find(({ asked }) => asked === name),
        patience,
        "the source was never asked for",
      );
      assert.deepEqual(told, { asked: name });
      const [there] = (await browser.driver.getAllWindowHandles()).filter((handle) =>
        handle !== here,
      );
      await browser.driver.switchTo().window(there);
      await me.until(
        "the source",
        (name) => location.pathname === name && document.readyState === "complete",
        name,
      );
      assert.deepEqual(await me.run(() => [document.referrer, window.opener]), ["", null]);
      await browser.driver.close();
      await browser.driver.switchTo().window(here);
    }
  });
}

// Runs in the page: returns everything that the browser stores for this origin, as lists or counts.
async function kept() {
  const names = await caches.keys();
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const folders = requests.flat().map(({ url }) =>
    new URL(url).pathname.replace(/(embed\/)?[^/]*$/, ""),
  );
  return {
    cookies: document.cookie,
    storage: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    files: [...new Set(folders)],
  };
}
