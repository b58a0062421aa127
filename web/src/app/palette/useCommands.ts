import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Card } from "@/kernel/facts";
import type { Page } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { http } from "@/platform/http";
import { projectKey } from "@/platform/queries";
import { useMaybeProject, useMe } from "@/platform/session";
import { useMenu } from "../useMenu";

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

function useFoundItems(text: string): { items: Card[]; waiting: boolean } {
  const project = useMaybeProject();
  const wanted = text.trim();
  const query = useQuery({
    queryKey: projectKey(project?.id ?? "", "search", "palette", wanted),
    queryFn: ({ signal }) => http.get<Page<Card>>(`/api/projects/${project?.id ?? ""}/search`, { query: { q: wanted }, signal }),
    enabled: project !== undefined && wanted.length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return { items: wanted.length >= SHORTEST ? (query.data?.items ?? []) : [], waiting: query.isFetching };
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
  const found = useFoundItems(only ? "" : text);

  const create = creations.map((one) => ({ id: `create ${one.to}`, group: t`Create`, label: i18n._(one.label), to: one.to }));
  if (only) return { commands: create.filter((command) => matches(command, text)), waiting: false };

  const go = [...places, ...account].map((place) => ({ id: `go ${place.to}`, group: t`Go to`, label: i18n._(place.label), to: place.to, keys: place.key && `g ${place.key}` }));
  const switches = projects
    .filter((project) => project.id !== current?.id)
    .map((project) => ({ id: `project ${project.id}`, group: t`Switch project`, label: project.name, number: project.number, to: projectPath(project.id) }));
  const items = found.items.map((card) => ({ id: `item ${card.ref}`, group: t`Items`, label: card.title, number: card.number, to: card.link }));
  const fixed = [...go, ...create, ...switches].filter((command) => matches(command, text));
  return { commands: [...items, ...fixed], waiting: found.waiting };
}
