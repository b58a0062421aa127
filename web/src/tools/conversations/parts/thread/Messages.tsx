import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import { EmptyState, Note, PressButton } from "@/ui";
import type { Message, Talk } from "../../api";
import { useHub, useTypists } from "../../state";
import type { Entry } from "../store/outbox";
import type { TalkState } from "../store/talk";
import { countWord } from "../words";
import { Line } from "./Line";
import { type Row, rowsOf } from "./rows";
import styles from "./thread.module.css";
import { Unsent } from "./Unsent";
import { useKeptPlace } from "./useKeptPlace";
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

const NEAR_END = 80; // pixels
const NEAR_EDGE = 25; // rows: time to ask for more
const AHEAD = 10; // rows drawn beyond what is in sight
const LINE = 88; // characters
const HEIGHTS = { line: 22, first: 30, day: 40, file: 150, extra: 34 }; // pixels

const bodies = new WeakMap<Message, number>();

function bodyOf(message: Message): number {
  const known = bodies.get(message);
  if (known !== undefined) return known;
  const lines = message.text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  const rest = (message.files.length > 0 ? HEIGHTS.file : 0) + (message.links.length + message.outcomes.length + (message.reply_to ? 1 : 0) + (message.ack_wanted ? 1 : 0) + Math.min(1, message.reactions.length)) * HEIGHTS.extra;
  const height = lines * HEIGHTS.line + rest;
  bodies.set(message, height);
  return height;
}

/** About how high a row will be, until it is measured. */
function heightOf(row: Row | undefined): number {
  if (!row) return HEIGHTS.line;
  if (row.kind === "unsent") return HEIGHTS.line * 2 + HEIGHTS.first;
  const head = (row.day ? HEIGHTS.day : 0) + (row.isNew ? HEIGHTS.extra : 0) + (row.isFirst ? HEIGHTS.first : 6);
  return head + bodyOf(row.message);
}

/** With its fractions: rounded heights add up to a list that stands elsewhere than it says. */
const wholeHeight = (row: Element, entry?: ResizeObserverEntry) => entry?.borderBoxSize[0]?.blockSize ?? row.getBoundingClientRect().height;

/** The messages themselves: thousands of them, of which only those in sight are drawn. */
export function Messages({ talk, state, unsent, me, target, handle }: MessagesProps) {
  const { t } = useLingui();
  const hub = useHub();
  const scroller = useRef<HTMLDivElement>(null);
  const { thread } = state;
  const [start] = useState(() => beginning(rowsOf(thread.messages, [], talk.unread > 0 ? talk.read_seq : null, me), target));
  const [atBottom, setAtBottom] = useState(start === undefined);
  const atEnd = atBottom && !thread.hasAfter;
  const { newAfter, written } = useSeen(talk, atEnd);
  const rows = useMemo(() => rowsOf(thread.messages, thread.hasAfter ? [] : unsent, newAfter, me, thread.hasBefore), [thread.messages, thread.hasBefore, thread.hasAfter, unsent, newAfter, me]);
  const open = hub.talk(talk.id);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index]),
    measureElement: wholeHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: AHEAD,
    anchorTo: "end",
    followOnAppend: !thread.hasAfter,
    scrollEndThreshold: NEAR_END,
    paddingStart: 28,
    paddingEnd: 28,
  });
  useKeptPlace(virtual);
  const size = virtual.getTotalSize();
  const items = virtual.getVirtualItems();

  useLayoutEffect(() => {
    if (start === undefined) virtual.scrollToEnd();
    else virtual.scrollToIndex(start, { align: "center" });
  }, [virtual, start]);
  const end = useRef(atBottom);
  const look = useCallback(() => {
    const node = scroller.current;
    if (!node) return;
    end.current = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END;
    setAtBottom(end.current);
  }, []);
  useEffect(look, [look, size]);
  useEffect(() => {
    const node = scroller.current;
    if (!node) return;
    const watcher = new ResizeObserver(() => end.current && virtual.scrollToEnd()); // a growing composer leaves the end in sight
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [virtual]);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (first < NEAR_EDGE && thread.hasBefore) void open.grow("before");
    if (last > rows.length - NEAR_EDGE && thread.hasAfter) void open.grow("after");
  }, [open, first, last, rows.length, thread.hasBefore, thread.hasAfter]);

  const toEnd = useCallback(() => {
    if (open.state.thread.hasAfter) return void open.open();
    virtual.scrollToEnd();
  }, [open, virtual]);
  useImperativeHandle(handle, () => ({
    toEnd: () => {
      written();
      toEnd();
    },
    to: (seq) => {
      const index = rows.findIndex((row) => row.kind === "message" && row.message.seq === seq);
      if (index === -1) return false;
      virtual.scrollToIndex(index, { align: "center" });
      return true;
    },
  }));
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
      {/* The keyboard scrolls it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={styles.scroll} role="log" aria-label={t`Messages`} aria-live="off" tabIndex={0} onScroll={look}>
        <div className={styles.floor}>
          <div className={styles.rows} style={{ blockSize: size }}>
            {thread.hasBefore && <div className={styles.older} aria-hidden><span /></div>}
            <div className={styles.inSight} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
              {items.map((item) => {
                const row = rows[item.index];
                return row && <div key={item.key} ref={virtual.measureElement} data-index={item.index}>{row.kind === "message" ? <Line row={row} /> : <Unsent row={row} />}</div>;
              })}
            </div>
          </div>
        </div>
      </div>
      {state.error !== null && state.asOf === null && <div className={styles.behind}><Note tone="late" action={<PressButton small onPress={() => open.catchUp(true)}><Trans>Try again</Trans></PressButton>}><Trans>No connection: what is shown may be behind.</Trans></Note></div>}
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

/** Where the new ones begin, or a message that was asked for; otherwise the end. */
function beginning(rows: readonly Row[], target: number | undefined): number | undefined {
  const index = rows.findIndex((row) => row.kind === "message" && (target === undefined ? row.isNew : row.message.seq === target));
  return index > 0 || (index === 0 && target !== undefined) ? index : undefined;
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
