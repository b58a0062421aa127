import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { http } from "@/platform/http";
import { useMe } from "@/platform/session";
import { useLiveSocket } from "@/platform/useLive";

/** The badge shows what is unread before the socket says so for the first time. */
export function useSeedUnread(): void {
  const socket = useLiveSocket();
  const { viewing } = useMe();
  const { data } = useQuery({ queryKey: ["notifications", "count"], queryFn: ({ signal }) => http.get<{ unread: number }>("/api/notices/count", { signal }), enabled: !viewing });
  useEffect(() => {
    if (data) socket.setUnread(data.unread);
  }, [data, socket]);
}
