/** The worker of `public/sw.js`: it keeps the page's files, so that it opens without a line, and shows what is pushed. */
export async function startWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
  active?.postMessage({ type: "keep", files }); // what was loaded before it was there
}
