import type { QueryClient } from "@tanstack/react-query";
import { notFound, redirect } from "@tanstack/react-router";
import { http, isProblem } from "@/platform/http";
import { meQuery, rememberedProject, rememberProject } from "@/platform/session";

interface Arrival {
  location: { href: string; search: { setup?: unknown } };
}

async function needsSetup(): Promise<boolean> {
  const { needed } = await http.get<{ needed: boolean }>("/api/setup");
  return needed;
}

/** Whoever is not signed in comes back to where they were going. */
export const signedIn = (queries: QueryClient) => async ({ location }: Arrival) => {
  try {
    await queries.ensureQueryData(meQuery);
  } catch (error) {
    if (!isProblem(error) || error.status !== 401) throw error;
    if (await needsSetup()) throw redirect({ to: "/setup", search: location.search.setup ? { setup: location.search.setup } : {} });
    throw redirect({ to: "/sign-in", search: { to: location.href } });
  }
};

export const knownProject = (queries: QueryClient) => async ({ params }: { params: { project: string } }) => {
  const me = await queries.ensureQueryData(meQuery);
  if (!me.projects.some((project) => project.id === params.project)) throw notFound();
  rememberProject(params.project);
};

/** The front door leads to the last project, or the only one. */
export const entry = (queries: QueryClient) => async () => {
  const { projects } = await queries.ensureQueryData(meQuery);
  const last = projects.find((project) => project.id === rememberedProject()) ?? (projects.length === 1 ? projects[0] : undefined);
  if (last) throw redirect({ to: "/projects/$project", params: { project: last.id }, replace: true });
};
