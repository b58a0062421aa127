type Answer = { text: string | null } | { failed: string };

/** Reads QR codes out of pictures, in a worker that is loaded when it is first asked. */
export interface Reader {
  read: (picture: ImageBitmap) => Promise<string | null>;
  close: () => void;
}

export function openReader(): Reader {
  const worker = new Worker(new URL("./scanner.worker.ts", import.meta.url), { type: "module" });
  let last: Promise<unknown> = Promise.resolve();
  const ask = (picture: ImageBitmap) =>
    new Promise<string | null>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => ("text" in data ? resolve(data.text) : reject(new Error(data.failed)));
      worker.onerror = (event) => reject(new Error(event.message || "the scanner did not load"));
      worker.postMessage(picture, [picture]);
    });
  return {
    read: (picture) => {
      const next = last.then(() => ask(picture), () => ask(picture)); // one at a time
      last = next.catch(() => undefined);
      return next;
    },
    close: () => worker.terminate(),
  };
}
