// Hostile texts, which injection.spec.mjs and options.spec.mjs enter into the inputs of the guide.
// If the browser executes a text as a script, the text sets the global variable `ran`, which the
// tests check. If the browser loads something because of a text, it requests an address that the
// guide itself never requests.

const run = "globalThis.ran=1";

/** The texts, each under a description of its content. */
export const texts = {
  "an image with a handler": `<img src=x onerror="${run}">`,
  "a script": `<script>${run}</script>`,
  "a script that ends another": `</script><script>${run}</script>`,
  "a drawing that runs": `"><svg onload="${run}">`,
  "a frame": `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  "a sheet from elsewhere": `<link rel=stylesheet href="https://hostile.example/a.css">`,
  "a style that fetches": `<style>@import "https://hostile.example/b.css";</style>`,
  "a picture from elsewhere": `<img src="https://hostile.example/c.png">`,
  "a way out of an attribute": `" onmouseover="${run}" x="`,
  "a way out of an attribute with one quote": `' onfocus='${run}' autofocus='`,
  "a template of a framework": `{{constructor.constructor('${run}')()}}`,
  "a template of a script": `\${${run}}`,
  "a comment that does not end": "<!-- <b>",
  "a tag in capitals": `<IMG SRC=x ONERROR=${run}>`,
  "a tag with a line in it": `<img\nsrc=x\nonerror=${run}>`,
  "entities": `&lt;img src=x onerror=${run}&gt;&#60;script&#62;`,
  "an address of a script": `javascript:${run}`,
  "an address of a script with a tab in it": `java\tscript:${run}`,
  "an address of data": `data:text/html,<script>${run}</script>`,
  "an address of a file": "file:///etc/passwd",
  "an address of a blob": "blob:https://hostile.example/1",
  "an address without a scheme": "//hostile.example/d.js",
  "an address in the open": "https://hostile.example/e",
  "an address of mail": "mailto:x@hostile.example",
  "a link of Markdown": `[here](javascript:${run})`,
  "a picture of Markdown": "![x](https://hostile.example/f.png)",
  "signs that turn the direction": "\u202egnp.exe\u202c",
  "isolates that do not end": "\u2066\u2067\u2068abc",
  "signs of no width": "pass\u200bword\ufeff",
  "signs that are no text": "a\u0000b\u0007c\u001b[31m",
  "half a sign": "\ud800 and \udfff",
  "many marks over one letter": `Z${"\u0301".repeat(500)}`,
  "a formula": `=HYPERLINK("https://hostile.example/g","x")`,
  "a formula of another kind": "@SUM(1+1)*cmd|' /C calc'!A0",
  "a formula with a plus": "+1+1",
  "a formula with a minus": "-2+3",
  "a formula behind a tab": "\t=1+1",
  "a wide formula": "＝1+1",
  "a list of Markdown": "- # x",
  "a name of every object": "__proto__",
  "a name of every function": "constructor",
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
