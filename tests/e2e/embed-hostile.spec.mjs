// End-to-end tests of the guide on a host page with hostile styles.
import { sample } from "../depth.mjs";
import { sheriffHeadline } from "./guide.mjs";
import { expect, test, walkByMouse } from "./embedded.mjs";

/** Properties that styles of a host page could change. */
const hostProperties = [
  ...["display", "color", "backgroundColor", "fontFamily", "fontSize", "fontStyle", "fontVariant"],
  ...["fontWeight", "lineHeight", "letterSpacing", "wordSpacing", "textTransform", "textIndent"],
  ...["textAlign", "textShadow", "whiteSpace", "direction", "listStyleType", "cursor", "hyphens"],
  ...["tabSize", "boxSizing", "paddingTop", "paddingLeft", "marginTop", "borderTopWidth"],
  ...["borderSpacing", "captionSide", "width", "float"],
];

/**
 * Returns the computed styles of every element in the guide, limited to `hostProperties`.
 */
const guideStyles = (page) =>
  page.evaluate((properties) => {
    const stylesOf = (element) => {
      const style = getComputedStyle(element);
      return Object.fromEntries(properties.map((name) => [name, style[name]]));
    };
    const root = document.querySelector("ice-access-guide").shadowRoot;
    const elements = root.querySelectorAll(".iag, .iag *");
    return [...elements].map((element) => [
      `${element.localName}.${element.getAttribute("class")}`,
      stylesOf(element),
    ]);
  }, hostProperties);

/** Goes to a page of the guide and waits until that page is rendered. */
const goTo = (page, name) =>
  page.evaluate((name) => {
    const guide = document.querySelector("ice-access-guide");
    const rendered = new Promise((resolve) =>
      guide.addEventListener("iag-step", resolve, { once: true }),
    );
    const current = guide.answers().page;
    guide.goTo(name);
    return current === name ? undefined : rendered;
  }, name);

test("styles of a hostile page and of the guide do not mix", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.openHost("plain");
  await page.evaluate(() => {
    document.querySelector("ice-access-guide").style.width = "360px";
  });
  const plain = {};
  for (const name of ["start", "question/challenges", "program/lesc"]) {
    await goTo(page, name);
    plain[name] = await guideStyles(page);
  }

  // Returns the state of the host page, which must be the same with and without the guide.
  const hostState = () =>
    page.evaluate(() => ({
      styles: [...document.querySelectorAll("body, h1, #own, #own *, .column")].map((each) => {
        const { color, fontSize, fontFamily, margin, cursor, direction } = getComputedStyle(each);
        return [color, fontSize, fontFamily, margin, cursor, direction];
      }),
      adopted: document.adoptedStyleSheets.length,
      sheets: document.styleSheets.length,
      ids: [...document.querySelectorAll("[id]")].map((each) => each.id),
      title: document.title,
      address: location.href,
      globals: Object.keys(globalThis),
      classes: document.documentElement.className + document.body.className,
    }));
  await page.route("**/ice-access-guide.js", (route) => route.abort());
  await page.openHost("torture", false);
  const withoutGuide = await hostState();
  await page.unroute("**/ice-access-guide.js");
  await page.openHost("torture");
  for (const name of ["question/challenges", "program/lesc", "start"]) {
    await goTo(page, name);
    expect(await guideStyles(page), name).toEqual(plain[name]);
  }
  expect(await hostState()).toEqual(withoutGuide);
  const cdp = await page.context().newCDPSession(page);
  for (const expression of ["window", "document", "document.body"]) {
    const { result } = await cdp.send("Runtime.evaluate", { expression });
    const { listeners } = await cdp.send("DOMDebugger.getEventListeners", {
      objectId: result.objectId,
    });
    // These listeners belong to the host page itself (listen.js).
    const hostListeners = [
      "iag-ready",
      "iag-step",
      "iag-result",
      "iag-error",
      "securitypolicyviolation",
    ];
    expect(
      listeners.map(({ type }) => type).filter((type) => !hostListeners.includes(type)),
      expression,
    ).toEqual([]);
  }
});

const columns = [["a 360 px column", 1280, 1], ["400 % zoom", 320, 4]];
for (const [name, width, scale] of sample(columns, 2, 1)) {
  test(`the interview works on a hostile page in ${name}`, async ({ browser }) => {
    const page = await browser.newPage({
      viewport: { width, height: 256 * scale },
      deviceScaleFactor: scale,
    });
    await page.goto("/hosts/torture.html");
    const guide = page.locator("#one");
    await walkByMouse(guide);
    await guide.getByRole("button", { name: "See results" }).click();
    await expect(guide.locator("[data-part=heading]")).toHaveText(sheriffHeadline);
    const overflowing = await page.evaluate(() => {
      const root = document.querySelector("ice-access-guide").shadowRoot.querySelector(".iag");
      return [...root.querySelectorAll("*")]
        .filter((each) => each.getBoundingClientRect().width > 0 && !each.closest(".iag-sr"))
        .filter((each) =>
          each.getBoundingClientRect().right > root.getBoundingClientRect().right + 1,
        )
        .map((each) => `${each.localName}.${each.getAttribute("class")}`);
    });
    expect(overflowing).toEqual([]);
    await page.close();
  });
}
