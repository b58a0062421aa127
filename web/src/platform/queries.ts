import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./problem";

const MINUTE = 60_000;

/** A refusal is an answer: only a lost connection or a failing server is asked again. */
export function worthRetrying(count: number, error: unknown): boolean {
  if (error instanceof ApiProblem && error.status < 500) return false;
  return count < 2;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: MINUTE / 2, gcTime: 30 * MINUTE, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** Every query of a project's tool starts so; a reset of the project's stream drops them all. */
export function projectKey(project: string, tool: string, ...rest: unknown[]): readonly unknown[] {
  return ["project", project, tool, ...rest];
}
