import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans } from "@lingui/react/macro";
import { type DragEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { isProblem } from "@/platform/http";
import { useMe } from "@/platform/session";
import { EmptyState, ErrorState, LinkButton, Skeletons } from "@/ui";
import type { Talk } from "../../api";
import { itemTalkQuery, talkQuery, useHub, useTalkState, useUnsent } from "../../state";
import { AsOf } from "../AsOf";
import { Composer, type ComposerHandle } from "../composer/Composer";
import type { Entry } from "../store/outbox";
import { Head, Notices } from "./Head";
import { Messages, type MessagesHandle } from "./Messages";
import { type Place, ThreadContext } from "./place";
import styles from "./thread.module.css";
import { Unsent } from "./Unsent";
import { useLead } from "./useLead";

interface Look {
  /** A message to show first. */
  at?: number;
  /** Come from a push, which may have told of it before access was lost. */
  pushed?: boolean;
  /** In the side panel of an item. */
  compact?: boolean;
  onClose?: () => void;
}

/** One conversation, by its id or by the item that it is about. Fills the height of whatever it stands in. */
export function Conversation({ id, card, ...look }: { id?: string; card?: string } & Look) {
  return card === undefined ? <ById id={id ?? ""} {...look} /> : <ByCard card={card} {...look} />;
}

function Frame({ children }: { children: ReactNode }) {
  return <section className={styles.conversation}>{children}</section>;
}

function ByCard({ card, ...look }: { card: string } & Look) {
  const item = useQuery(itemTalkQuery(card));
  const exists = item.data?.exists ?? false;
  const one = useQuery({ ...talkQuery(item.data?.id ?? ""), enabled: exists });
  const talk = one.data ?? item.data;
  if (talk) return <Known key={talk.id} talk={talk} gone={isProblem(item.error, "not_found")} {...look} />;
  return <Frame>{item.error ? <ErrorState error={item.error} onRetry={() => item.refetch()} /> : <Skeletons shape="lines" count={6} />}</Frame>;
}

function ById({ id, pushed = false, ...look }: { id: string } & Look) {
  const { data, error, refetch } = useQuery(talkQuery(id));
  if (data) return <Known key={data.id} talk={data} {...look} />;
  if (pushed && isProblem(error, "not_found")) return <Frame><Lost compact={false} unsent={[]} /></Frame>;
  return <Frame>{error ? <ErrorState error={error} onRetry={() => refetch()} /> : <div className={styles.waiting}><Skeletons shape="lines" count={8} /></div>}</Frame>;
}

/** True once the server said that this reader may no longer read it. */
function useLost(id: string): boolean {
  const hub = useHub();
  const [lost, setLost] = useState(false);
  useEffect(() => hub.onLost((talk, isLost) => talk === id && setLost(isLost)), [hub, id]);
  return lost;
}

const FLASH = 2_400;
const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** `gone` where the server knows nothing of it any more: nobody is told that of an item on which nothing was said. */
function Known({ talk, gone = false, at, compact = false, onClose }: { talk: Talk; gone?: boolean } & Look) {
  const hub = useHub();
  const queries = useQueryClient();
  const { person } = useMe();
  const state = useTalkState(talk.id, talk.exists);
  const unsent = useUnsent(talk.id);
  const lost = useLost(talk.id) || gone;
  const list = useRef<MessagesHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const [flash, setFlash] = useState<number | null>(null);
  const [target, setTarget] = useState(at);
  const [over, setOver] = useState(false);
  const open = hub.talk(talk.id);
  const lead = useLead(open);

  const begin = useRef({ at, from: talk.unread > 0 ? talk.read_seq + 1 : undefined });
  const { exists } = talk;
  useEffect(() => {
    if (lost) return;
    if (!exists) return open.empty();
    const { at: wanted, from } = begin.current;
    const around = wanted ?? from;
    const fits = open.state.status === "ready" && !open.state.thread.hasAfter && (around === undefined || open.state.thread.messages.some((one) => one.seq === around));
    if (fits) return;
    if (wanted === undefined) void open.open(around);
    else void lead(wanted, false);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `lead` is new with each language and each drawing, and opens nothing anew by that
  }, [open, exists, lost]);

  const show = (seq: number) => {
    setTarget(seq);
    setFlash(seq);
    if (!list.current?.to(seq)) void lead(seq);
  };
  useEffect(() => {
    if (flash === null) return;
    const timer = setTimeout(() => setFlash(null), FLASH);
    return () => clearTimeout(timer);
  }, [flash]);
  const [followed, setFollowed] = useState<number>();
  const ready = state.status === "ready";
  if (ready && at !== undefined && followed !== at) {
    setFollowed(at);
    setTarget(at);
    setFlash(at);
  }
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && at !== undefined && ready && !list.current?.to(at)) void lead(at);
    if (ready) first.current = false;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another address leads to another message of the same conversation
  }, [at]);

  const { messages } = state.thread;
  const place = useMemo(
    (): Place => ({ talk, me: person.id, editing, flash, edit: setEditing, reply: (message, named) => composer.current?.reply(message, named), jump: show }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `show` only reads refs
    [talk, person.id, editing, flash],
  );

  if (lost) return <Frame><Lost compact={compact} unsent={unsent} /></Frame>;
  const editLast = () => {
    const own = messages.findLast((one) => one.sort === "text" && one.sender === person.id && !one.deleted_at);
    if (!own || !talk.can.includes("edit") || Date.now() > Date.parse(own.at) + talk.edit_seconds * 1_000) return;
    setEditing(own.seq);
    list.current?.to(own.seq);
  };
  const drop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(false);
    composer.current?.take(event.dataTransfer.files);
  };
  const dragOver = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const again = () => Promise.all([open.catchUp(true), queries.invalidateQueries({ queryKey: talkQuery(talk.id).queryKey })]);
  const sends = talk.can.includes("send");
  return (
    <section className={styles.conversation} data-over={(over && sends) || undefined} data-compact={compact || undefined} onDrop={sends ? drop : undefined} onDragOver={sends ? dragOver : undefined} onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}>
      <Head talk={talk} compact={compact} onClose={onClose} />
      <Notices talk={talk} />
      {state.asOf !== null && <AsOf at={state.asOf} onRetry={again} />}
      <ThreadContext value={place}>
        {state.status === "failed" ? (
          <div className={styles.room}><ErrorState error={state.error} onRetry={() => open.open()} /></div>
        ) : !ready ? (
          <div className={styles.waiting}><Skeletons shape="lines" count={8} /></div>
        ) : (
          <Messages key={state.run} talk={talk} state={state} unsent={unsent} me={person.id} target={target} handle={list} />
        )}
      </ThreadContext>
      {sends && <Composer key={talk.id} talk={talk} compact={compact} handle={composer} onSent={() => list.current?.toEnd()} onEditLast={editLast} />}
    </section>
  );
}

function Lost({ compact, unsent }: { compact: boolean; unsent: readonly Entry[] }) {
  return (
    <>
      <EmptyState title={<Trans>You no longer have access.</Trans>} action={!compact && <LinkButton to="/conversations"><Trans>Back to Conversations</Trans></LinkButton>}>
        <Trans>You left this conversation, or it is no longer for you to see.</Trans>
      </EmptyState>
      {unsent.map((entry) => <Unsent key={entry.key} row={{ kind: "unsent", key: entry.key, entry, isFirst: true }} />)}
    </>
  );
}
