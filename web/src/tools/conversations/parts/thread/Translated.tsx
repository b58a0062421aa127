import { useQuery } from "@tanstack/react-query";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type Message, talkApi } from "../../api";
import { MessageText } from "./MessageText";
import { offerOf, readersLanguage } from "./offers";
import { useThread } from "./place";
import styles from "./thread.module.css";

/** Offers a translation under a message in another language; the words as they were written stay above it. */
export function Translated({ message }: { message: Message }) {
  const { talk, me } = useThread();
  const to = readersLanguage();
  const key = ["conversations", "translation", message.conversation, message.seq, message.edited_at ?? "", to];
  const { data: language } = useQuery({ queryKey: [...key, "offer"], queryFn: () => offerOf(message.conversation, message.seq, to), staleTime: Infinity, enabled: talk.translates });
  const [open, setOpen] = useState(false);
  const { data, error, isFetching } = useQuery({ queryKey: key, queryFn: ({ signal }) => talkApi.translation(message.conversation, message.seq, to, signal), staleTime: Infinity, enabled: open, retry: false });
  if (!language) return null;
  const engine = data?.engine ?? "";
  return (
    <div className={styles.translated}>
      {open && data && (
        <div className={styles.translation} lang={to}>
          <MessageText text={data.text} mentions={message.mentions} everyone={message.everyone} me={me} />
          <p className={styles.engine}>{data.rough ? <Trans>Roughly translated by {engine}</Trans> : <Trans>Translated by {engine}</Trans>}</p>
        </div>
      )}
      {open && error && <p className={styles.engine} role="status"><Trans>Translation is not available.</Trans></p>}
      <button type="button" className={styles.translate} aria-expanded={open} aria-busy={isFetching || undefined} onClick={() => setOpen(!open)}>
        {open ? <Trans>Show original</Trans> : <Trans>View Translation</Trans>}
      </button>
    </div>
  );
}
