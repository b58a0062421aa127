import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { createContext, useContext, useMemo } from "react";
import type { PersonChoice } from "@/kernel/people";
import { rememberPeople } from "@/platform/recent";
import { useProject } from "@/platform/session";
import type { PeopleGroup, PickOption, Search } from "@/ui";
import type { Item } from "../../api";
import { companiesHereQuery, referenceQueries } from "../../state";
import { flatOf, treeOf } from "../list/useOptions";
import { useAnybody, useGroups, usePeopleSearch } from "./usePeople";

export type PlaceField = keyof typeof referenceQueries;

/** Where the fields of a form find people and places. */
export interface Sources {
  search: Search<PersonChoice>;
  groups: PeopleGroup[];
  /** These were chosen: they are offered first from now on. */
  remember: (people: readonly { id: string }[]) => void;
  /** What can be chosen, and by name whatever is chosen already. */
  places: (field: PlaceField, chosen: readonly string[]) => PickOption[];
  /** Everybody in the project, whatever they may read. */
  anybody: Search<PersonChoice>;
  /** The companies of the project, and by name whatever is chosen already. */
  companies: (chosen: readonly string[]) => PickOption[];
  /** The letter that is edited, where it is not a new one. */
  item?: Item;
}

/** For a form without a project around it: it is looked at only. */
export const NO_SOURCES: Sources = { search: () => Promise.resolve([]), groups: [], remember: () => undefined, places: () => [], anybody: () => Promise.resolve([]), companies: () => [] };

const SourcesContext = createContext<Sources>(NO_SOURCES);
export const SourcesProvider = SourcesContext.Provider;
export const useSources = (): Sources => useContext(SourcesContext);

/** The project's people and places; `item` names what it holds and the project offers no more. */
export function useProjectSources(type: string, item?: Item): Sources {
  const { t } = useLingui();
  const { id } = useProject();
  const search = usePeopleSearch(type);
  const groups = useGroups(type);
  const location = useQuery({ ...referenceQueries.location(id), retry: false }).data;
  const trades = useQuery({ ...referenceQueries.trades(id), retry: false }).data;
  const costCodes = useQuery({ ...referenceQueries.cost_code(id), retry: false }).data;
  const specSections = useQuery({ ...referenceQueries.spec_section(id), retry: false }).data;
  const firms = useQuery({ ...companiesHereQuery(id), retry: false }).data;
  const anybody = useAnybody();
  const cards = item?.cards;
  return useMemo(() => {
    const lists = { location: location && treeOf(location.items), trades: trades && flatOf(trades.items), cost_code: costCodes && flatOf(costCodes.items), spec_section: specSections && flatOf(specSections.items) };
    const places = (field: PlaceField, chosen: readonly string[]): PickOption[] => {
      const offered = lists[field];
      if (!offered) return [];
      const gone = chosen.filter((one) => !offered.some((option) => option.value === one));
      return [...offered, ...gone.map((one) => ({ value: one, label: cards?.[one]?.title ?? t`no longer in use`, code: cards?.[one]?.number || undefined }))];
    };
    const remember = (people: readonly { id: string }[]) => rememberPeople(id, people.map((person) => person.id));
    const companies = (chosen: readonly string[]): PickOption[] => {
      const offered = (firms?.items ?? []).map(({ company }) => ({ value: company.id, label: company.name }));
      const gone = chosen.filter((one) => !offered.some((option) => option.value === one));
      return [...offered, ...gone.map((one) => ({ value: one, label: cards?.[one]?.title ?? t`no longer here` }))];
    };
    return { search, groups, remember, places, anybody, companies, item };
  }, [id, search, groups, firms, anybody, location, trades, costCodes, specSections, cards, item, t]);
}
