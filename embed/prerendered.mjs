// The page that is there before the program: its first screens, as the program will draw them, in a declared shadow root.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const places = [/^ *<!-- preload -->\n/m, /^ *<!-- prerendered -->\n/m];

/** The page without them, for where the program is in the page itself. */
export const plain = (page) => places.reduce((page, place) => page.replace(place, ""), page);

/** The page with its first screens. They are styled by the guide's own sheet; `preloaded` is asked for at once. */
export async function prerendered(page, { styles, preloaded }) {
  const drawn = Object.fromEntries(
    await Promise.all(["start", "question", "programs"].map(async (name) => [name, await readFile(join("target", "prerendered", `${name}.html`), "utf8")])),
  );
  const screen = (name, hidden) => main(drawn[name]).replace("<main", `<main data-early="${name}"${hidden}`);
  const screens = [screen("start", ""), screen("question", " hidden"), screen("programs", " hidden")].join("");
  const whole = drawn.start.replace(main(drawn.start), () => screens);
  const sheet = `<link rel="stylesheet" href="embed/${styles.name}" integrity="${styles.integrity}">`;
  // Without JavaScript the list of all programs is shown instead, by its slot.
  const root = `<template shadowrootmode="open">${sheet}<noscript><slot></slot></noscript>${whole}</template>\n`;
  const asked = preloaded.map(({ name }) => `    <link rel="preload" as="fetch" crossorigin href="embed/${name}">\n`);
  // In the head too: a sheet in a shadow root alone would not keep the browser from painting before it is there.
  return page.replace(places[0], `    ${sheet}\n${asked.join("")}`).replace(places[1], () => root);
}

/** The part of a screen that differs from screen to screen. */
const main = (html) => html.slice(html.indexOf("<main"), html.indexOf("</main>") + "</main>".length);
