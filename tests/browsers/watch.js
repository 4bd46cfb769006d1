// Runs before all other scripts of a page. It records console calls, errors, requests, violations
// of the content security policy and the memory of WebAssembly programs in `watched`, where tests
// read them.
globalThis.watched = { faults: [], requests: [], programs: [] };

/** Returns the shadow root of the page's guide, for the scripts of the tests. */
globalThis.guideRoot = () => document.querySelector("ice-access-guide").shadowRoot;

{
  const { faults, requests, programs } = watched;
  const note = (kind, ...values) => faults.push(`${kind}: ${values.map(String).join(" ")}`);
  for (const kind of ["debug", "info", "log", "warn", "error", "trace", "table", "assert"]) {
    console[kind] = (...values) => note(kind, ...values);
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
    WebAssembly[name] = async (...args) => {
      const result = await start.apply(WebAssembly, args);
      // The deferred chunk uses the memory of the initial chunk and exports no memory.
      const { exports } = result.instance ?? result;
      const { memory } = exports;
      if (memory) programs.push({ exports, memory, initialSize: memory.buffer.byteLength });
      return result;
    };
  }
}
