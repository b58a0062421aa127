import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useProject } from "@/platform/session";
import { EmptyState, ErrorState, Page, Skeletons, toast, toastProblem } from "@/ui";
import { type Export, exportsApi } from "../api";
import { ExportLine } from "../parts/ExportLine";
import styles from "../parts/exports.module.css";
import { exportsKey, exportsQuery } from "../state";

/** What one had made in this project: PDFs with attachments, bundles of evidence. */
export default function Exports() {
  const { t } = useLingui();
  const project = useProject();
  const { data, error, refetch } = useQuery(exportsQuery(project.id));
  return (
    <Page title={t`Exports`} width="letter">
      <p className={styles.about}><Trans>Only you see what you had made. It is kept for seven days.</Trans></p>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : data ? <Lines project={project.id} lines={data.items} /> : <Skeletons shape="list" count={3} />}
    </Page>
  );
}

function Lines({ project, lines }: { project: string; lines: readonly Export[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const remove = async (one: Export) => {
    try {
      await exportsApi.remove(project, one.id);
      await queries.invalidateQueries({ queryKey: exportsKey(project) });
      toast(t`Export removed`);
    } catch (error) {
      toastProblem(error);
    }
  };
  if (lines.length === 0) return <EmptyState title={<Trans>Nothing was exported lately.</Trans>}><Trans>An item is printed with its attachments from its menu; evidence of many is bundled from the list.</Trans></EmptyState>;
  return <ul className={styles.lines}>{lines.map((one) => <li key={one.id}><ExportLine project={project} one={one} onRemove={() => void remove(one)} /></li>)}</ul>;
}
