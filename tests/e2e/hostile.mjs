// Hostile texts, which injection.spec.mjs, injection-catalog.spec.mjs and options.spec.mjs pass to
// the guide. If the browser executes a text as a script, the text sets the global variable `ran`,
// which the tests check. If the browser loads something because of a text, it requests an address
// that the guide itself never requests.

const run = "globalThis.ran=1";

/** The texts, each under a description of its content. */
export const texts = {
  "an image with a handler": `<img src=x onerror="${run}">`,
  "a script": `<script>${run}</script>`,
  "a script that ends another": `</script><script>${run}</script>`,
  "an SVG with a handler": `"><svg onload="${run}">`,
  "an iframe with a script": `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  "an external style sheet": `<link rel=stylesheet href="https://hostile.example/a.css">`,
  "a style with an import": `<style>@import "https://hostile.example/b.css";</style>`,
  "an external image": `<img src="https://hostile.example/c.png">`,
  "an attribute breakout": `" onmouseover="${run}" x="`,
  "an attribute breakout with single quotes": `' onfocus='${run}' autofocus='`,
  "a framework template": `{{constructor.constructor('${run}')()}}`,
  "a template literal placeholder": `\${${run}}`,
  "an unclosed comment": "<!-- <b>",
  "a tag in uppercase": `<IMG SRC=x ONERROR=${run}>`,
  "a tag with line breaks": `<img\nsrc=x\nonerror=${run}>`,
  "character entities": `&lt;img src=x onerror=${run}&gt;&#60;script&#62;`,
  "a javascript: URL": `javascript:${run}`,
  "a javascript: URL with a tab": `java\tscript:${run}`,
  "a data: URL": `data:text/html,<script>${run}</script>`,
  "a file: URL": "file:///etc/passwd",
  "a blob: URL": "blob:https://hostile.example/1",
  "a protocol-relative URL": "//hostile.example/d.js",
  "an https: URL": "https://hostile.example/e",
  "a mailto: URL": "mailto:x@hostile.example",
  "a Markdown link": `[here](javascript:${run})`,
  "a Markdown image": "![x](https://hostile.example/f.png)",
  "a bidirectional override": "\u202egnp.exe\u202c",
  "unclosed isolates": "\u2066\u2067\u2068abc",
  "zero-width characters": "pass\u200bword\ufeff",
  "control characters": "a\u0000b\u0007c\u001b[31m",
  "lone surrogates": "\ud800 and \udfff",
  "many combining marks": `Z${"\u0301".repeat(500)}`,
  "a formula": `=HYPERLINK("https://hostile.example/g","x")`,
  "a formula with an at sign": "@SUM(1+1)*cmd|' /C calc'!A0",
  "a formula with a plus": "+1+1",
  "a formula with a minus": "-2+3",
  "a formula after a tab": "\t=1+1",
  "a fullwidth formula": "＝1+1",
  "a Markdown list": "- # x",
  "an object property name": "__proto__",
  "a function property name": "constructor",
  "a path": "../../../etc/passwd",
  "a megabyte": "x".repeat(1_000_000),
};

/** Returns the JSON text of arrays that are nested to this depth. */
export const deep = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

/**
 * JSON texts of objects that would change the prototype of all objects if the guide merged them
 * into another object.
 */
export const polluting = ['{"__proto__":{"ran":1}}', '{"constructor":{"prototype":{"ran":1}}}'];
