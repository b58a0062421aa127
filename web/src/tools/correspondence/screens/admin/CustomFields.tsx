import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { type Column, Count, DataTable, EmptyState, ErrorState, FilteredEmpty, Page, PressButton, SearchBox, ToggleChip, Toolbar, useTableLayout } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { customFieldsQuery, type KeptField } from "../../parts/admin/api";
import { CustomFieldPanel } from "../../parts/admin/CustomFieldPanel";
import { RootTabs } from "../../parts/admin/RootTabs";
import { ROOT } from "../../parts/admin/TypeFrame";
import { isSelect, kindWord } from "../../parts/custom/kinds";

const NONE: KeptField[] = [];
const rowId = (field: KeptField) => field.id;

/** The fields that the company adds to its forms, defined once for all of them. */
export default function CustomFields() {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(customFieldsQuery);
  const [q, setQ] = useState("");
  const [archived, setArchived] = useState(false);
  const [open, setOpen] = useState<KeptField | "new">();
  const all = data?.items ?? NONE;
  const rows = useMemo(() => {
    const wanted = q.trim().toLocaleLowerCase();
    return all.filter((one) => one.archived === archived && `${one.name} ${one.hint}`.toLocaleLowerCase().includes(wanted));
  }, [all, q, archived]);
  const columns = useMemo(
    (): Column<KeptField>[] => [
      { key: "name", title: t`Custom field`, width: 260, grow: true, narrow: "title", cell: (row) => row.name },
      { key: "kind", title: t`What it holds`, width: 200, narrow: "lead", cell: (row) => kindWord(row.kind) },
      { key: "options", title: t`Options`, width: 96, align: "end", cell: (row) => (isSelect(row.kind) ? <Count>{row.options.filter((one) => !one.archived).length}</Count> : null) },
      { key: "forms", title: t`Stands in`, width: 280, narrow: "note", cell: (row) => <Places field={row} /> },
    ],
    [t],
  );
  const layout = useTableLayout("correspondence.custom-fields", columns);
  const add = <PressButton kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setOpen("new")}><Trans>Add custom field</Trans></PressButton>;
  const hidden = all.filter((one) => one.archived).length;
  const empty = error ? <ErrorState error={error} onRetry={() => refetch()} /> : q || archived ? <FilteredEmpty onClear={() => { setQ(""); setArchived(false); }} /> : (
    <EmptyState title={<Trans>No custom fields yet.</Trans>} action={add}><Trans>Add what your contracts ask for and no form has: a clause, a claim number, a cause.</Trans></EmptyState>
  );
  const chosen = open === "new" ? undefined : open;
  return (
    <Page title={t`Custom fields`} width="full" quietTitle crumbs={[{ label: t`Company`, to: "/company" }, { label: t`Correspondence types`, to: ROOT }]}>
      <div className={styles.fill}>
        <RootTabs tab="custom-fields" />
        <Toolbar primary={add}>
          <SearchBox value={q} onChange={setQ} label={t`Search custom fields`} />
          {hidden > 0 && <ToggleChip label={t`Archived`} count={hidden} on={archived} onChange={setArchived} />}
        </Toolbar>
        <DataTable label={t`Custom fields`} {...{ rows, rowId, layout, empty }} onOpen={setOpen} loading={isPending} />
      </div>
      {open && <CustomFieldPanel key={chosen?.id ?? "new"} field={chosen} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function Places({ field: { forms } }: { field: KeptField }) {
  const { t } = useLingui();
  const [first] = forms;
  if (!first) return <span className={styles.off}>{t`no form`}</span>;
  const more = forms.length - 1;
  return <>{first.type_name}{more > 0 && <span className={styles.quiet}> {t`${plural(more, { one: "and # more", other: "and # more" })}`}</span>}</>;
}
