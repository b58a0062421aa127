import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { projectPath, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { DataTable, EmptyState, ErrorState, Page, SplitView, Tabs, usePhone, useSelection, useTableLayout } from "@/ui";
import type { Counts, Line } from "../api";
import { useColumns } from "../parts/list/columns";
import { ARCHIVED, type Chosen, filterQuery, isArchive, isGrouped, listQuery, sortOf } from "../parts/list/chosen";
import { useListState } from "../parts/list/filters";
import { ListActions } from "../parts/list/ListActions";
import styles from "../parts/list/list.module.css";
import { useBeginning } from "../parts/views/views";
import { ClocksContext } from "../parts/list/Clock";
import { type ListOrder, OrderContext } from "../parts/list/order";
import { Toolbelt } from "../parts/list/Toolbelt";
import { useCapped, useOptions } from "../parts/list/useOptions";
import { useReached } from "../parts/list/useReached";
import { WhatHides } from "../parts/list/WhatHides";
import { countsQuery, linesQuery, type TypesHere, useClocksOf, useCorrespondenceLive, useTypes, useUnreadOf } from "../state";

const NO_LINES: Line[] = [];
const NO_PAGES: string[][] = [];
const rowId = (line: Line) => line.id;

function useGroups(on: boolean, types: TypesHere, counts: Counts | undefined) {
  const capped = useCapped();
  return useMemo(() => {
    if (!on) return undefined;
    return (line: Line) => {
      const tally = counts?.types.find((one) => one.type_id === line.type_id);
      const count = tally && capped(tally.total, tally.capped);
      return { key: line.type_id, label: types.byId.get(line.type_id)?.name ?? line.number, count, late: tally?.overdue };
    };
  }, [on, types, counts, capped]);
}

/** The list, and the open item beside it. */
export default function Register() {
  const { t } = useLingui();
  const project = useProject();
  const open = useParam("item");
  const phone = usePhone();
  const types = useTypes();
  const state = useListState();
  const { chosen, change, active } = state;
  useCorrespondenceLive();

  const filters = filterQuery(chosen);
  const lines = useInfiniteQuery({ ...linesQuery(project.id, listQuery(chosen, filters)), placeholderData: keepPreviousData });
  const counts = useQuery({ ...countsQuery(project.id, filters), placeholderData: keepPreviousData });
  const rows = useMemo(() => lines.data?.pages.flatMap((page) => page.items) ?? NO_LINES, [lines.data]);
  const people = useMemo(() => Object.assign({}, ...(lines.data?.pages.map((page) => page.people) ?? [])) as Record<string, never>, [lines.data]);
  const options = useOptions(chosen, counts.data);
  const columns = useColumns(people, types, project.time_zone);
  const layout = useTableLayout("correspondence", columns);
  useBeginning(project.id, state, layout);
  const selection = useSelection();
  const pages = lines.data?.pages.map((page) => page.items.map(rowId)) ?? NO_PAGES;
  const unread = useUnreadOf(pages);
  const clocks = useClocksOf(pages);
  const isUnread = useCallback((line: Line) => unread.has(line.id), [unread]);
  const group = useGroups(isGrouped(chosen), types, counts.data);
  const order = useMemo((): ListOrder => ({ ids: rows.map(rowId), more: lines.hasNextPage }), [rows, lines.hasNextPage]);
  const href = useCallback((line: Line) => projectPath(project.id, "correspondence", line.id), [project.id]);
  const [entered, setEntered] = useState(0);
  useReached(open, filters, rows, lines);
  const more = lines.hasNextPage && !lines.isFetching ? () => void lines.fetchNextPage() : undefined;

  const empty = lines.error ? (
    <ErrorState error={lines.error} onRetry={() => lines.refetch()} />
  ) : active.length > 0 ? (
    <WhatHides state={state} />
  ) : isArchive(chosen) ? (
    <EmptyState title={<Trans>The archive is empty.</Trans>}><Trans>Administrators of a type put letters here that are not needed any more.</Trans></EmptyState>
  ) : (
    <FirstOnes types={types} />
  );
  const list = (
    <Page title={t`Correspondence`} width="full" quietTitle>
      <div className={styles.list}>
        {open === "" && <Places chosen={chosen} onChange={change} />}
        <Toolbelt state={state} layout={layout} options={options} counts={counts.data} compact={phone || open !== ""} beside={open !== ""} onEnter={() => setEntered(entered + 1)} />
        <DataTable
          label={t`Correspondence`}
          {...{ rows, rowId, layout, href, group, selection, empty }}
          openId={open || undefined}
          unread={isUnread}
          sort={sortOf(chosen)}
          onSort={(sort) => change({ sort: [`${sort.desc ? "-" : ""}${sort.key}`] })}
          loading={lines.isPending || types.waiting}
          enter={lines.isPlaceholderData ? undefined : entered}
          onMore={more}
        />
        <ListActions {...{ selection, chosen }} lines={rows} more={lines.hasNextPage} />
      </div>
    </Page>
  );
  return (
    <OrderContext value={order}>
      <ClocksContext value={clocks}><SplitView list={list} detail={open ? <Outlet /> : null} /></ClocksContext>
    </OrderContext>
  );
}

/** What is going on, and what was put away. */
function Places({ chosen, onChange }: { chosen: Chosen; onChange: (patch: Chosen) => void }) {
  const { t } = useLingui();
  const tabs = [{ key: "list", label: <Trans>List</Trans> }, { key: "archive", label: <Trans context="place">Archive</Trans> }];
  return <Tabs tabs={tabs} label={t`Places`} value={isArchive(chosen) ? "archive" : "list"} onChange={(key) => onChange({ [ARCHIVED]: key === "archive" ? ["true"] : [] })} />;
}

function FirstOnes({ types }: { types: TypesHere }) {
  if (types.error) return <ErrorState error={types.error} />;
  if (types.list.length === 0) {
    return (
      <EmptyState title={<Trans>No types of correspondence here.</Trans>}>
        <Trans>A company administrator adds them to the project; you see those you have access to.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={<Trans>No letters yet.</Trans>}>
      <Trans>Notices, instructions and letters of this project will stand here. Press New, or the key C.</Trans>
    </EmptyState>
  );
}
