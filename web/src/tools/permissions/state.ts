import { queryOptions } from "@tanstack/react-query";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { useFacts } from "@/platform/useLive";
import { permissionsApi } from "./api";

export const tableQuery = (project: string) => queryOptions({ queryKey: projectKey(project, "permissions", "table"), queryFn: ({ signal }) => permissionsApi.table(project, signal) });

export const personQuery = (project: string, person: string) =>
  queryOptions({ queryKey: projectKey(project, "permissions", "person", person), queryFn: ({ signal }) => permissionsApi.person(project, person, signal) });

export const deedsQuery = (project: string, person: string) =>
  queryOptions({ queryKey: projectKey(project, "permissions", "deeds", person), queryFn: ({ signal }) => permissionsApi.deeds(project, person, signal) });

export const holdersQuery = (template: string) => queryOptions({ queryKey: ["permissions", "holders", template], queryFn: ({ signal }) => permissionsApi.holders(template, signal) });

export const templatesQuery = queryOptions({ queryKey: ["permissions", "templates"], queryFn: ({ signal }) => permissionsApi.templates(signal) });

export function usePermissionsLive(): void {
  const { id } = useProject();
  useFacts(["permissions.*", "directory.member_added", "directory.member_removed"], (_, queries) => queries.invalidateQueries({ queryKey: projectKey(id, "permissions") }));
}
