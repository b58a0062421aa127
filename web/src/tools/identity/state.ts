import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useGo } from "@/platform/address";
import { useSession } from "@/platform/session";
import { identityApi } from "./api";

export const sessionsQuery = queryOptions({ queryKey: ["identity", "sessions"], queryFn: ({ signal }) => identityApi.sessions(signal), staleTime: 0 });
export const tokensQuery = queryOptions({ queryKey: ["identity", "tokens"], queryFn: ({ signal }) => identityApi.tokens(signal) });
export const invitationQuery = (token: string) => queryOptions({ queryKey: ["identity", "invitation", token], queryFn: ({ signal }) => identityApi.invitation(token, signal), staleTime: Infinity });
export const setupQuery = queryOptions({ queryKey: ["identity", "setup"], queryFn: ({ signal }) => identityApi.setupState(signal), staleTime: 0 });

/** The server has set the session's cookie: learn who we are, and go on. */
export function useEnter(): (to: string) => Promise<void> {
  const { refresh } = useSession();
  const queries = useQueryClient();
  const go = useGo();
  return useCallback(
    async (to: string) => {
      queries.clear();
      await refresh();
      go(to, { replace: true });
    },
    [queries, refresh, go],
  );
}

export const SHORTEST_PASSWORD = 8;
