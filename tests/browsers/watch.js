// Stands before every other script of a page that is watched: writes down what the console is told, what fails, what is
// forbidden, what is requested, and the memory of the program. Nothing of it is left for a person to answer.
globalThis.watched = { faults: [], requests: [], programs: [] };

{
  const { faults, requests, programs } = watched;
  const note = (kind, ...said) => faults.push(`${kind}: ${said.map(String).join(" ")}`);
  for (const kind of ["debug", "info", "log", "warn", "error", "trace", "table", "assert"]) console[kind] = (...said) => note(kind, ...said);
  addEventListener("error", (event) => note("error", event.message ?? `loading ${event.target.src ?? event.target.href}`, event.error?.stack ?? ""), true);
  addEventListener("unhandledrejection", (event) => note("rejection", event.reason, event.reason?.stack ?? ""));
  addEventListener("securitypolicyviolation", (event) => {
    // Browsers ask for this picture by themselves, and are refused it by a host's own policy.
    if (!event.blockedURI.endsWith("/favicon.ico")) note("policy", event.effectiveDirective, event.blockedURI);
  });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => requests.push(entry.name))).observe({ type: "resource", buffered: true });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const found = await start.apply(WebAssembly, given);
      // The second part of the program works in the memory of the first.
      const { exports } = found.instance ?? found;
      const { memory } = exports;
      if (memory) programs.push({ exports, memory, began: memory.buffer.byteLength });
      return found;
    };
  }
}
