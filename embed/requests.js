// How many requests the page makes from now on. The browser counts them; those that began before do not count.

/** Tells the number whenever there are more. Gives back what ends that. */
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
