// What every host page does: writes down what it hears, and what its policy forbade.
globalThis.heard = [];
globalThis.violations = [];
for (const type of ["iag-ready", "iag-step", "iag-result", "iag-error"]) {
  document.addEventListener(type, (event) => heard.push({ type, detail: event.detail, from: event.target.id }));
}
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
// The memory of every program that is started here, for those who weigh it.
globalThis.memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const start = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const found = await start.apply(WebAssembly, given);
    const { memory } = (found.instance ?? found).exports;
    // What is added to a program has none of its own.
    if (memory) memories.push(memory);
    return found;
  };
}
