import { useEffect } from "react";
import type { Uploads } from "@/platform/useUploads";
import type { FileLine } from "../api";

/** Files that have arrived join what is written, so that a kept draft holds them, too. */
export function useTakenFiles(uploads: Uploads, take: (files: FileLine[]) => void): void {
  const { items, remove } = uploads;
  useEffect(() => {
    const done = items.filter((item) => item.state === "done" && item.file);
    if (done.length === 0) return;
    take(done.flatMap((item) => (item.file ? [item.file] : [])));
    done.forEach((item) => remove(item.key));
  }, [items, remove, take]);
}
