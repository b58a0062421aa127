import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPencilPlus, IconSearch } from "@tabler/icons-react";
import { Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useMemo, useState } from "react";
import { useAddress, useGo, useParam } from "@/platform/address";
import { EmptyState, ErrorState, Note, PressButton, Skeletons, usePageTitle } from "@/ui";
import type { Summary } from "../api";
import { AsOf } from "../parts/AsOf";
import { NewGroup, StartDirect } from "../parts/dialogs";
import { Filters } from "../parts/inbox/Filters";
import styles from "../parts/inbox/inbox.module.css";
import { List } from "../parts/inbox/List";
import { matches, sectionsOf, type Show } from "../parts/inbox/sections";
import { settingsQuery, useInbox } from "../state";

const NONE: Summary[] = [];

/** All conversations of all projects; the open one beside them, on phones in their place. */
export default function Inbox() {
  const { t } = useLingui();
  const open = useParam("conversation");
  const { pathname } = useLocation();
  const beside = pathname !== "/conversations" && pathname !== "/conversations/";
  usePageTitle(t`Conversations`);
  const settings = useQuery(settingsQuery);
  const mine = settings.data?.mine;
  if (mine && !mine.is_on) {
    return (
      <div className={styles.off}>
        <h1 className="seen-by-readers">{t`Conversations`}</h1>
        <EmptyState title={<Trans>Conversations are not switched on for you.</Trans>}><Trans>A company administrator turns them on, for projects that they choose.</Trans></EmptyState>
      </div>
    );
  }
  return (
    <div className={styles.split} data-beside={beside || undefined}>
      <Pane open={open} canDirect={mine?.direct ?? false} canGroup={mine?.can_create_groups ?? false} />
      <div className={styles.detail} data-screen={open ? "whole" : undefined}>{beside ? <Outlet /> : <Nothing />}</div>
    </div>
  );
}

function Nothing() {
  return (
    <div className={styles.nothing}>
      <EmptyState title={<Trans>No conversation is open.</Trans>}><Trans>Choose one on the left. The keys J and K walk through them.</Trans></EmptyState>
    </div>
  );
}

interface PaneProps {
  open: string;
  canDirect: boolean;
  canGroup: boolean;
}

function Pane({ open, canDirect, canGroup }: PaneProps) {
  const { t } = useLingui();
  const go = useGo();
  const { data, error, refetch } = useInbox();
  const [address, setAddress] = useAddress<{ show: Show; project: string }>({ show: "all", project: "" });
  const [dialog, setDialog] = useState<"direct" | "group">();
  const show: Show = address.show === "unread" || address.show === "mentions" ? address.show : "all";
  const lines = data?.conversations ?? NONE;
  const sections = useMemo(() => sectionsOf(lines.filter((line) => line.id === open || matches(line, show, address.project))), [lines, show, address.project, open]);
  const filtered = show !== "all" || address.project !== "";
  const to = (id: string) => {
    const search = new URLSearchParams({ ...(show !== "all" && { show }), ...(address.project && { project: address.project }) }).toString();
    go(`/conversations/${id}${search && `?${search}`}`);
  };
  const close = () => setDialog(undefined);
  return (
    <div className={styles.pane}>
      <h1 className="seen-by-readers">{t`Conversations`}</h1>
      <div className={styles.paneHead}>
        <button type="button" className={styles.search} onClick={() => go("/conversations/search")}>
          <IconSearch size={16} stroke={1.5} aria-hidden />
          <Trans>Search messages</Trans>
        </button>
        {canDirect && <PressButton kind="primary" className={styles.start} icon={<IconPencilPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setDialog("direct")} aria-label={t`Start Direct Message`}><Trans>New</Trans></PressButton>}
      </div>
      <Filters lines={lines} show={show} project={address.project} onChange={setAddress} />
      {data?.kept_at !== undefined && !open && <AsOf at={data.kept_at} onRetry={() => refetch()} />}
      {error && data && data.kept_at === undefined && <Note tone="late" action={<PressButton small onPress={() => refetch()}><Trans>Try again</Trans></PressButton>}><Trans>This list may be behind: the server did not answer.</Trans></Note>}
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : !data ? (
        <div className={styles.waiting}><Skeletons shape="list" count={8} /></div>
      ) : (
        <List
          sections={sections}
          open={open}
          filtered={filtered}
          isPart={data.next !== null && data.kept_at === undefined && !error}
          onOpen={(line) => to(line.id)}
          onClear={() => setAddress({ show: undefined, project: undefined })}
          onStartDirect={canDirect ? () => setDialog("direct") : undefined}
          onNewGroup={canGroup ? () => setDialog("group") : undefined}
        />
      )}
      <Suspense>
        {dialog === "direct" && <StartDirect project={address.project || undefined} onClose={close} />}
        {dialog === "group" && <NewGroup project={address.project || undefined} onClose={close} />}
      </Suspense>
    </div>
  );
}
