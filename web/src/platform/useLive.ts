import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import { type Fact, factMatches } from "@/kernel/facts";
import type { LiveSocket, LiveState } from "./live";

export const LiveContext = createContext<LiveSocket | null>(null);

export function useLiveSocket(): LiveSocket {
  const socket = useContext(LiveContext);
  if (!socket) throw new Error("no live socket above this component");
  return socket;
}

/**
 * Hear facts. `kinds` may hold "correspondence.*". Most handlers only say which queries are stale:
 * `useFacts(["correspondence.*"], (fact, queries) => queries.invalidateQueries({ queryKey: … }))`
 */
export function useFacts(kinds: readonly string[], handler: (fact: Fact, queries: QueryClient) => unknown): void {
  const socket = useLiveSocket();
  const queries = useQueryClient();
  const latest = useRef({ kinds, handler });
  useEffect(() => {
    latest.current = { kinds, handler };
  });
  useEffect(
    () =>
      socket.facts.on((fact) => {
        if (factMatches(latest.current.kinds, fact.kind)) void latest.current.handler(fact, queries);
      }),
    [queries, socket],
  );
}

/** An item that we may no longer see: leave its page, drop it from lists. */
export function useGone(handler: (ref: string) => void): void {
  const socket = useLiveSocket();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => socket.gone.on((ref) => latest.current(ref)), [socket]);
}

export function useLiveState(): LiveState {
  const socket = useLiveSocket();
  return useSyncExternalStore((tell) => socket.states.on(tell), () => socket.state);
}

export function useUnread(): number {
  const socket = useLiveSocket();
  return useSyncExternalStore((tell) => socket.unreads.on(tell), () => socket.unread);
}
