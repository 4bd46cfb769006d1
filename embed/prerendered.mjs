// The page that is there before the program: its first screens, as the program will draw them, in a declared shadow root.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const places = [/^ *<!-- begun -->\n/m, /^ *<!-- prerendered -->\n/m];

/** The page without them, for where the program is in the page itself. */
export const plain = (page) => places.reduce((page, place) => page.replace(place, ""), page);

/**
 * The page with its first screens. Its own styles, `around`, and those of the guide stand in it, so that nothing has to come before it is
 * painted; the files in `begun` are asked for at once.
 */
export async function prerendered(page, { around, styles, begun }) {
  const drawn = Object.fromEntries(
    await Promise.all(["start", "question", "programs"].map(async (name) => [name, await readFile(join("target", "prerendered", `${name}.html`), "utf8")])),
  );
  const screen = (name, hidden) => main(drawn[name]).replace("<main", `<main data-early="${name}"${hidden}`);
  const screens = [screen("start", ""), screen("question", " hidden"), screen("programs", " hidden")].join("");
  const whole = drawn.start.replace(main(drawn.start), () => screens);
  // Without JavaScript the list of all programs is shown instead, by its slot.
  const root = `<template shadowrootmode="open"><style>${styles}</style><noscript><slot></slot></noscript>${whole}</template>\n`;
  const script = await beginning(begun);
  return page
    .replace("script-src 'self'", `script-src 'self' ${allowed(script)}`)
    .replace("style-src 'self'", `style-src 'self' ${allowed(around)} ${allowed(styles)}`)
    // Nothing is painted before all of the screens has come: half a bar would move when the rest of it does.
    .replace(places[0], () => `<link rel="expect" href="#content" blocking="render">\n<script>${script}</script>\n`)
    .replace(/<link rel="stylesheet".*>/, () => `<style>${around}</style>`)
    .replace(places[1], () => root);
}

/** What the page's policy says of a script or style that stands in the page. */
const allowed = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * The script in the page. Links of `rel=preload` would ask for files as early in Chromium alone: Firefox does not match them with a
 * request that has an integrity, WebKit with none, and both load the files twice.
 */
async function beginning(files) {
  const named = files.map(({ name, integrity }) => [name, integrity]);
  const { outputFiles } = await build({
    entryPoints: [join("embed", "begun.js")],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    define: { BEGUN: JSON.stringify(named) },
  });
  return outputFiles[0].text.trim();
}

/** The part of a screen that differs from screen to screen. */
const main = (html) => html.slice(html.indexOf("<main"), html.indexOf("</main>") + "</main>".length);
