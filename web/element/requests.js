// Counts the requests that the whole page makes, as the browser reports them. run.js starts the
// count once the guide has loaded, and the guide shows the number.

/**
 * Counts the requests that start after this call. Calls `tell` with the total whenever it grows.
 * Returns a function that stops counting.
 */
export function watchRequests(tell) {
  const from = performance.now();
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    const more = list.getEntries().filter(({ startTime }) => startTime > from).length;
    count += more;
    if (more > 0) tell(count);
  });
  observer.observe({ type: "resource" });
  return () => observer.disconnect();
}
