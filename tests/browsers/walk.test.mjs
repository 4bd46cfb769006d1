// Walks through the guide by clicking, in every engine, on the guide's own page and on host pages.
// During the walk, the guide must make no request, store nothing and log nothing. Its links must
// send no referrer.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { sample } from "../depth.mjs";
import { sheriffHeadline, sheriffQuestions } from "../e2e/sheriff.mjs";
import { checks } from "./checks.mjs";
import { serve, start } from "./engines.mjs";
import { faults, pages, person, timeout } from "./guide.mjs";

const engines = (process.env.ENGINES ?? "firefox webkit").split(" ");
/** The heading of the results for the same answers, but with a law that restricts agreements. */
const restrictedHeadline = "2\u00a0programs\u00a0fit, 2\u00a0depend, 9\u00a0do\u00a0not\u00a0fit";
/** A control that leads to another page is a link on the guide's own page, otherwise a button. */
const links = "a, button";

// In a quick run, the window widths and the host pages are divided among the engines. In a nightly
// run, each engine is tested with all of them.
for (const [index, engine] of engines.entries()) {
  describe(`in ${engine}`, () => {
    let browser, me, check;
    before(async () => {
      browser = await start(engine);
      me = person(browser);
      check = checks(browser, me);
    });
    after(() => browser?.stop());
    // Each test gets its own port and thus its own origin. So it sees nothing that the browser has
    // stored for another test.
    beforeEach(async () => {
      browser.server = await serve();
      browser.host = browser.server.host;
    });
    afterEach(() => browser?.server?.stop());

    test("every kind of fault is recorded", async () => {
      await browser.driver.get(`${browser.host}/browsers/faults.html?with=watch`);
      const expected = [
        "a console message",
        "undefinedName",
        "a rejected promise",
        "policy: style-src",
        "/missing.png",
      ];
      const recorded = [];
      const isRecorded = async (part) => {
        recorded.push(...(await faults(browser)));
        return recorded.some((fault) => fault.includes(part));
      };
      for (const part of expected) {
        await browser.driver.wait(() => isRecorded(part), timeout, `${part} was not recorded`);
      }
      assert.ok((await browser.server.log()).some(({ url }) => url === "/missing.png"));
      await me.until("the request to be recorded", () =>
        watched.requests.some((name) => name.endsWith("/missing.png")),
      );
    });

    test("the focus survives a dialog that hides its own button", async () => {
      const window = browser.driver.manage().window();
      const original = await window.getRect();
      try {
        for (const width of sample([760, 820, 880, 940, 1000, 1060], 3, index)) {
          await window.setRect({ width, height: 800 });
          await me.open(pages.own, { hash: "#/sources" });
          // One script opens the dialog, faster than any person, so that the browser cannot update
          // the page in between.
          await me.run(() => {
            guideRoot().querySelector(".iag-help").open = true;
            const button = [...guideRoot().querySelectorAll("button")].find(
              (each) => each.checkVisibility() && each.textContent.trim() === "Display",
            );
            button.focus();
            button.click();
          });
          await me.until("the choices", () =>
            guideRoot().querySelector("dialog[open] input[name=iag-size]"),
          );
          await me.run(() =>
            [...guideRoot().querySelectorAll("input[name=iag-size]")].at(-1).click(),
          );
          await browser.driver.actions().sendKeys(Key.ESCAPE).perform();
          await me.until("the dialog to close", () => !guideRoot().querySelector("dialog[open]"));
          const { element, text } = await me.run(focusAfterDelay);
          assert.equal(element, "ice-access-guide", `at ${width} px the focus was on ${element}`);
          assert.notEqual(text, undefined);
        }
      } finally {
        await window.setRect(original);
      }
    });

    test("an interview on the guide's own page has the expected results", () =>
      check.withoutRequests(pages.own, async () => {
        assert.deepEqual(await me.answerAll(), sheriffQuestions);
        await me.follow(links, "See results");
        await me.waitForHeading(sheriffHeadline);
        assert.equal(await me.focused(), sheriffHeadline);

        await me.follow(links, "Change answers");
        await me.follow("[id=iag-change-immigration_law]");
        await me.choose("It restricts them");
        await me.follow(links, "Return to your answers");
        assert.equal(await me.focused(), "Change");
        await me.follow(links, "See results");
        await me.waitForHeading(restrictedHeadline);

        await me.follow(links, "Print the meeting brief");
        await me.find(".iag-sheet");
        const brief = await me.run(() => guideRoot().querySelector(".iag-sheet").textContent);
        for (const text of [
          "Questions for ICE",
          "Gangs; Custody; Handover to ICE",
          "Law Enforcement Support Center (LESC)",
        ]) {
          assert.ok(brief.includes(text), `the brief contains: ${text}`);
        }
        await check.prints();
        await check.storesNothing(["/tools/guide/"]);
      }));

    test("the guide's own page requests each of its files once", async () => {
      await me.open(pages.own);
      const requests = await me.run(() =>
        watched.requests.filter((name) => /\/(guide|catalog)-/.test(name)),
      );
      assert.deepEqual(requests, [...new Set(requests)]);
      assert.ok(requests.length >= 4, `two chunks of the program and of the catalog: ${requests}`);
    });

    test("requests of the guide's own page reveal nothing about the user", async () => {
      await me.open(pages.own, { hash: "#/question/custody" });
      const folder = `${browser.host}${pages.own}`;
      const sent = await me.run(() =>
        watched.requests.filter((name) => !name.includes("/browsers/")),
      );
      const isOfRelease = (url) => url.startsWith(folder) && !/[?#]/.test(url);
      assert.ok(sent.length > 4 && sent.every(isOfRelease), `${sent}`);
      const received = await browser.server.log();
      const reveals = ({ cookie, referer }) => cookie || /#|custody/.test(referer ?? "");
      assert.deepEqual(received.filter(reveals), []);
      assert.doesNotMatch(JSON.stringify(received), /custody/);
    });

    test("a selected choice looks different", () =>
      check.withoutRequests(pages.own, async () => {
        await me.run(() => location.assign("#/question/custody"));
        await me.choose("No");
        await check.looksSelected("No", "Not sure");
        await me.run(() => location.assign("#/question/challenges"));
        await me.choose("Gangs");
        await check.looksSelected("Gangs", "None of these");
      }));

    test("Back and Forward move through the pages and keep the answers", () =>
      check.withoutRequests(pages.own, async () => {
        await me.follow(links, "Start");
        await me.choose("Gangs");
        await me.follow("button", "Continue");
        const [first, second] = ["challenges", "help"].map((id) => `#/question/${id}`);
        assert.equal(await me.run(() => location.hash), second);
        await browser.driver.navigate().back();
        await me.until("the first question", (hash) => location.hash === hash, first);
        assert.ok(await me.isChecked("Gangs"));
        await browser.driver.navigate().back();
        await me.find(links, "Continue answering");
        await browser.driver.navigate().forward();
        await browser.driver.navigate().forward();
        await me.until("the second question", (hash) => location.hash === hash, second);
        await me.until("its heading", () =>
          guideRoot()
            .querySelector("[data-part=heading]")
            .textContent.startsWith("Which ways of working with ICE"),
        );
      }));

    test("a share link is removed from the address and the history", async () => {
      let link;
      await check.withoutRequests(pages.own, async () => {
        await me.follow(links, "Start");
        await me.choose("Gangs");
        await me.follow("button", "Continue");
        await me.run(() => location.assign("#/take"));
        link = await (await me.find(".iag-shared")).getAttribute("value");
        assert.match(link, /#\/shared\/./);
      });
      await browser.driver.get("about:blank");
      const before = await me.run(() => history.length);
      const openLink = async () => {
        await me.until("the results", () => location.hash === "#/results");
        assert.equal(await me.run(() => history.length), before + 2);
        // The history entry of the link now has the address of the start page, and the results have
        // the entry after it. So Back never reaches an address with answers.
        await me.run(() => history.back());
        await me.until("the start", () => location.hash === "#/");
        await me.find(links, "Continue answering");
      };
      await check.withoutRequests(pages.own, openLink, link.slice(link.indexOf("#")));
      assert.doesNotMatch(JSON.stringify(await browser.server.log()), /shared/);
    });

    for (const host of sample(["plain", "strict"], 2, index)) {
      describe(`on a host page (${host})`, () => {
        test("an interview leaves a host page's address and storage unchanged", () =>
          check.withoutRequests(pages[host], async () => {
            const page = () => me.run(() => [history.length, location.href, document.title]);
            const before = await page();
            assert.deepEqual(await me.answerAll(), sheriffQuestions);
            await me.follow(links, "See results");
            await me.waitForHeading(sheriffHeadline);
            await me.follow(links, "Print the meeting brief");
            await check.prints();
            assert.deepEqual(await page(), before);
            await check.storesNothing([]);
          }));

        test("a host page's fragment is not read as a share link", () => {
          const fragment = "#/shared/AAAA";
          const startGuide = async () => {
            const before = await me.run(() => [history.length, location.href]);
            assert.ok(before[1].endsWith(fragment));
            await me.follow(links, "Start");
            assert.deepEqual(await me.run(() => [history.length, location.href]), before);
            assert.doesNotMatch(JSON.stringify(await browser.server.log()), /shared/);
          };
          return check.withoutRequests(pages[host], startGuide, fragment);
        });

        test("a source opened from a host page gets no referrer", () =>
          check.sendsNoReferrer(host));
      });
    }

    test("a source opened from the guide's own page gets no referrer", () =>
      check.sendsNoReferrer("own"));
  });
}

// Runs in the page: returns the name of the page's focused element, and the text of the focused
// element in the guide. First waits twice as long as browsers take to remove the focus from a
// hidden element.
async function focusAfterDelay() {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    element: document.activeElement.localName,
    text: guideRoot().activeElement?.textContent.trim(),
  };
}
