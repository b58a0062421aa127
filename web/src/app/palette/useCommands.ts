import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Page } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { http } from "@/platform/http";
import { projectKey } from "@/platform/queries";
import { useMaybeProject, useMe } from "@/platform/session";
import { TOOLS } from "../tools";
import { useMenu, useSections } from "../useMenu";

export interface Command {
  id: string;
  group: string;
  label: string;
  number?: string | null;
  icon?: ReactNode;
  keys?: string;
  to: string;
}

const SHORTEST = 2;

/** As much of a found thing as a line of the palette shows. */
interface Hit {
  id: string;
  number: string;
  title: string;
  link: string;
}

function useFoundItems(text: string): { items: Hit[]; waiting: boolean } {
  const project = useMaybeProject();
  const wanted = text.trim();
  const query = useQuery({
    queryKey: projectKey(project?.id ?? "", "search", "palette", wanted),
    queryFn: ({ signal }) => http.get<Pick<Page<Hit>, "items">>(`/api/projects/${project?.id ?? ""}/search`, { query: { q: wanted, limit: 8 }, signal }),
    enabled: project !== undefined && wanted.length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return { items: wanted.length >= SHORTEST ? (query.data?.items ?? []) : [], waiting: query.isFetching };
}

/** What the tools know in this window: the server is not asked. */
function useJumps(text: string): Command[] {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const { data } = useQuery({
    queryKey: ["palette", "jumps"],
    queryFn: () => Promise.all(TOOLS.flatMap(({ jumps }) => (jumps ? [jumps.find().then((found) => ({ label: jumps.label, find: found.default }))] : []))),
    staleTime: Infinity,
    networkMode: "always",
  });
  if (words.length === 0) return [];
  return (data ?? []).flatMap(({ label, find }) => find(queries, words).map((jump) => ({ ...jump, id: `jump ${jump.id}`, group: i18n._(label) })));
}

function matches(command: Command, text: string): boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const whole = `${command.label} ${command.number ?? ""} ${command.group}`.toLocaleLowerCase();
  return words.every((word) => whole.includes(word));
}

export function useCommands(text: string, only: "create" | undefined): { commands: Command[]; waiting: boolean } {
  const { t, i18n } = useLingui();
  const { projects } = useMe();
  const current = useMaybeProject();
  const { places, account, creations } = useMenu();
  const company = useSections("company");
  const settings = useSections("settings");
  const found = useFoundItems(only ? "" : text);
  const jumps = useJumps(only ? "" : text);

  const create = creations.map((one) => ({ id: `create ${one.to}`, group: t`Create`, label: i18n._(one.label), to: one.to }));
  if (only) return { commands: create.filter((command) => matches(command, text)), waiting: false };

  const go = [...places, ...account].map((place) => ({ id: `go ${place.to}`, group: t`Go to`, label: i18n._(place.label), to: place.to, keys: place.key && `g ${place.key}` }));
  const switches = projects
    .filter((project) => project.id !== current?.id)
    .map((project) => ({ id: `project ${project.id}`, group: t`Switch project`, label: project.name, number: project.number, to: projectPath(project.id) }));
  const items = found.items.map((card) => ({ id: `item ${card.id}`, group: t`Items`, label: card.title, number: card.number, to: card.link }));
  const sections = [...company, ...settings].map((place) => ({ id: `go ${place.to}`, group: t`Go to`, label: i18n._(place.label), to: place.to }));
  const sought = text.trim();
  const all = current && sought.length >= SHORTEST ? [{ id: "all results", group: t`Items`, label: t`All results for “${sought}”`, to: `${projectPath(current.id, "search")}?q=${encodeURIComponent(sought)}` }] : [];
  const fixed = [...go, ...create, ...switches, ...(sought ? sections : [])].filter((command) => matches(command, text));
  return { commands: [...items, ...all, ...jumps, ...fixed], waiting: found.waiting };
}
