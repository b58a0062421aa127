import { useCallback, useEffect, useRef, useState } from "react";
import { type StoredFile, uploadFile } from "./uploads";

export interface Upload {
  key: string;
  name: string;
  size: number;
  sent: number;
  state: "sending" | "done" | "failed";
  file?: StoredFile;
  error?: unknown;
}

export interface Uploads {
  items: Upload[];
  /** The files that arrived, in the order they were added. */
  files: StoredFile[];
  busy: boolean;
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  remove: (key: string) => void;
  clear: () => void;
}

interface Source {
  file: File;
  stop: AbortController;
}

/** The uploads of one form or conversation; leaving the screen stops what is under way. */
export function useUploads(project: string): Uploads {
  const [items, setItems] = useState<Upload[]>([]);
  const sources = useRef(new Map<string, Source>());

  const change = useCallback((key: string, patch: Partial<Upload>) => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  }, []);

  const start = useCallback(
    (key: string, file: File) => {
      const stop = new AbortController();
      sources.current.set(key, { file, stop });
      uploadFile(project, file, { signal: stop.signal, onProgress: (sent) => change(key, { sent }) })
        .then((stored) => change(key, { state: "done", sent: file.size, file: stored }))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) change(key, { state: "failed", error });
        });
    },
    [change, project],
  );

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        setItems((before) => [...before, { key, name: file.name, size: file.size, sent: 0, state: "sending" }]);
        start(key, file);
      }
    },
    [start],
  );

  const retry = useCallback(
    (key: string) => {
      const source = sources.current.get(key);
      if (!source) return;
      change(key, { state: "sending", error: undefined });
      start(key, source.file);
    },
    [change, start],
  );

  const remove = useCallback((key: string) => {
    sources.current.get(key)?.stop.abort();
    sources.current.delete(key);
    setItems((before) => before.filter((item) => item.key !== key));
  }, []);

  const clear = useCallback(() => {
    for (const { stop } of sources.current.values()) stop.abort();
    sources.current.clear();
    setItems([]);
  }, []);

  useEffect(() => {
    const running = sources.current;
    return () => running.forEach(({ stop }) => stop.abort());
  }, []);

  const files = items.flatMap((item) => (item.file ? [item.file] : []));
  return { items, files, busy: items.some((item) => item.state === "sending"), add, retry, remove, clear };
}
