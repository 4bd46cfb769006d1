// Prepares the guide for measurements of memory, for monkey.js. heap.js does the measuring.
{
  const element = () => document.querySelector("ice-access-guide");
  const root = () => element().shadowRoot;

  /** Waits until the guide has rendered a change. */
  globalThis.rendered = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));

  /**
   * Returns the memory in use on the start page, with nothing saved, answered or set. Every
   * measurement starts from this state. `options` are the attributes to remove.
   */
  async function home(catalog, options) {
    element().goTo("take");
    await rendered();
    // While answers are saved on the device, the guide's code keeps a copy of the saved text: 220
    // KB.
    const buttons = [...root().querySelectorAll("button")];
    const label = catalog.words["take.forget"];
    buttons.find((button) => button.textContent.trim() === label)?.click();
    await rendered();
    element().reset();
    for (const name of options) element().removeAttribute(name);
    await rendered();
    await element().ready;
    element().goTo("start");
    await rendered();
    // Discards the events that the host page has recorded (tests/e2e/hosts/listen.js).
    globalThis.receivedEvents?.splice(0);
    return memoryUse();
  }

  /**
   * Visits these pages. On each page, opens all `details` elements, and opens and closes the dialog
   * of the first source.
   */
  async function visit(pages) {
    for (const page of pages) {
      element().goTo(page);
      await rendered();
      for (const summary of root().querySelectorAll("details:not([open]) > summary")) {
        summary.click();
      }
      await rendered();
      for (const selector of [".iag-cite", "dialog[open] button"]) {
        root().querySelector(selector)?.click();
        await rendered();
      }
    }
  }

  globalThis.monkeyMemory = { home, visit };
}
