import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useProject } from "@/platform/session";
import type { PickOption } from "@/ui";
import type { Counts, People, Place } from "../../api";
import { membersQuery, referenceQueries, useTypes } from "../../state";
import { STATES, stateWord } from "../words";
import type { ListKey } from "./filters";

export interface CountedOption extends PickOption {
  count?: number;
}

export type Options = Record<ListKey, CountedOption[]>;

const sum = <T>(rows: readonly T[], take: (row: T) => number) => rows.reduce((total, row) => total + take(row), 0);

/** A flat list of places as a tree, in order, each with the way to it. */
export function treeOf(places: readonly Place[]): PickOption[] {
  const byParent = Map.groupBy(places, (place) => place.parent_id ?? "");
  const grow = (parent: string, depth: number, way: string[]): PickOption[] =>
    (byParent.get(parent) ?? []).flatMap((place) => {
      const path = [...way, place.name];
      return [{ value: place.id, label: place.name, depth, path: path.join(" › ") }, ...grow(place.id, depth + 1, path)];
    });
  return grow("", 0, []);
}

export const flatOf = (places: readonly Place[]): PickOption[] => places.map((place) => ({ value: place.id, label: place.name, code: place.number ?? place.code }));

/** A location and everything that lies in it. */
export function useInside(): (location: string) => readonly string[] {
  const project = useProject();
  const { data } = useQuery({ ...referenceQueries.location(project.id), retry: false });
  return useMemo(() => {
    const byParent = Map.groupBy(data?.items ?? [], (place) => place.parent_id ?? "");
    const inside = (id: string): string[] => [id, ...(byParent.get(id) ?? []).flatMap((place) => inside(place.id))];
    return inside;
  }, [data]);
}

function usePeopleOptions(seen: People) {
  const project = useProject();
  const { data } = useQuery({ ...membersQuery(project.id), retry: false });
  const known = new Map(Object.entries(seen).map(([id, line]) => [id, { name: line.name, company: line.company_name, company_id: line.company_id }]));
  for (const person of data ?? []) known.set(person.id, { name: person.name, company: person.company?.name ?? "", company_id: person.company?.id ?? null });
  const people = [...known].map(([value, { name, company }]) => ({ value, label: company ? `${name}, ${company}` : name })).sort((a, b) => a.label.localeCompare(b.label));
  const companies = new Map([...known.values()].flatMap((one) => (one.company_id ? [[one.company_id, one.company] as const] : [])));
  return { people, companies: [...companies].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label)) };
}

/** What each filter offers: types and states with their counts, people and places by name. */
export function useOptions(seen: People, counts: Counts | undefined): Options {
  const project = useProject();
  const types = useTypes();
  const { people, companies } = usePeopleOptions(seen);
  const locations = useQuery({ ...referenceQueries.location(project.id), retry: false });
  const statuses = counts?.statuses ?? [];
  const states = STATES.map((maps) => ({ value: maps, label: stateWord(maps), count: counts ? sum(statuses.filter((one) => one.maps_to === maps), (one) => one.total) : undefined }));
  const own = types.list.flatMap((type) =>
    type.statuses.filter((status) => status.name !== stateWord(status.maps_to)).map((status) => ({
      value: status.id,
      label: `${status.name} (${type.prefix || type.name})`,
      count: counts ? sum(statuses.filter((one) => one.status_id === status.id), (one) => one.total) : undefined,
    })),
  );
  return {
    type: types.list.map((type) => ({ value: type.id, label: type.name, count: counts ? (counts.types.find((one) => one.type_id === type.id)?.total ?? 0) : undefined })),
    status: [...states, ...own],
    assignee: people,
    received_from: people,
    created_by: people,
    company: companies,
    location: treeOf(locations.data?.items ?? []),
  };
}
