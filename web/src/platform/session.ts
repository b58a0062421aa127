import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { atLeast, type Level } from "@/kernel/level";
import { levelIn, type Me, type ProjectRef } from "@/kernel/me";
import { belongsTo, forgetPerson } from "./device";
import { http } from "./http";
import { saveNow } from "./later";
import { type Kept, lastReader, orKeptIn, readsHere } from "./reading";

let taken: string | undefined; // for whom this window took somebody without the server's word

async function ask(signal?: AbortSignal): Promise<Kept<Me>> {
  const me = await http.get<Me>("/api/me", { signal });
  if (taken !== undefined && taken !== me.person.id) location.reload(); // what stands here is not theirs
  taken = undefined;
  await belongsTo(me.viewing?.viewer.id ?? me.person.id); // whoever only looks leaves this device to themself
  await readsHere(me);
  return me;
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async (context) => {
    const me = await orKeptIn(context, ask(context.signal), lastReader);
    if (me.kept_at) taken = me.person.id;
    return me;
  },
  staleTime: 5 * 60_000,
  networkMode: "always", // without a line it is still known who reads here
});

/** Who is signed in. Only below the guarded routes. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function useSession() {
  const queries = useQueryClient();
  return useMemo(
    () => ({
      /** After signing in, or when what we may do has changed. */
      refresh: () => queries.fetchQuery({ ...meQuery, queryFn: ({ signal }) => ask(signal), staleTime: 0 }),
      signOut: async () => {
        await saveNow();
        await http.delete("/api/session");
        await forgetPerson();
        queries.clear();
        location.assign("/sign-in");
      },
    }),
    [queries],
  );
}

/** The project in the address, if any. */
export function useMaybeProject(): ProjectRef | undefined {
  const { project }: { project?: string } = useParams({ strict: false });
  return useMe().projects.find((one) => one.id === project);
}

/** The project in the address. Only on screens of scope "project", whose guard has seen it. */
export function useProject(): ProjectRef {
  const project = useMaybeProject();
  if (!project) throw new Error("no project in the address");
  return project;
}

export function useLevel(tool: string): Level {
  return levelIn(useMaybeProject(), tool);
}

export function useAtLeast(tool: string, level: Level): boolean {
  return atLeast(useLevel(tool), level);
}

const LAST_PROJECT = "sitepost.project";
export const rememberProject = (project: string) => localStorage.setItem(LAST_PROJECT, project);
export const rememberedProject = () => localStorage.getItem(LAST_PROJECT);
