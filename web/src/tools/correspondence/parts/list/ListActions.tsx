import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { IconArchive, IconCopy, IconDownload, IconEdit } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { may } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { BulkBar, ItemActionButtons, ItemActionDialog, PressButton, type Selection, toast, toastProblem } from "@/ui";
import { correspondenceApi, type Line } from "../../api";
import { useTypes } from "../../state";
import { bulkApi, lockedOf } from "./bulk";
import { ChangeSeveral, useChange } from "./ChangeSeveral";
import { LockedNote } from "./LockedNote";
import { type Chosen, filterQuery, isArchive } from "./chosen";

const NONE: ReadonlySet<string> = new Set();

/** What can be done with several letters at once. */
interface ListActionsProps {
  selection: Selection;
  lines: readonly Line[];
  chosen: Chosen;
  /** There are more lines than those that were loaded. */
  more: boolean;
}

export function ListActions({ selection, lines, chosen: filters, more }: ListActionsProps) {
  const { t } = useLingui();
  const project = useProject();
  const picked = lines.filter((line) => selection.has(line.id));
  const count = picked.length;
  const [chosen, choose] = useState<string>();
  const [changing, setChanging] = useState(false);
  const [named, setNamed] = useState(NONE); // the locked ones among all that fit
  const types = useTypes();
  const queries = useQueryClient();
  const ids = [...selection.ids];
  const locked = useMemo(() => lockedOf(selection.ids, lines, named), [selection.ids, lines, named]);
  const free = ids.filter((id) => !locked.has(id));
  const refresh = () => queries.invalidateQueries({ queryKey: projectKey(project.id, "correspondence") });
  const change = useChange(ids, refresh);
  const administers = types.list.some((type) => type.level === "admin");
  const changes = types.list.some((type) => may(type, "bulk"));
  const inArchive = isArchive(filters);
  const archive = async () => {
    const left = await change({ archived: !inArchive }, "item_by_item").catch(toastProblem);
    selection.set((left ?? []).map((one) => one.id));
    const [first] = left ?? [];
    if (first) toast(first.detail || first.title, { tone: "failed" });
  };
  const all = async () => {
    const found = await bulkApi.matching(project.id, filterQuery(filters)).catch(toastProblem);
    if (!found) return;
    setNamed(new Set(found.locked));
    selection.set(found.items);
  };

  const copy = async () => {
    const rows = picked.map((line) => [line.number, line.subject, new URL(projectPath(project.id, "correspondence", line.id), location.origin).href].join("\t"));
    await navigator.clipboard.writeText(rows.join("\n"));
    toast(t`${plural(count, { one: "# line copied", other: "# lines copied" })}`);
  };
  const download = () => {
    for (const line of picked) {
      const link = document.createElement("a");
      link.href = correspondenceApi.pdf(project.id, line.id);
      link.download = "";
      link.click();
    }
  };
  return (
    <>
      <BulkBar selection={selection} note={changes && locked.size > 0 && <LockedNote locked={locked.size} of={ids.length} />} more={more && picked.length === lines.length && ids.length === lines.length && <PressButton small kind="quiet" onPress={all}><Trans>Select all that fit</Trans></PressButton>}>
        <PressButton small icon={<IconCopy size={15} stroke={1.5} aria-hidden />} onPress={copy}><Trans>Copy numbers and links</Trans></PressButton>
        <PressButton small icon={<IconDownload size={15} stroke={1.5} aria-hidden />} onPress={download}>PDF</PressButton>
        {changes && <PressButton small icon={<IconEdit size={15} stroke={1.5} aria-hidden />} blocked={free.length === 0 ? t`All of them are issued and locked.` : undefined} onPress={() => setChanging(true)}><Trans>Change</Trans></PressButton>}
        {administers && (
          <PressButton small icon={<IconArchive size={15} stroke={1.5} aria-hidden />} onPress={archive}>
            {inArchive ? <Trans>Take out of the archive</Trans> : <Trans>Archive</Trans>}
          </PressButton>
        )}
        <ItemActionButtons onChoose={choose} />
      </BulkBar>
      {changing && <ChangeSeveral {...{ lines }} ids={free} locked={locked.size} onClose={() => setChanging(false)} onDone={refresh} />}
      <ItemActionDialog open={chosen} project={project.id} cards={picked.map((line) => line.id)} onClose={() => choose(undefined)} />
    </>
  );
}
