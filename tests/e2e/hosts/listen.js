// Host pages of the tests load this script before the guide. It records the guide's events,
// violations of the content security policy, and the memory of WebAssembly programs.
globalThis.receivedEvents = [];
globalThis.violations = [];
for (const type of ["iag-ready", "iag-step", "iag-result", "iag-error"]) {
  document.addEventListener(type, (event) =>
    receivedEvents.push({ type, detail: event.detail, from: event.target.id }),
  );
}
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
  );
});
// The memory of every WebAssembly program that starts on the page. Tests measure its size.
globalThis.memories = [];
for (const name of ["instantiate", "instantiateStreaming"]) {
  const start = WebAssembly[name];
  WebAssembly[name] = async (...args) => {
    const result = await start.apply(WebAssembly, args);
    const { memory } = (result.instance ?? result).exports;
    // The deferred chunk has no memory of its own.
    if (memory) memories.push(memory);
    return result;
  };
}
