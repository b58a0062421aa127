import { useCallback, useEffect, useRef, useState } from "react";
import { madeSmaller } from "./pictures";
import { preferences } from "./preferences";
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
  /** Of photographs that were sent smaller the originals, by the id of what was sent. */
  originals: ReadonlyMap<string, File>;
  /** Sends the original after all; it takes the place of the smaller one. */
  sendOriginal: (id: string) => Promise<StoredFile>;
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  /** What was chosen, as it is sent: for whoever sends it on by themself. */
  source: (key: string) => File | undefined;
  remove: (key: string) => void;
  clear: () => void;
}

interface Source {
  file: File;
  /** What it was before it was made smaller. */
  original?: File;
  stop: AbortController;
}

const NONE: ReadonlyMap<string, File> = new Map();

/** The uploads of one form or conversation; leaving the screen stops what is under way. */
export function useUploads(project: string): Uploads {
  const [items, setItems] = useState<Upload[]>([]);
  const sources = useRef(new Map<string, Source>());
  const [originals, setOriginals] = useState<ReadonlyMap<string, File>>(NONE);
  const [resending, setResending] = useState(0);

  const change = useCallback((key: string, patch: Partial<Upload>) => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  }, []);

  const start = useCallback(
    (key: string, chosen: File, known?: File) => {
      const stop = new AbortController();
      sources.current.set(key, { file: chosen, original: known, stop });
      const send = async () => {
        const small = known || !preferences().smallPhotos ? null : await madeSmaller(chosen);
        const [file, original] = small ? [small, chosen] : [chosen, known];
        stop.signal.throwIfAborted();
        sources.current.set(key, { file, original, stop });
        change(key, { name: file.name, size: file.size });
        const stored = await uploadFile(project, file, { signal: stop.signal, onProgress: (sent) => change(key, { sent }) });
        if (original) setOriginals((before) => new Map([...before, [stored.id, original]]));
        change(key, { state: "done", sent: file.size, file: stored });
      };
      send().catch((error: unknown) => {
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
      start(key, source.file, source.original);
    },
    [change, start],
  );

  const sendOriginal = useCallback(
    async (id: string) => {
      const original = originals.get(id);
      if (!original) throw new Error(`no original of ${id}`);
      setResending((count) => count + 1);
      try {
        const stored = await uploadFile(project, original);
        setOriginals((before) => new Map([...before].filter(([sent]) => sent !== id)));
        return stored;
      } finally {
        setResending((count) => count - 1);
      }
    },
    [originals, project],
  );

  const source = useCallback((key: string) => sources.current.get(key)?.file, []);

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
  return { items, files, busy: resending > 0 || items.some((item) => item.state === "sending"), originals, sendOriginal, add, retry, source, remove, clear };
}
