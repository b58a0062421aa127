import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useMemo } from "react";
import type { StatusKind } from "@/kernel/status";
import { useAddress, useParam } from "@/platform/address";
import { type Column, DataTable, EmptyState, ErrorState, FilterChips, FilteredEmpty, Moment, Note, Page, SearchBox, SplitView, StatusBadge, Toolbar, usePhone, useTableLayout } from "@/ui";
import type { MailLine, MailState } from "../api";
import styles from "../parts/mails.module.css";
import { stateWord } from "../parts/words";
import { outboxQuery } from "../state";

const STATES: MailState[] = ["waiting", "kept", "sent", "failed", "skipped"];
const KINDS: Record<MailState, StatusKind> = { waiting: "open", kept: "draft", sent: "done", failed: "failed", skipped: "draft" };
const NONE: MailLine[] = [];
const rowId = (mail: MailLine) => mail.id;
const href = (mail: MailLine) => `/company/outbox/${mail.id}`;

/** Every mail of the account, newest first. */
export default function Outbox() {
  const { t } = useLingui();
  const open = useParam("mail");
  const phone = usePhone();
  const [{ state, q }, setAddress] = useAddress<{ state: MailState | ""; q: string }>({ state: "", q: "" });
  const query = useInfiniteQuery({ ...outboxQuery(state, q), placeholderData: keepPreviousData });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? NONE, [query.data]);
  const columns = useMemo(
    (): Column<MailLine>[] => [
      { key: "state", title: t`State`, width: 110, narrow: "lead", cell: (row) => <StatusBadge kind={KINDS[row.state as MailState]}>{stateWord(row.state as MailState)}</StatusBadge> },
      { key: "subject", title: t`Subject`, width: 320, grow: true, narrow: "title", cell: (row) => row.subject },
      { key: "to", title: t`To`, width: 240, cell: (row) => row.to },
      { key: "project", title: t`Project`, width: 160, spare: true, cell: (row) => row.project?.name },
      { key: "at", title: t`Written`, width: 120, align: "end", narrow: "end", cell: (row) => <Moment at={row.created_at} /> },
    ],
    [t],
  );
  const layout = useTableLayout("notifications.outbox", columns);
  const search = useCallback((next: string) => setAddress({ q: next }), [setAddress]);
  const more = query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined;
  const serverless = query.data?.pages.at(-1)?.sends === false;
  const clear = () => setAddress({ state: "", q: "" });
  const list = (
    <Page title={t`Outbox`} width="full" quietTitle crumbs={[{ label: t`Company`, to: "/company" }]}>
      <div className={styles.fill}>
        <Toolbar>
          <SearchBox value={q} onChange={search} label={t`Search by recipient`} />
          {(open === "" || phone) && (
            <FilterChips
              filters={[{ key: "state", label: t`State`, options: STATES.map((one) => ({ value: one, label: stateWord(one) })), chosen: state ? [state] : [] }]}
              onChange={(_, chosen) => setAddress({ state: (chosen.at(-1) ?? "") as MailState | "" })}
              onClear={clear}
            />
          )}
        </Toolbar>
        {serverless && <div className={styles.note}><Note><Trans>No mail server is set, so mails are kept here and leave once there is one. Links of invitations can be copied from them.</Trans></Note></div>}
        <DataTable
          label={t`Mails`}
          {...{ rows, rowId, layout, href }}
          openId={open || undefined}
          loading={query.isPending}
          onMore={more}
          empty={query.error ? <ErrorState error={query.error} onRetry={() => query.refetch()} /> : state || q ? <FilteredEmpty onClear={clear} /> : <EmptyState title={<Trans>No mails yet.</Trans>}><Trans>Invitations and letters that are mailed stand here, sent or not.</Trans></EmptyState>}
        />
      </div>
    </Page>
  );
  return <SplitView list={list} detail={open ? <Outlet /> : null} />;
}
