// Runs before all other scripts of a page. It records console calls, errors, requests, violations
// of the content security policy and the program's memory in `watched`, where tests read them.
globalThis.watched = { faults: [], requests: [], programs: [] };

{
  const { faults, requests, programs } = watched;
  const note = (kind, ...said) => faults.push(`${kind}: ${said.map(String).join(" ")}`);
  for (const kind of ["debug", "info", "log", "warn", "error", "trace", "table", "assert"]) {
    console[kind] = (...said) => note(kind, ...said);
  }
  addEventListener(
    "error",
    (event) =>
      note(
        "error",
        event.message ?? `loading ${event.target.src ?? event.target.href}`,
        event.error?.stack ?? "",
      ),
    true,
  );
  addEventListener("unhandledrejection", (event) =>
    note("rejection", event.reason, event.reason?.stack ?? ""),
  );
  addEventListener("securitypolicyviolation", (event) => {
    // Browsers request this icon on their own, and the policy of a host page blocks the request.
    if (!event.blockedURI.endsWith("/favicon.ico")) {
      note("policy", event.effectiveDirective, event.blockedURI);
    }
  });
  new PerformanceObserver((list) =>
    list.getEntries().forEach((entry) => requests.push(entry.name)),
  ).observe({ type: "resource", buffered: true });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const found = await start.apply(WebAssembly, given);
      // The deferred chunk uses the memory of the initial chunk and exports no memory.
      const { exports } = found.instance ?? found;
      const { memory } = exports;
      if (memory) programs.push({ exports, memory, began: memory.buffer.byteLength });
      return found;
    };
  }
}
