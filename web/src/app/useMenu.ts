import { msg } from "@lingui/core/macro";
import { IconAdjustmentsHorizontal, IconBuilding } from "@tabler/icons-react";
import { useCallback } from "react";
import type { CreateEntry, NavEntry, SectionEntry } from "@/kernel/tool";
import { atLeast } from "@/kernel/level";
import { levelIn, type Me, type ProjectRef } from "@/kernel/me";
import { projectPath } from "@/platform/address";
import { rememberedProject, useMaybeProject, useMe } from "@/platform/session";
import { TOOLS } from "./tools";

export type Place = NavEntry & { to: string };
export type Creation = CreateEntry & { to: string };
export type SectionPlace = SectionEntry & { to: string };

interface Gate {
  tool?: string;
  can?: string;
}

function mayDo(can: string, me: Me, project: ProjectRef | undefined): boolean {
  return me.can.includes(can) || (project?.can.includes(can) ?? false) || (project?.tools.some((grant) => grant.can?.includes(can)) ?? false);
}

function isOpen(gate: Gate, level: "read_only" | "standard", me: Me, project: ProjectRef | undefined): boolean {
  if (gate.tool && !atLeast(levelIn(project, gate.tool), level)) return false;
  return !gate.can || mayDo(gate.can, me, project);
}

/** A level of standard creates, and so does the permission to create alone, held at read_only. */
function mayCreate({ tool, can }: Gate, me: Me, project: ProjectRef | undefined): boolean {
  const granted = tool && project?.tools.some((grant) => (grant.key === tool || grant.key.startsWith(`${tool}:`)) && grant.can?.includes("create"));
  return isOpen(granted ? { can } : { tool, can }, "standard", me, project);
}

const SECTIONS = TOOLS.flatMap((tool) => tool.sections ?? []).sort((a, b) => a.order - b.order);

function sectionsIn(scope: SectionEntry["scope"], root: string, me: Me, project: ProjectRef | undefined): SectionPlace[] {
  return SECTIONS.filter((one) => one.scope === scope && isOpen(one, "read_only", me, project)).map((one) => ({ ...one, to: `${root}/${one.path}` }));
}

/** The pages of the company's administration or of this project's settings that are open to this person. */
export function useSections(scope: SectionEntry["scope"]): SectionPlace[] {
  const me = useMe();
  const project = useMaybeProject();
  if (scope === "company") return sectionsIn(scope, "/company", me, undefined);
  return project ? sectionsIn(scope, projectPath(project.id, "settings"), me, project) : [];
}

const COMPANY: Place = { label: msg`Company`, icon: IconBuilding, path: "company", scope: "account", order: 10, key: "o", to: "/company" };
const SETTINGS: NavEntry = { label: msg`Project settings`, icon: IconAdjustmentsHorizontal, path: "settings", scope: "project", order: 85, key: "s" };

/** Where this person may go and what they may create, here. `remembered`: outside a project, in the last one. */
export function useMenu({ remembered = false } = {}): { places: Place[]; account: Place[]; creations: Creation[] } {
  const me = useMe();
  const current = useMaybeProject();
  const last = remembered ? me.projects.find((one) => one.id === rememberedProject()) : undefined;
  const project = current ?? last;
  const all = TOOLS.flatMap((tool) => tool.nav ?? []);
  const inProject = project && sectionsIn("settings", "", me, project).length > 0 ? [...all, SETTINGS] : all;
  const places = project
    ? inProject
        .filter((one) => one.scope === "project" && isOpen(one, "read_only", me, project))
        .sort((a, b) => a.order - b.order)
        .map((one) => ({ ...one, to: projectPath(project.id, one.path) }))
    : [];
  const company = sectionsIn("company", "", me, undefined).length > 0 ? [COMPANY] : [];
  const account = [...company, ...all.filter((one) => one.scope === "account" && isOpen(one, "read_only", me, project)).map((one) => ({ ...one, to: `/${one.path}` }))];
  return { places, account, creations: creationsIn(me, project) };
}

function creationsIn(me: Me, project: ProjectRef | undefined): Creation[] {
  if (!project) return [];
  return TOOLS.flatMap((tool) => tool.create ?? []).filter((one) => mayCreate(one, me, project)).map((one) => ({ ...one, to: projectPath(project.id, one.path) }));
}

/** What this person may create in a project, whichever is open. */
export function useCreationsOf(): (project: string) => Creation[] {
  const me = useMe();
  return useCallback((id) => creationsIn(me, me.projects.find((one) => one.id === id)), [me]);
}
