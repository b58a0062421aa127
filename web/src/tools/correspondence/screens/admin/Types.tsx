import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { type Column, Count, DataTable, EmptyState, ErrorState, FilteredEmpty, LinkButton, LockMark, Page, SearchBox, ToggleChip, Toolbar, useTableLayout } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { type CompanyType, companyTypesQuery } from "../../parts/admin/api";
import { RootTabs } from "../../parts/admin/RootTabs";
import { ROOT } from "../../parts/admin/TypeFrame";

const NONE: CompanyType[] = [];
const rowId = (type: CompanyType) => type.id;
const href = (type: CompanyType) => `${ROOT}/${type.id}`;

/** The kinds of letters that the company writes. */
export default function Types() {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(companyTypesQuery);
  const [q, setQ] = useState("");
  const [archived, setArchived] = useState(false);
  const all = data?.items ?? NONE;
  const rows = useMemo(() => {
    const wanted = q.trim().toLocaleLowerCase();
    return all.filter((one) => one.archived === archived && `${one.name} ${one.prefix}`.toLocaleLowerCase().includes(wanted));
  }, [all, q, archived]);
  const columns = useMemo(
    (): Column<CompanyType>[] => [
      { key: "prefix", title: t`Prefix`, width: 90, narrow: "lead", cell: (row) => <span className={styles.prefix}>{row.prefix || "–"}</span> },
      { key: "name", title: t`Type`, width: 260, grow: true, narrow: "title", cell: (row) => row.name },
      { key: "private", title: t`Private`, width: 90, narrow: "end", cell: (row) => (row.super_private ? <LockMark secret="super_private" /> : row.private_by_default ? <LockMark secret="private" /> : null) },
      { key: "projects", title: t`Projects`, width: 100, align: "end", cell: (row) => <Count>{new Set(row.fieldsets.flatMap((one) => one.projects)).size}</Count> },
      { key: "fieldsets", title: t`Fieldsets`, width: 100, align: "end", cell: (row) => <Count>{row.fieldsets.length}</Count> },
      { key: "new", title: t`New projects`, width: 130, cell: (row) => (row.new_project_default ? <Trans>get it</Trans> : <span className={styles.off}>–</span>) },
      { key: "locked", title: t`After issue`, width: 110, cell: (row) => (row.locked_after_issue ? <Trans>locked</Trans> : <span className={styles.off}>–</span>) },
      { key: "reminders", title: t`Reminders`, width: 110, cell: (row) => (row.overdue_reminders ? <Trans>when overdue</Trans> : <span className={styles.off}>–</span>) },
    ],
    [t],
  );
  const layout = useTableLayout("correspondence.types", columns);
  const add = <LinkButton kind="primary" to={`${ROOT}/new`} icon={<IconPlus size={16} stroke={1.5} aria-hidden />}><Trans>Add types</Trans></LinkButton>;
  const hidden = all.filter((one) => one.archived).length;
  const empty = error ? <ErrorState error={error} onRetry={() => refetch()} /> : q || archived ? <FilteredEmpty onClear={() => { setQ(""); setArchived(false); }} /> : (
    <EmptyState title={<Trans>No types of letters yet.</Trans>} action={add}><Trans>Start from ready-made ones, such as Notice of Delay or Site Instruction.</Trans></EmptyState>
  );
  return (
    <Page title={t`Correspondence types`} width="full" quietTitle crumbs={[{ label: t`Company`, to: "/company" }]}>
      <div className={styles.fill}>
        <RootTabs tab="types" />
        <Toolbar primary={add}>
          <SearchBox value={q} onChange={setQ} label={t`Search types`} />
          {hidden > 0 && <ToggleChip label={t`Archived`} count={hidden} on={archived} onChange={setArchived} />}
        </Toolbar>
        <DataTable label={t`Correspondence types`} {...{ rows, rowId, layout, href, empty }} loading={isPending} />
      </div>
    </Page>
  );
}
