const LATEST = 10_000; // ms after which it is done all the same

/** Once nothing else is to be done, and only with a line; not at all where the returned function is called before. */
export function whenIdle(run: () => void): () => void {
  const go = () => navigator.onLine && run();
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(go, LATEST / 2);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(go, { timeout: LATEST });
  return () => cancelIdleCallback(waiting);
}
