import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import { type Column, DataTable, EmptyState, ErrorState, Page, useTableLayout } from "@/ui";
import type { Company } from "../api";
import styles from "../parts/directory.module.css";
import { DirectoryTabs } from "../parts/DirectoryTabs";
import { companiesQuery, everybodyQuery, useDirectoryLive } from "../state";

type Row = Company & { people: number };
const rowId = (row: Row) => row.id;

/** The companies whose people are on the project. */
export default function MemberCompanies() {
  const { t } = useLingui();
  const project = useProject();
  const go = useGo();
  useDirectoryLive();
  const companies = useQuery(companiesQuery);
  const people = useQuery(everybodyQuery(project.id));
  const rows = useMemo(() => {
    const tally = new Map<string, number>();
    for (const one of people.data ?? []) tally.set(one.company.id, (tally.get(one.company.id) ?? 0) + 1);
    return (companies.data?.items ?? []).flatMap((one) => (tally.has(one.id) ? [{ ...one, people: tally.get(one.id) ?? 0 }] : []));
  }, [companies.data, people.data]);
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: "name", title: t`Company`, width: 260, grow: true, narrow: "title", cell: (row) => row.name },
      {
        key: "people",
        title: t`People here`,
        width: 120,
        narrow: "lead",
        cell: ({ people: count }) => t`${plural(count, { one: "# person", other: "# people" })}`,
      },
      { key: "phone", title: t`Phone`, width: 160, narrow: "end", cell: (row) => row.phone },
      { key: "mail", title: t`Mail address`, width: 220, cell: (row) => row.mail },
      { key: "website", title: t`Website`, width: 180, cell: (row) => row.website },
    ],
    [t],
  );
  const layout = useTableLayout("directory.member-companies", columns);
  const error = companies.error ?? people.error;
  const retry = () => Promise.all([companies.refetch(), people.refetch()]);
  return (
    <Page title={t`Companies`} width="full" quietTitle crumbs={[{ label: t`Directory`, to: projectPath(project.id, "directory") }]}>
      <DirectoryTabs value="companies" />
      <div className={styles.fill}>
        <DataTable
          label={t`Companies`}
          {...{ rows, rowId, layout }}
          loading={companies.isPending || people.isPending}
          onOpen={(row) => go(`${projectPath(project.id, "directory")}?company=${row.id}`)}
          empty={error ? <ErrorState error={error} onRetry={retry} /> : <EmptyState title={<Trans>No companies here yet.</Trans>}><Trans>A company appears once somebody of it is on the project.</Trans></EmptyState>}
        />
      </div>
    </Page>
  );
}
