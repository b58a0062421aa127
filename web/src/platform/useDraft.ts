import { useCallback, useEffect, useState } from "react";
import { drafts, type KeptDraft } from "./local";

/** What was left on this device under this key, and when. `ready` is false until we have looked. */
export function useDraft<T>(key: string) {
  const [found, setFound] = useState<{ key: string; kept: KeptDraft | undefined }>();
  useEffect(() => {
    let here = true;
    const tell = (kept: KeptDraft | undefined) => here && setFound({ key, kept });
    drafts.find(key).then(tell, () => tell(undefined));
    return () => {
      here = false;
    };
  }, [key]);
  const ready = found?.key === key;
  const drop = useCallback(() => drafts.drop(key), [key]);
  const kept = ready ? found.kept : undefined;
  return { ready, draft: kept?.value as T | undefined, at: kept?.at, drop };
}
