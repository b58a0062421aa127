import { useCallback, useEffect, useRef, useState } from "react";
import { drafts } from "./local";

export type SaveState = "clean" | "waiting" | "saving" | "saved" | "failed";

export interface Autosave {
  state: SaveState;
  savedAt: Date | null;
  /** Save now, for instance before sending. */
  flush: () => Promise<void>;
  /** What is typed was sent or thrown away: keep it no more. Resolves once a save under way has ended. */
  forget: () => Promise<void>;
}

interface Options<T> {
  value: T;
  /** False until the person has changed something. */
  dirty: boolean;
  /** To the server. Leave out to keep the draft on this device only. */
  save?: (value: T) => Promise<unknown>;
  /** Also kept on this device under this key, so that a crash loses nothing. */
  draftKey?: string;
  wait?: number;
}

/** Keeps what is typed: on the device at once, on the server within two seconds. */
export function useAutosave<T>({ value, dirty, save, draftKey, wait = 1_200 }: Options<T>): Autosave {
  const [state, setState] = useState<SaveState>("clean");
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const latest = useRef({ value, save, draftKey });
  const running = useRef<Promise<void>>(Promise.resolve());
  const pending = useRef(false);

  useEffect(() => {
    latest.current = { value, save, draftKey };
  });

  const flush = useCallback(() => {
    if (!pending.current) return running.current;
    pending.current = false;
    running.current = running.current.then(async () => {
      const { value: now, save: send, draftKey: key } = latest.current;
      setState("saving");
      try {
        if (key) await drafts.keep(key, now);
        await send?.(now);
        setSavedAt(new Date());
        setState(pending.current ? "waiting" : "saved");
      } catch {
        pending.current = true;
        setState("failed");
      }
    });
    return running.current;
  }, []);

  useEffect(() => {
    if (!dirty) return;
    pending.current = true;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the value changed outside: the label must say so
    setState("waiting");
    const timer = setTimeout(() => void flush(), wait);
    return () => clearTimeout(timer);
  }, [value, dirty, wait, flush]);

  useEffect(() => {
    const leave = () => void flush();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      leave();
    };
  }, [flush]);

  const forget = useCallback(() => {
    pending.current = false;
    setState("clean");
    return running.current;
  }, []);

  return { state, savedAt, flush, forget };
}
