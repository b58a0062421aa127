import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Me, Settings } from "@/kernel/me";
import { http } from "./http";
import { meQuery, useMe } from "./session";

/** What this person set for themselves; changes are seen at once and kept on the server. */
export function useSettings() {
  const { settings } = useMe();
  const queries = useQueryClient();
  return useMemo(() => {
    const show = (patch: Partial<Settings>) => queries.setQueryData(meQuery.queryKey, (me: Me | undefined) => me && { ...me, settings: { ...me.settings, ...patch } });
    const change = async (patch: Partial<Settings> & { spoken?: string }) => {
      show(patch);
      try {
        show(await http.patch<Settings>("/api/me/settings", patch));
      } catch (error) {
        show(settings);
        throw error;
      }
    };
    return { settings, change };
  }, [settings, queries]);
}
