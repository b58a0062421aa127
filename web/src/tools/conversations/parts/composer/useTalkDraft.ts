import { useCallback, useEffect, useRef, useState } from "react";
import { drafts } from "@/platform/local";
import { useAutosave } from "@/platform/useAutosave";
import { type Draft, type Talk, talkApi } from "../../api";
import { useHub } from "../../state";
import { draftKey } from "../store/hub";
import { isBlank, newest, NO_DRAFT } from "./draft";

/** What stands unsent in the composer: on this device at once, on the server within two seconds, and so on every device. */
export function useTalkDraft(talk: Talk) {
  const hub = useHub();
  const { id, exists } = talk;
  const key = draftKey(id);
  const [draft, setDraft] = useState<Draft>(NO_DRAFT);
  const [dirty, setDirty] = useState(false);
  const touched = useRef(false);
  const onServer = useRef(talk.has_draft);
  const save = exists
    ? async (value: Draft) => {
        const blank = isBlank(value);
        if (blank && !onServer.current) return;
        await hub.mine(id, { draft: blank ? null : value });
        onServer.current = !blank;
      }
    : undefined;
  const { forget, flush } = useAutosave({ value: draft, dirty, save, draftKey: key });

  useEffect(() => {
    let here = true;
    const look = async () => {
      const [kept, there] = await Promise.all([drafts.read<Draft>(key).catch(() => undefined), onServer.current ? talkApi.draft(id).then((one) => one.draft, () => null) : null]);
      const found = newest(kept, there);
      if (!here || !found || touched.current) return; // what was typed or sent meanwhile is newer
      setDraft(found);
      if (found.at === there?.at) await drafts.keep(key, found).catch(() => undefined); // also for when the line is away
    };
    void look();
    return () => {
      here = false;
    };
  }, [id, key]);

  const change = useCallback((patch: Partial<Draft>) => {
    touched.current = true;
    setDirty(true);
    setDraft((before) => ({ ...before, ...patch, at: Date.now() }));
  }, []);

  const clear = useCallback(async () => {
    touched.current = true;
    setDirty(false);
    setDraft(NO_DRAFT);
    await forget();
    await drafts.drop(key).catch(() => undefined);
    if (!onServer.current) return;
    onServer.current = false;
    await hub.mine(id, { draft: null }).catch(() => undefined); // the next draft takes its place
  }, [forget, hub, id, key]);

  return { draft, change, clear, flush };
}
