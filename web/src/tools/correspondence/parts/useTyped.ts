import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { type Autosave, useAutosave } from "@/platform/useAutosave";
import { useDraft } from "@/platform/useDraft";
import { autosaves } from "../api";

export interface Found<T> {
  /** False until both the device and the server have been asked. */
  ready: boolean;
  value: T | undefined;
}

/** What this person typed here before and did not send: the newer of the device's and the server's. */
export function useFound<T>(key: string): Found<T> {
  const { id } = useProject();
  const here = useDraft<T>(key);
  const there = useQuery({
    queryKey: projectKey(id, "correspondence", "autosave", key),
    queryFn: ({ signal }) => autosaves.read(id, key, signal),
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false, // the form is on screen by then, and holds what was typed since
  });
  const ready = here.ready && !there.isLoading;
  const kept = there.data?.saved_at ? { at: Date.parse(there.data.saved_at), value: there.data.value as T } : undefined; // written by useKeeping below
  const newer = kept !== undefined && here.at !== undefined && kept.at > here.at;
  const value = newer ? kept.value : (here.draft ?? kept?.value);
  return { ready, value: ready ? value : undefined };
}

/** Keeps what is typed on the device and on the server; `forget` once it was sent or thrown away. */
export function useKeeping<T>(key: string, value: T, dirty: boolean): Autosave {
  const { id } = useProject();
  const { drop } = useDraft<T>(key);
  const save = useCallback((now: T) => autosaves.keep(id, key, now), [id, key]);
  const kept = useAutosave({ value, dirty, save, draftKey: key });
  const { forget: stop } = kept;
  const forget = useCallback(async () => {
    await stop();
    await drop();
    await autosaves.drop(id, key).catch(() => undefined);
  }, [stop, drop, id, key]);
  return useMemo(() => ({ ...kept, forget }), [kept, forget]);
}
