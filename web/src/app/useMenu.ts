import type { CreateEntry, NavEntry } from "@/kernel/tool";
import { atLeast } from "@/kernel/level";
import { levelIn, type Me, type ProjectRef } from "@/kernel/me";
import { projectPath } from "@/platform/address";
import { rememberedProject, useMaybeProject, useMe } from "@/platform/session";
import { TOOLS } from "./tools";

export type Place = NavEntry & { to: string };
export type Creation = CreateEntry & { to: string };

interface Gate {
  tool?: string;
  can?: string;
}

function isOpen(gate: Gate, level: "read_only" | "standard", me: Me, project: ProjectRef | undefined): boolean {
  if (gate.tool && !atLeast(levelIn(project, gate.tool), level)) return false;
  return !gate.can || me.can.includes(gate.can) || (project?.can.includes(gate.can) ?? false);
}

/** Where this person may go and what they may create, here. `remembered`: outside a project, in the last one. */
export function useMenu({ remembered = false } = {}): { places: Place[]; account: Place[]; creations: Creation[] } {
  const me = useMe();
  const current = useMaybeProject();
  const last = remembered ? me.projects.find((one) => one.id === rememberedProject()) : undefined;
  const project = current ?? last;
  const all = TOOLS.flatMap((tool) => tool.nav ?? []).sort((a, b) => a.order - b.order);
  const places = project
    ? all.filter((one) => one.scope === "project" && isOpen(one, "read_only", me, project)).map((one) => ({ ...one, to: projectPath(project.id, one.path) }))
    : [];
  const account = all.filter((one) => one.scope === "account" && isOpen(one, "read_only", me, project)).map((one) => ({ ...one, to: `/${one.path}` }));
  const creations = project
    ? TOOLS.flatMap((tool) => tool.create ?? []).filter((one) => isOpen(one, "standard", me, project)).map((one) => ({ ...one, to: projectPath(project.id, one.path) }))
    : [];
  return { places, account, creations };
}
