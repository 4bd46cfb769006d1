// The page that is there before the program: its first screens, as the program will draw them, in a declared shadow root.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const places = [/^ *<!-- begun -->\n/m, /^ *<!-- sheet -->\n/m, /^ *<!-- prerendered -->\n/m];

/** The page without them, for where the program is in the page itself. */
export const plain = (page) => places.reduce((page, place) => page.replace(place, ""), page);

/** The page with its first screens. They are styled by the guide's own sheet; The files in `begun` are asked for at once. */
export async function prerendered(page, { styles, begun }) {
  const drawn = Object.fromEntries(
    await Promise.all(["start", "question", "programs"].map(async (name) => [name, await readFile(join("target", "prerendered", `${name}.html`), "utf8")])),
  );
  const screen = (name, hidden) => main(drawn[name]).replace("<main", `<main data-early="${name}"${hidden}`);
  const screens = [screen("start", ""), screen("question", " hidden"), screen("programs", " hidden")].join("");
  const whole = drawn.start.replace(main(drawn.start), () => screens);
  const sheet = `<link rel="stylesheet" href="embed/${styles.name}" integrity="${styles.integrity}">`;
  // Without JavaScript the list of all programs is shown instead, by its slot.
  const root = `<template shadowrootmode="open">${sheet}<noscript><slot></slot></noscript>${whole}</template>\n`;
  const script = beginning(begun);
  const allowed = createHash("sha384").update(script).digest("base64");
  return page
    .replace("script-src 'self'", `script-src 'self' 'sha384-${allowed}'`)
    .replace(places[0], () => `    <script>${script}</script>\n`)
    // In the head too: a sheet in a shadow root alone would not keep the browser from painting before it is there.
    .replace(places[1], `    ${sheet}\n`)
    .replace(places[2], () => root);
}

/**
 * Asks for files before anything else of the page is there; `beside.js` takes up what is begun. Links of `rel=preload` would
 * do it in Chromium alone: Firefox does not match them with a request that has an integrity, WebKit with none, and both
 * load the files twice.
 */
function beginning(files) {
  const named = JSON.stringify(files.map(({ name, integrity }) => [name, integrity]));
  return `var iceAccessGuideBegun={};for(const[name,integrity]of${named})(iceAccessGuideBegun[name]=fetch("embed/"+name,{integrity})).catch(()=>{})`;
}

/** The part of a screen that differs from screen to screen. */
const main = (html) => html.slice(html.indexOf("<main"), html.indexOf("</main>") + "</main>".length);
