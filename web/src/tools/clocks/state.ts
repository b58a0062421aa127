import { queryOptions } from "@tanstack/react-query";
import { projectKey } from "@/platform/queries";
import { useFacts } from "@/platform/useLive";
import { clocksApi, neighbours } from "./api";

const HALF_HOUR = 30 * 60_000;
const PATIENCE = 20; // times to ask for the clocks of an item that was just made

export const catalogueQuery = queryOptions({ queryKey: ["clocks", "catalogue"], queryFn: ({ signal }) => clocksApi.catalogue(signal), staleTime: HALF_HOUR });
export const sizesQuery = queryOptions({ queryKey: ["clocks", "sizes"], queryFn: ({ signal }) => clocksApi.sizes(signal) });
export const companyTypesQuery = queryOptions({ queryKey: ["correspondence", "types"], queryFn: ({ signal }) => neighbours.types(signal) });
export const companiesQuery = queryOptions({ queryKey: ["directory", "companies", "names"], queryFn: ({ signal }) => neighbours.companies(signal), staleTime: HALF_HOUR });

/** A date field of the company's own, from which a period may run. */
export interface DayField {
  id: string;
  name: string;
}

const ofDays = (fields: readonly { id: string; name: string; kind: string; archived?: boolean }[]): DayField[] =>
  fields.filter((each) => each.kind === "date" && !each.archived).map(({ id, name }) => ({ id, name }));

export const companyDaysQuery = queryOptions({
  queryKey: ["clocks", "days"],
  queryFn: async ({ signal }) => ofDays((await neighbours.customFields(signal)).items),
});

export const projectDaysQuery = (project: string, type: string) =>
  queryOptions({
    queryKey: projectKey(project, "clocks", "days", type),
    queryFn: async ({ signal }) => ofDays((await neighbours.typesHere(project, signal)).items.find((each) => each.id === type)?.fieldset?.custom_fields ?? []),
  });

export const companyRulesQuery = (type: string) => queryOptions({ queryKey: ["clocks", "rules", type], queryFn: ({ signal }) => clocksApi.company(type, signal) });

export const projectRulesQuery = (project: string, type: string) =>
  queryOptions({ queryKey: projectKey(project, "clocks", "rules", type), queryFn: ({ signal }) => clocksApi.project(project, type, signal) });

export const itemClocksQuery = (project: string, item: string) =>
  queryOptions({
    queryKey: projectKey(project, "clocks", "item", item),
    queryFn: ({ signal }) => clocksApi.item(project, item, signal),
    retry: false,
    refetchInterval: ({ state }) => (state.data?.pending && state.dataUpdateCount < PATIENCE ? 1000 : false),
  });

/** The clocks of an item follow what happens to it, and to them. */
export function useClocksLive(project: string, item: string): void {
  useFacts(["clocks.*", "correspondence.*"], (fact, queries) => {
    if (fact.body.item === item) void queries.invalidateQueries({ queryKey: itemClocksQuery(project, item).queryKey });
  });
}
