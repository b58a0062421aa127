import { useInfiniteQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import { type Column, DataTable, EmptyState, ErrorState, Page, useTableLayout } from "@/ui";
import type { CompanyHere } from "../api";
import styles from "../parts/directory.module.css";
import { DirectoryTabs } from "../parts/DirectoryTabs";
import { companiesHereQuery, useDirectoryLive } from "../state";

const NONE: CompanyHere[] = [];
const rowId = (row: CompanyHere) => row.company.id;

/** The companies whose people are on the project. */
export default function MemberCompanies() {
  const { t } = useLingui();
  const project = useProject();
  const go = useGo();
  useDirectoryLive();
  const companies = useInfiniteQuery(companiesHereQuery(project.id));
  const rows = useMemo(() => companies.data?.pages.flatMap((page) => page.items) ?? NONE, [companies.data]);
  const columns = useMemo(
    (): Column<CompanyHere>[] => [
      { key: "name", title: t`Company`, width: 260, grow: true, narrow: "title", cell: (row) => row.company.name },
      {
        key: "people",
        title: t`People here`,
        width: 120,
        narrow: "under",
        cell: ({ people: count }) => t`${plural(count, { one: "# person", other: "# people" })}`,
      },
      { key: "phone", title: t`Phone`, width: 160, narrow: "note", cell: (row) => row.company.phone },
      { key: "mail", title: t`Mail address`, width: 220, cell: (row) => row.company.mail },
      { key: "website", title: t`Website`, width: 180, cell: (row) => row.company.website },
    ],
    [t],
  );
  const layout = useTableLayout("directory.member-companies", columns);
  const { error } = companies;
  const more = companies.hasNextPage && !companies.isFetching ? () => void companies.fetchNextPage() : undefined;
  return (
    <Page title={t`Companies`} width="full" quietTitle crumbs={[{ label: t`Directory`, to: projectPath(project.id, "directory") }]}>
      <DirectoryTabs value="companies" />
      <div className={styles.fill}>
        <DataTable
          label={t`Companies`}
          {...{ rows, rowId, layout }}
          loading={companies.isPending}
          onMore={more}
          onOpen={(row) => go(`${projectPath(project.id, "directory")}?company=${row.company.id}`)}
          empty={error ? <ErrorState error={error} onRetry={() => companies.refetch()} /> : <EmptyState title={<Trans>No companies here yet.</Trans>}><Trans>A company appears once somebody of it is on the project.</Trans></EmptyState>}
        />
      </div>
    </Page>
  );
}
