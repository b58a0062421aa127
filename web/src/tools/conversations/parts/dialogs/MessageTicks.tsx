import { plural } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { ErrorState, Moment, Skeletons, TickField } from "@/ui";
import { type Message, talkApi } from "../../api";
import styles from "./dialogs.module.css";

const SHOWN = 50;
export const MOST_TAKEN = 50; // messages

interface MessageTicksProps {
  conversation: string;
  around: number;
  value: readonly number[];
  onChange: (seqs: number[]) => void;
}

/** The messages around one, each with a tick. */
export function MessageTicks({ conversation, around, value, onChange }: MessageTicksProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({
    queryKey: ["conversations", "around", conversation, around],
    queryFn: ({ signal }) => talkApi.messages(conversation, { around, limit: SHOWN }, signal),
  });
  const list = useRef<HTMLUListElement>(null);
  const there = data !== undefined;
  useEffect(() => {
    if (there) list.current?.querySelector(`[data-seq="${around}"]`)?.scrollIntoView({ block: "center" });
  }, [there, around]);
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" count={5} />;
  const toggle = (seq: number, on: boolean) => onChange(on ? [...value, seq].sort((a, b) => a - b) : value.filter((one) => one !== seq));
  const full = value.length >= MOST_TAKEN;
  return (
    <ul ref={list} className={styles.ticks} aria-label={t`Messages`}>
      {data.messages.filter(isTaken).map((message) => {
        const ticked = value.includes(message.seq);
        return (
          <li key={message.seq} data-seq={message.seq} data-ticked={ticked || undefined}>
            <TickField size="sm" value={ticked} disabled={full && !ticked} onChange={(on) => toggle(message.seq, on)} label={<Words message={message} />} />
          </li>
        );
      })}
    </ul>
  );
}

const isTaken = (message: Message): boolean => message.sort === "text" && !message.deleted_at;

function Words({ message }: { message: Message }) {
  const { t } = useLingui();
  const files = message.files.length;
  return (
    <>
      <span className={styles.by}>{message.sender_name} <Moment at={message.at} /></span>
      {message.text && <span className={styles.said}>{message.text}</span>}
      {files > 0 && <span className={styles.by}>{t`${plural(files, { one: "# file", other: "# files" })}`}</span>}
    </>
  );
}
