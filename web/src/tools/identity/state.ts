import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useGo } from "@/platform/address";
import { forgetReading } from "@/platform/reading";
import { useSession } from "@/platform/session";
import { type Halfway, identityApi, type SignedIn } from "./api";

export const sessionsQuery = queryOptions({ queryKey: ["identity", "sessions"], queryFn: ({ signal }) => identityApi.sessions(signal), staleTime: 0 });
export const factorsQuery = queryOptions({ queryKey: ["identity", "factors"], queryFn: ({ signal }) => identityApi.myFactors(signal), staleTime: 0 });
export const passkeysQuery = queryOptions({ queryKey: ["identity", "passkeys"], queryFn: ({ signal }) => identityApi.passkeys(signal), staleTime: 0 });
export const servicesQuery = queryOptions({ queryKey: ["identity", "services"], queryFn: ({ signal }) => identityApi.services(signal), staleTime: 0 });
export const providersQuery = queryOptions({ queryKey: ["identity", "providers"], queryFn: ({ signal }) => identityApi.providers(signal), staleTime: 0 });
export const policyQuery = queryOptions({ queryKey: ["identity", "policy"], queryFn: ({ signal }) => identityApi.policy(signal), staleTime: 0 });
export const myViewingsQuery = queryOptions({ queryKey: ["identity", "viewings", "mine"], queryFn: ({ signal }) => identityApi.myViewings(signal), staleTime: 0 });
export const allViewingsQuery = queryOptions({ queryKey: ["identity", "viewings", "all"], queryFn: ({ signal }) => identityApi.allViewings(signal), staleTime: 0 });
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
      await forgetReading(); // whoever came in now
      await refresh();
      go(to, { replace: true });
    },
    [queries, refresh, go],
  );
}

/** What the first half of a sign-in leads to: in, or on to its second half. */
export function useDoor(to: string) {
  const enter = useEnter();
  const [half, setHalf] = useState<Halfway>();
  const pass = async (answer: SignedIn) => {
    if (answer.halfway) return setHalf(answer.halfway);
    await enter(answer.enrol_by ? `/second-factor?to=${encodeURIComponent(to)}` : to);
  };
  return { half, pass, enter: () => enter(to), back: () => setHalf(undefined) };
}

export const SHORTEST_PASSWORD = 8;
