import { Trans } from "@lingui/react/macro";
import { whyNot } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { LinkButton, Note } from "@/ui";
import type { Item } from "../../api";
import { useTypes } from "../../state";

export const isLocked = (item: Item): boolean => whyNot(item, "edit") === "correspondence.locked";

/** Issued, and of a type that is locked after issue: what is to change goes into a letter of its own. */
export function Locked({ item }: { item: Item }) {
  const project = useProject();
  const types = useTypes();
  if (!isLocked(item)) return null;
  const creates = types.list.some((type) => type.can.includes("create"));
  const to = `${projectPath(project.id, "correspondence", "new")}?${new URLSearchParams({ from: item.id }).toString()}`;
  return (
    <Note tone="info" action={creates && <LinkButton small to={to}><Trans>Create and link</Trans></LinkButton>}>
      <Trans>Locked since it was issued: nobody edits this letter, so that everybody keeps the same. What is to change goes into a new one, linked to this.</Trans>
    </Note>
  );
}
