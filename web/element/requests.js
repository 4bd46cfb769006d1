// Counts the requests that the whole page makes, as the browser reports them. guide-instance.js
// starts the count once the guide has loaded, and the guide shows the number.

/**
 * Counts the requests that start after this call. Calls `onCount` with the total whenever it grows.
 * Returns a function that stops counting.
 */
export function countRequests(onCount) {
  const start = performance.now();
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    const added = list.getEntries().filter(({ startTime }) => startTime > start).length;
    count += added;
    if (added > 0) onCount(count);
  });
  observer.observe({ type: "resource" });
  return () => observer.disconnect();
}
