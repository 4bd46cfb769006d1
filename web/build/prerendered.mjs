// Puts the prerendered first screens into the guide's own page, in a declarative shadow root, so
// that a person can use them before the program has loaded. web/build/build.mjs calls this module.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const places = [/^ *<!-- begun -->\n/m, /^ *<!-- prerendered -->\n/m];

/** Returns the page without prerendered screens, for the single-file edition. */
export const plain = (page) => places.reduce((page, place) => page.replace(place, ""), page);

/**
 * Returns the page with the prerendered screens. The page's styles (`around`) and the guide's
 * styles (`styles`) are inline, so that the first paint waits for no other file. An inline script
 * requests the files in `begun` at once.
 */
export async function prerendered(page, { around, styles, begun }) {
  const drawn = Object.fromEntries(
    await Promise.all(["start", "question", "programs"].map(async (name) => [name, await readFile(join("target", "prerendered", `${name}.html`), "utf8")])),
  );
  const screen = (name, hidden) => main(drawn[name]).replace("<main", `<main data-early="${name}"${hidden}`);
  const screens = [screen("start", ""), screen("question", " hidden"), screen("programs", " hidden")].join("");
  const whole = drawn.start.replace(main(drawn.start), () => screens);
  // Without JavaScript the slot shows the element's own content: the list of all programs.
  const root = `<template shadowrootmode="open"><style>${styles}</style><noscript><slot></slot></noscript>${whole}</template>\n`;
  const script = await beginning(begun);
  return page
    .replace("script-src 'self'", `script-src 'self' ${allowed(script)}`)
    .replace("style-src 'self'", `style-src 'self' ${allowed(around)} ${allowed(styles)}`)
    // Delays the first paint until the screens are complete. Otherwise the browser could paint an
    // incomplete bar, whose parts would then shift.
    .replace(places[0], () => `<link rel="expect" href="#content" blocking="render">\n<script>${script}</script>\n`)
    .replace(/<link rel="stylesheet".*>/, () => `<style>${around}</style>`)
    .replace(places[1], () => root);
}

/** Returns the CSP source expression that allows an inline script or style with this text. */
const allowed = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Returns the inline script that requests `files`. Links with `rel=preload` would work only in
 * Chromium: Firefox does not use a preload for a request with `integrity`, and WebKit uses it for
 * no request at all, so both browsers would load the files twice.
 */
async function beginning(files) {
  const named = files.map(({ name, integrity }) => [name, integrity]);
  const { outputFiles } = await build({
    entryPoints: [join("web/element", "begun.js")],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    define: { BEGUN: JSON.stringify(named) },
  });
  return outputFiles[0].text.trim();
}

/** Returns the `<main>` element of a screen, the only part that differs between screens. */
const main = (html) => html.slice(html.indexOf("<main"), html.indexOf("</main>") + "</main>".length);
