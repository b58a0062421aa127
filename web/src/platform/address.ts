import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type Search = Record<string, unknown>;

/** /projects/<project>/<parts…> */
export function projectPath(project: string, ...parts: (string | number)[]): string {
  return ["/projects", project, ...parts].map(String).join("/").replace(/\/{2,}/g, "/");
}

/** One part of the address, named in the tool's route: `useParam("item")`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name] ?? "";
}

/** What stands behind the `?`, with defaults for what is missing. Filters and sort live here. */
export function useAddress<T extends Search>(defaults: T): [T, (patch: Partial<T>) => void] {
  const found = useSearch({ strict: false }) as Partial<T>; // checked by the reader's defaults
  const navigate = useNavigate();
  const set = useCallback(
    (patch: Partial<T>) => {
      const search = (before: Search) => {
        const next = { ...before, ...patch };
        return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== "" && value !== null));
      };
      void navigate({ to: ".", search, replace: true });
    },
    [navigate],
  );
  return [{ ...defaults, ...found }, set];
}

export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, options) => {
      const { pathname, searchParams } = new URL(to, location.origin);
      void navigate({ to: pathname, search: Object.fromEntries(searchParams), ...options });
    },
    [navigate],
  );
}

/** Goes once this render is over: a form that was just closed has let go of the address by then. */
export function useGoLater(): (to: string, options?: { replace?: boolean }) => void {
  const go = useGo();
  return useCallback((to, options) => void setTimeout(() => go(to, options)), [go]);
}

/** A way back that stays on this server. */
export function safeReturn(to: unknown): string {
  if (typeof to !== "string" || !to.startsWith("/") || /^\/[/\\]/.test(to)) return "/";
  return to.startsWith("/sign-in") ? "/" : to;
}
