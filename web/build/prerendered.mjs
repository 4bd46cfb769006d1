// Puts the prerendered first screens into the guide's own page, in a declarative shadow root, so
// that a person can use them before the WebAssembly program has loaded. build.mjs calls this
// module.
//
// Yew's own hydration would make the screens usable only once the WebAssembly program runs. A
// hydration that replays earlier input would retire web/element/prerendered.js
// (docs/decisions/054-build-or-buy.md).
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/** The placeholders in the page, for the inline script and for the screens. */
const placeholders = [/^ *<!-- prefetch -->\n/m, /^ *<!-- prerendered -->\n/m];

/** Returns the page without prerendered screens, for the single-file edition. */
export const withoutScreens = (page) =>
  placeholders.reduce((page, placeholder) => page.replace(placeholder, ""), page);

/**
 * Returns the page with the prerendered screens. The page's styles (`pageStyles`) and the guide's
 * styles (`styles`) are inline, so that the first paint waits for no other file. An inline script
 * requests the files in `prefetched` at once.
 */
export async function addScreens(page, { pageStyles, styles, prefetched }) {
  const rendered = {};
  for (const name of ["start", "question", "programs"]) {
    rendered[name] = await readFile(join("target", "prerendered", `${name}.html`), "utf8");
  }
  const screen = (name, hidden) =>
    mainOf(rendered[name]).replace("<main", `<main data-early="${name}"${hidden}`);
  const screens = [
    screen("start", ""),
    screen("question", " hidden"),
    screen("programs", " hidden"),
  ].join("");
  const guide = rendered.start.replace(mainOf(rendered.start), () => screens);
  // Without JavaScript the slot shows the element's own content: the list of all programs.
  const slot = "<noscript><slot></slot></noscript>";
  const content = `<style>${styles}</style>${slot}${guide}`;
  const root = `<template shadowrootmode="open">${content}</template>\n`;
  const script = await inlineScript(prefetched);
  // Delays the first paint until the screens are complete. Otherwise the browser could paint an
  // incomplete bar, whose parts would then shift.
  const expect = '<link rel="expect" href="#content" blocking="render">';
  const styleSources = `${sourceOf(pageStyles)} ${sourceOf(styles)}`;
  return page
    .replace("script-src 'self'", `script-src 'self' ${sourceOf(script)}`)
    .replace("style-src 'self'", `style-src 'self' ${styleSources}`)
    .replace(placeholders[0], () => `${expect}\n<script>${script}</script>\n`)
    .replace(/<link rel="stylesheet".*>/, () => `<style>${pageStyles}</style>`)
    .replace(placeholders[1], () => root);
}

/** Returns the CSP source expression that allows an inline script or style with this text. */
const sourceOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Returns the inline script that requests `files`. Links with `rel=preload` would work only in
 * Chromium: Firefox does not use a preload for a request with `integrity`, and WebKit uses it for
 * no request at all, so both browsers would load the files twice.
 */
async function inlineScript(files) {
  const entries = files.map(({ name, integrity }) => [name, integrity]);
  const { outputFiles } = await build({
    entryPoints: [join("web/element", "prefetch.js")],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    define: { PREFETCHED: JSON.stringify(entries) },
  });
  return outputFiles[0].text.trim();
}

/** Returns the `<main>` element of a screen, the only part that differs between screens. */
const mainOf = (html) =>
  html.slice(html.indexOf("<main"), html.indexOf("</main>") + "</main>".length);
