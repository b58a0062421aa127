import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown } from "@tabler/icons-react";
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { Virtuoso, type VirtuosoHandle } from "react-virtuoso";
import { EmptyState, Note, PressButton } from "@/ui";
import type { Talk } from "../../api";
import { useHub, useTypists } from "../../state";
import type { Entry } from "../store/outbox";
import type { TalkState } from "../store/talk";
import { firstSeq } from "../store/thread";
import { countWord } from "../words";
import { Line } from "./Line";
import { type Row, rowsOf } from "./rows";
import styles from "./thread.module.css";
import { Unsent } from "./Unsent";
import { useSeen } from "./useSeen";

export interface MessagesHandle {
  toEnd: () => void;
  /** False where it is not among those that are shown. */
  to: (seq: number) => boolean;
}

interface MessagesProps {
  talk: Talk;
  state: TalkState;
  unsent: readonly Entry[];
  me: string;
  /** Where to begin; otherwise where the new ones begin, or at the end. */
  target: number | undefined;
  handle: Ref<MessagesHandle>;
}

interface Around {
  waits: boolean;
  more: boolean;
  talk: Talk;
}

const NEAR_END = 80; // pixels

const keyOf = (_: number, row: Row) => row.key;
const draw = (_: number, row: Row) => (row.kind === "message" ? <Line row={row} /> : <Unsent row={row} />);

function Beginning({ context }: { context?: Around }) {
  if (context?.more) return <div className={styles.older} aria-hidden><span /></div>;
  return <div className={styles.beginning} />;
}

const End = () => <div className={styles.end} />;
const COMPONENTS = { Header: Beginning, Footer: End };

/** The messages themselves: thousands of them, of which only those in sight are drawn. */
export function Messages({ talk, state, unsent, me, target, handle }: MessagesProps) {
  const { t } = useLingui();
  const hub = useHub();
  const list = useRef<VirtuosoHandle>(null);
  const { thread } = state;
  const [atBottom, setAtBottom] = useState(true);
  const atEnd = atBottom && !thread.hasAfter;
  const { newAfter, written } = useSeen(talk, atEnd);
  const rows = useMemo(() => rowsOf(thread.messages, thread.hasAfter ? [] : unsent, newAfter, me), [thread.messages, thread.hasAfter, unsent, newAfter, me]);
  const open = hub.talk(talk.id);

  const toEnd = useCallback(() => {
    if (open.state.thread.hasAfter) return void open.open();
    list.current?.scrollToIndex({ index: "LAST", align: "end", behavior: "auto" });
  }, [open]);
  useImperativeHandle(handle, () => ({
    toEnd: () => {
      written();
      toEnd();
    },
    to: (seq) => {
      const index = rows.findIndex((row) => row.kind === "message" && row.message.seq === seq);
      if (index === -1) return false;
      list.current?.scrollToIndex({ index, align: "center" });
      return true;
    },
  }));

  const [start] = useState(() => {
    const wanted = target === undefined ? rows.findIndex((row) => row.kind === "message" && row.isNew) : rows.findIndex((row) => row.kind === "message" && row.message.seq === target);
    if (wanted > 0 || (wanted === 0 && target !== undefined)) return { index: wanted, align: "center" as const };
    return { index: "LAST" as const, align: "end" as const };
  });
  const own = unsent.length;
  const sent = useRef(own);
  useEffect(() => {
    if (own > sent.current) toEnd();
    sent.current = own;
  }, [own, toEnd]);

  const count = talk.unread;
  const waiting = countWord(count);
  if (rows.length === 0) return <div className={styles.room}><Empty talk={talk} /></div>;
  return (
    <div className={styles.room}>
      <Virtuoso
        ref={list}
        className={styles.scroll}
        data={rows}
        context={{ waits: state.status === "loading", more: thread.hasBefore, talk }}
        firstItemIndex={firstSeq(thread)}
        initialTopMostItemIndex={start}
        computeItemKey={keyOf}
        itemContent={draw}
        components={COMPONENTS}
        alignToBottom
        atBottomThreshold={NEAR_END}
        atBottomStateChange={setAtBottom}
        followOutput={(bottom) => (bottom && !thread.hasAfter ? "auto" : false)}
        startReached={() => void open.grow("before")}
        endReached={() => void open.grow("after")}
        increaseViewportBy={{ top: 600, bottom: 300 }}
        role="log"
        aria-label={t`Messages`}
        aria-live="off"
        tabIndex={0}
      />
      {state.error !== null && <div className={styles.behind}><Note tone="late" action={<PressButton small onPress={() => open.catchUp(true)}><Trans>Try again</Trans></PressButton>}><Trans>No connection: what is shown may be behind.</Trans></Note></div>}
      {!atEnd && (
        <button type="button" className={styles.toEnd} data-new={count > 0 || undefined} onClick={toEnd}>
          <IconArrowDown size={16} stroke={1.75} aria-hidden />
          {count > 0 ? t`${plural(count, { one: `${waiting} new message`, other: `${waiting} new messages` })}` : <Trans>Jump to latest</Trans>}
        </button>
      )}
      <Typing state={state} />
    </div>
  );
}

function Empty({ talk }: { talk: Talk }) {
  return (
    <EmptyState title={<Trans>Nothing was said here yet.</Trans>}>
      {talk.kind === "item" ? <Trans>Whoever can open this item reads along. It is not part of its official record.</Trans> : <Trans>Write the first message below.</Trans>}
    </EmptyState>
  );
}

function Typing({ state }: { state: TalkState }) {
  const { t } = useLingui();
  const names = useTypists(state.typing).split("\n").filter(Boolean);
  const [first, second] = names;
  const word = names.length === 0 ? "" : names.length === 1 ? t`${first} is typing` : names.length === 2 ? t`${first} and ${second} are typing` : t`Several people are typing`;
  return <p className={styles.typing} role="status">{word && <><span className={styles.dotsMove} aria-hidden><i /><i /><i /></span>{word}</>}</p>;
}
