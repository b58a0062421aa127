import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconUserPlus } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { projectPath, useAddress, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { ColumnsMenu, DataTable, DensityMenu, EmptyState, ErrorState, FilterChips, FilteredEmpty, Page, PressButton, SearchBox, SplitView, Toolbar, usePhone, useTableLayout } from "@/ui";
import type { Member } from "../api";
import { AddMember } from "../parts/AddMember";
import { useMemberColumns } from "../parts/columns";
import styles from "../parts/directory.module.css";
import { DirectoryTabs } from "../parts/DirectoryTabs";
import { companiesHereQuery, membersQuery, templatesQuery, useDirectoryLive } from "../state";

const NOBODY: Member[] = [];
const rowId = (member: Member) => member.id;

/** The companies here, to filter by; the pages follow one another by themselves. */
function useCompanyOptions(project: string) {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(companiesHereQuery(project));
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return data?.pages.flatMap((page) => page.items.map(({ company, people }) => ({ value: company.id, label: company.name, count: people }))) ?? [];
}

/** The people of the project, and the chosen one beside them. */
export default function Members() {
  const { t } = useLingui();
  const project = useProject();
  const open = useParam("person");
  const phone = usePhone();
  const [{ q, company }, setAddress] = useAddress({ q: "", company: "" });
  const [adding, setAdding] = useState(false);
  useDirectoryLive();

  const people = useInfiniteQuery({ ...membersQuery(project.id, { q, company }), placeholderData: keepPreviousData });
  const options = useCompanyOptions(project.id);
  const admin = project.can.includes("edit_directory");
  const templates = useQuery(templatesQuery(admin));
  const names = useMemo(() => (templates.data ? new Map(templates.data.items.map((one) => [one.id, one.name])) : undefined), [templates.data]);
  const rows = useMemo(() => people.data?.pages.flatMap((page) => page.items) ?? NOBODY, [people.data]);
  const layout = useTableLayout("directory.members", useMemberColumns(names));
  const href = useCallback((member: Member) => projectPath(project.id, "directory", member.id), [project.id]);
  const search = useCallback((next: string) => setAddress({ q: next }), [setAddress]);
  const more = people.hasNextPage && !people.isFetching ? () => void people.fetchNextPage() : undefined;
  const compact = phone || open !== "";
  const filtered = q !== "" || company !== "";
  const clear = () => setAddress({ q: "", company: "" });

  const add = admin && <PressButton kind="primary" icon={<IconUserPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setAdding(true)}><Trans>Add person</Trans></PressButton>;
  const empty = people.error ? <ErrorState error={people.error} onRetry={() => people.refetch()} /> : filtered ? <FilteredEmpty onClear={clear} /> : <EmptyState title={<Trans>Nobody here yet.</Trans>} action={add} />;
  const list = (
    <Page title={t`Directory`} width="full" quietTitle>
      <DirectoryTabs value="people" />
      <div className={styles.fill}>
        <Toolbar primary={add} end={!compact && <><ColumnsMenu layout={layout} /><DensityMenu /></>}>
          <SearchBox value={q} onChange={search} label={t`Search people`} />
          {(!compact || phone) && (
            <FilterChips
              filters={[{ key: "company", label: t`Company`, options, chosen: company ? [company] : [] }]}
              onChange={(_, chosen) => setAddress({ company: chosen.at(-1) ?? "" })}
              onClear={clear}
            />
          )}
        </Toolbar>
        <DataTable label={t`People`} {...{ rows, rowId, layout, href, empty }} openId={open || undefined} loading={people.isPending} onMore={more} />
      </div>
      {adding && <AddMember onClose={() => setAdding(false)} />}
    </Page>
  );
  return <SplitView list={list} detail={open ? <Outlet /> : null} />;
}
