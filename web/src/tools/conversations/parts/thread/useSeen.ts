import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Kept } from "@/platform/reading";
import type { Talk } from "../../api";
import { useHub } from "../../state";

function subscribe(tell: () => void): () => void {
  const events = ["focus", "blur"] as const;
  events.forEach((event) => addEventListener(event, tell));
  document.addEventListener("visibilitychange", tell);
  return () => {
    events.forEach((event) => removeEventListener(event, tell));
    document.removeEventListener("visibilitychange", tell);
  };
}

/** Somebody looks at this window. */
export function useLooking(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === "visible" && document.hasFocus());
}

/**
 * What is on screen while somebody looks is read; where the new ones began stays marked until one writes or leaves.
 * What was marked as unread stays so until the next message.
 */
export function useSeen(talk: Kept<Talk>, atEnd: boolean) {
  const hub = useHub();
  const looking = useLooking();
  const { id, last_seq, read_seq, unread, exists } = talk;
  const isKept = talk.kept_at !== undefined; // told once the line is back
  const [newAfter, setNewAfter] = useState(() => (unread > 0 ? read_seq : null));
  const [known, setKnown] = useState({ read_seq, last_seq });
  const [held, setHeld] = useState<number>();
  if (known.read_seq !== read_seq || known.last_seq !== last_seq) {
    setKnown({ read_seq, last_seq });
    if (read_seq < known.read_seq) {
      setHeld(last_seq);
      setNewAfter(read_seq);
    } else if (last_seq > known.last_seq && newAfter === null && unread > 0 && !(looking && atEnd)) setNewAfter(known.read_seq);
  }
  const told = useRef(0);
  useEffect(() => {
    if (!exists || isKept || !looking || !atEnd || last_seq <= read_seq || held === last_seq || told.current === last_seq) return;
    told.current = last_seq;
    hub.read(id, last_seq);
  }, [hub, id, exists, isKept, looking, atEnd, last_seq, read_seq, held]);
  useEffect(() => {
    if (read_seq < told.current) told.current = 0;
  }, [read_seq]);
  return { newAfter, written: () => setNewAfter(null), looking };
}
