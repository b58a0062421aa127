import { useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useUnread } from "@/platform/useLive";
import { EmptyState, ErrorState, IconButton, ItemNumber, PressButton, Skeletons, Tabs, toastProblem, UnreadMark } from "@/ui";
import type { Notice } from "../api";
import { noticesQuery, useReading } from "../state";
import { Ago } from "./Ago";
import styles from "./notices.module.css";
import { reasonWord } from "./words";

/** The notices of one person, unread first or all; opens what they are about. */
export function NoticeList({ onOpen }: { onOpen?: () => void }) {
  const { t } = useLingui();
  const unread = useUnread();
  const [tab, setTab] = useState<"unread" | "all">("unread");
  const query = useInfiniteQuery(noticesQuery(tab === "unread"));
  const { read, readAll } = useReading();
  const known = useRef(unread);
  const { refetch } = query;
  useEffect(() => {
    if (unread > known.current) void refetch();
    known.current = unread;
  }, [unread, refetch]);

  const all = query.data?.pages.flatMap((page) => page.items);
  const empty =
    tab === "unread" ? (
      <EmptyState title={<Trans>Nothing new.</Trans>}><Trans>When a letter is put to you or answered, it is said here.</Trans></EmptyState>
    ) : (
      <EmptyState title={<Trans>No notices yet.</Trans>} />
    );
  return (
    <>
      <div className={styles.bar}>
        <Tabs label={t`Which notices`} value={tab} onChange={(next) => setTab(next === "all" ? "all" : "unread")} tabs={[{ key: "unread", label: t`Unread`, count: unread > 0 ? unread : null }, { key: "all", label: t`All` }]} />
        {unread > 0 && <PressButton small kind="quiet" onPress={readAll}><Trans>Mark all read</Trans></PressButton>}
      </div>
      {query.error && !all ? <ErrorState error={query.error} onRetry={() => refetch()} /> : !all ? <Skeletons shape="lines" count={6} /> : all.length === 0 ? empty : (
        <ul className={styles.list}>
          {all.map((notice) => <NoticeLine key={notice.id} notice={notice} onRead={() => read(notice).catch(toastProblem)} onOpen={onOpen} />)}
        </ul>
      )}
      {query.hasNextPage && <div className={styles.more}><PressButton onPress={() => query.fetchNextPage()}><Trans>Show older ones</Trans></PressButton></div>}
    </>
  );
}

interface NoticeLineProps {
  notice: Notice;
  onRead: () => unknown;
  onOpen: (() => void) | undefined;
}

function NoticeLine({ notice, onRead, onOpen }: NoticeLineProps) {
  const { t } = useLingui();
  const { card, actor, project } = notice;
  const { number } = card;
  const by = actor?.name;
  const open = () => {
    onRead();
    onOpen?.();
  };
  return (
    <li className={styles.notice} data-unread={!notice.read || undefined}>
      <span className={styles.mark}>{!notice.read && <UnreadMark />}</span>
      <div>
        <span className={styles.why}>
          <ItemNumber number={number} plain />
          <span>{[notice, ...notice.also].map((reason) => reasonWord(reason.event, reason.role)).join(" · ")}</span>
        </span>
        <Link to={card.link} className={styles.subject} onClick={open}>{card.title}</Link>
        <span className={styles.where}>{by ? `${by} · ${project.name}` : project.name}</span>
      </div>
      <span className={styles.end}>
        <span className={styles.at}><Ago at={notice.at} /></span>
        {!notice.read && <IconButton label={t`Mark ${number} as read`} className={styles.read} onClick={onRead}><IconCheck size={16} stroke={1.5} aria-hidden /></IconButton>}
      </span>
    </li>
  );
}
