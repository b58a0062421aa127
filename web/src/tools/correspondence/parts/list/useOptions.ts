import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import type { PersonChoice } from "@/kernel/people";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { type Filter, type FilterOption, type PickOption, type Search, statusName } from "@/ui";
import { type Counts, correspondenceApi, type PeopleFilter, type Place, type Query } from "../../api";
import { companiesQuery, referenceQueries, useTypes } from "../../state";
import { STATES, stateWord } from "../words";
import { type Chosen, filterQuery, type ListKey, PEOPLE, valuesOf } from "./chosen";

export interface CountedOption extends PickOption {
  count?: number | string;
}

export interface CountedPerson extends PersonChoice {
  count?: number | string;
}

/** People are too many to list: those chosen are known by name, the others are sought. */
export interface PeopleChoices {
  chosen: PersonChoice[];
  search: Search<CountedPerson>;
  /** The same as a chip takes it. */
  offer: Search<FilterOption>;
}

export interface Options {
  lists: Record<Exclude<ListKey, PeopleFilter>, CountedOption[]>;
  people: Record<PeopleFilter, PeopleChoices>;
}

/** "1,000+" where nobody counted on. */
export function useCapped(): (total: number, capped: boolean) => number | string {
  const { i18n } = useLingui();
  const { locale } = i18n;
  return useCallback((total, capped) => (capped ? `${new Intl.NumberFormat(locale === "pseudo" ? "en" : locale).format(total)}+` : total), [locale]);
}

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

const ASKED_AT_ONCE = 50;

/** Whom one filter can be set to, counted under the others. */
function usePeopleChoices(of: PeopleFilter, chosen: readonly string[], filters: Query): PeopleChoices {
  const { id } = useProject();
  const capped = useCapped();
  const named = useQuery({
    queryKey: projectKey(id, "correspondence", "people", of, chosen),
    queryFn: ({ signal }) => correspondenceApi.choices(id, of, { also: chosen.slice(0, ASKED_AT_ONCE), limit: 1 }, signal),
    enabled: chosen.length > 0,
  });
  const others = JSON.stringify({ ...filters, also: chosen.slice(0, ASKED_AT_ONCE) });
  const search = useCallback(
    async (text: string, signal: AbortSignal) => {
      const query = JSON.parse(others) as Query; // written by the line above
      const { items } = await correspondenceApi.choices(id, of, text ? { ...query, also: [], find: text } : query, signal);
      return items.map((person) => ({ ...person, company: person.company.id ? { id: person.company.id, name: person.company.name } : null, count: capped(person.total, person.capped) }));
    },
    [id, of, others, capped],
  );
  const offer = useCallback(async (text: string, signal: AbortSignal) => (await search(text, signal)).map(optionOf), [search]);
  const known = new Map(named.data?.items.map((person) => [person.id, person.name]));
  return { chosen: chosen.map((person) => ({ id: person, name: known.get(person) ?? "…" })), search, offer };
}

/** What each filter offers: types, states and people with their counts, companies and places by name. */
export function useOptions(chosen: Chosen, counts: Counts | undefined): Options {
  const project = useProject();
  const types = useTypes();
  const capped = useCapped();
  const filters = filterQuery(chosen);
  const locations = useQuery({ ...referenceQueries.location(project.id), retry: false });
  const companies = useQuery({ ...companiesQuery, retry: false });
  const total = (rows: readonly { total: number; capped: boolean }[]) => counts && capped(sum(rows, (one) => one.total), rows.some((one) => one.capped));
  const statuses = counts?.statuses ?? [];
  const states = STATES.map((maps) => ({ value: maps, label: stateWord(maps), count: total(statuses.filter((one) => one.maps_to === maps)) }));
  const own = types.list.flatMap((type) =>
    type.statuses.filter((status) => statusName(status.name) !== stateWord(status.maps_to)).map((status) => ({
      value: status.id,
      label: `${status.name} (${type.prefix || type.name})`,
      count: total(statuses.filter((one) => one.status_id === status.id)),
    })),
  );
  return {
    lists: {
      type: types.list.map((type) => ({ value: type.id, label: type.name, count: total(counts?.types.filter((one) => one.type_id === type.id) ?? []) })),
      status: [...states, ...own],
      company: (companies.data?.items ?? []).filter((one) => one.active || valuesOf(chosen, "company").includes(one.id)).map((one) => ({ value: one.id, label: one.name })),
      location: treeOf(locations.data?.items ?? []),
    },
    people: {
      assignee: usePeopleChoices("assignee", valuesOf(chosen, "assignee"), filters),
      received_from: usePeopleChoices("received_from", valuesOf(chosen, "received_from"), filters),
      created_by: usePeopleChoices("created_by", valuesOf(chosen, "created_by"), filters),
    },
  };
}

const optionOf = ({ id, name, company, count }: CountedPerson): FilterOption => ({ value: id, label: company ? `${name}, ${company.name}` : name, count });

export const isPeople = (key: ListKey): key is PeopleFilter => PEOPLE.includes(key as PeopleFilter);

/** What one filter offers, as a chip takes it. */
export function chipOf(options: Options, key: ListKey): Pick<Filter, "options" | "search"> {
  if (!isPeople(key)) return { options: options.lists[key] };
  const { chosen, offer } = options.people[key];
  return { options: chosen.map(optionOf), search: offer };
}
