import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import type { Message } from "../../api";
import { talkApi } from "../../api";
import { useMessage } from "../../state";
import { excerptOf } from "../words";
import { useThread } from "./place";
import styles from "./thread.module.css";

/** The message that one answers; a press leads there. */
export function Quote({ seq }: { seq: number }) {
  const { t } = useLingui();
  const { talk, jump } = useThread();
  const held = useMessage(talk.id, seq);
  const asked = useQuery({
    queryKey: ["conversations", "quoted", talk.id, seq],
    queryFn: ({ signal }) => talkApi.messages(talk.id, { around: seq, limit: 1 }, signal).then((page) => page.messages.find((one) => one.seq === seq) ?? null),
    enabled: !held,
    staleTime: 60_000,
  });
  const message: Message | null | undefined = held ?? asked.data;
  const name = message?.sender_name;
  return (
    <button type="button" className={styles.quote} onClick={() => jump(seq)} aria-label={name ? t`Answers ${name}; go there` : t`Go to the message that this answers`}>
      <span className={styles.quoteName}>{name ?? "…"}</span>
      <span className={styles.quoteText} dir="auto">{message ? excerptOf({ text: message.text, files: message.files.length, deleted: Boolean(message.deleted_at) }) : "…"}</span>
    </button>
  );
}
