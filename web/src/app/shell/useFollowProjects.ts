import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { projectPath, useGo } from "@/platform/address";
import { meQuery, useMe } from "@/platform/session";
import { useLiveSocket } from "@/platform/useLive";

/** Hears what happens in this person's projects, and asks again where something may have been missed. */
export function useFollowProjects(): void {
  const socket = useLiveSocket();
  const queries = useQueryClient();
  const go = useGo();
  const { projects } = useMe();
  useEffect(() => socket.follow(projects.map((project) => project.id)), [socket, projects]);
  useEffect(() => {
    const hurry = () => socket.hurry();
    addEventListener("online", hurry);
    return () => removeEventListener("online", hurry);
  }, [socket]);
  useEffect(
    () =>
      socket.ready.on(() => {
        const { kept_at } = queries.getQueryData(meQuery.queryKey) ?? {};
        if (kept_at !== undefined) void queries.invalidateQueries({ queryKey: meQuery.queryKey }); // the server says now who this is
      }),
    [socket, queries],
  );
  useEffect(() => socket.resets.on((stream) => void queries.invalidateQueries({ queryKey: ["project", stream] })), [socket, queries]);
  useEffect(
    () =>
      socket.rights.on(({ type, stream }) => {
        if (type === "left" && location.pathname.startsWith(projectPath(stream))) go("/projects", { replace: true });
        void queries.invalidateQueries({ queryKey: meQuery.queryKey });
        void queries.invalidateQueries({ queryKey: ["project", stream] });
      }),
    [socket, queries, go],
  );
}
