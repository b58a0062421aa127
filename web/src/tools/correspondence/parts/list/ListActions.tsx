import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCopy, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { BulkBar, ItemActionButtons, ItemActionDialog, PressButton, type Selection, toast } from "@/ui";
import { correspondenceApi, type Line } from "../../api";

/** What can be done with several letters at once. */
export function ListActions({ selection, lines }: { selection: Selection; lines: readonly Line[] }) {
  const { t } = useLingui();
  const project = useProject();
  const picked = lines.filter((line) => selection.has(line.id));
  const count = picked.length;
  const [chosen, choose] = useState<string>();

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
      <BulkBar selection={selection}>
        <PressButton small icon={<IconCopy size={15} stroke={1.5} aria-hidden />} onPress={copy}><Trans>Copy numbers and links</Trans></PressButton>
        <PressButton small icon={<IconDownload size={15} stroke={1.5} aria-hidden />} onPress={download}>PDF</PressButton>
        <ItemActionButtons onChoose={choose} />
      </BulkBar>
      <ItemActionDialog open={chosen} project={project.id} cards={picked.map((line) => line.id)} onClose={() => choose(undefined)} />
    </>
  );
}
