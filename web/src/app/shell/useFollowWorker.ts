import { useEffect } from "react";
import { safeReturn, useGo } from "@/platform/address";

/** Whoever presses a notification is led to where it points, in whichever window of ours the worker chose. */
export function useFollowWorker(): void {
  const go = useGo();
  useEffect(() => {
    const worker = "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
    const hear = ({ data }: MessageEvent<{ type?: string; url?: unknown } | null>) => {
      if (data?.type === "open") go(safeReturn(data.url));
    };
    worker?.addEventListener("message", hear);
    return () => worker?.removeEventListener("message", hear);
  }, [go]);
}
