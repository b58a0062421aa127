import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertCircle, IconClock, IconPaperclip } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useOnline } from "@/platform/online";
import { useMe } from "@/platform/session";
import { Initials, PressButton, toast, toastProblem } from "@/ui";
import { useHub } from "../../state";
import { MessageText } from "./MessageText";
import type { UnsentRow } from "./rows";
import styles from "./thread.module.css";

/** A message on its way, or one that the server refused: it stays until it is sent again or thrown away. */
export function Unsent({ row }: { row: UnsentRow }) {
  const { t } = useLingui();
  const { entry, isFirst } = row;
  const { outbox } = useHub();
  const { person } = useMe();
  const online = useOnline();
  const flying = useSyncExternalStore(outbox.subscribe, () => outbox.isInFlight(entry.key));
  const failed = entry.state === "failed";
  const { text } = entry.post;
  const words = entry.refusal?.words;
  const copy = () => navigator.clipboard.writeText(text).then(() => toast(t`Copied`), toastProblem);
  const waits = !failed && !flying;
  return (
    <article className={styles.line} data-first={isFirst || undefined} data-own data-unsent={failed ? "failed" : "pending"} aria-label={failed ? t`Not sent: ${text}` : t`Being sent: ${text}`}>
      <div className={styles.gutter}>{isFirst && <Initials person={person} />}</div>
      <div className={styles.said}>
        {isFirst && <header className={styles.who1}><strong dir="auto">{person.name}</strong></header>}
        {text && <MessageText text={text} mentions={entry.mentioned} everyone={entry.post.everyone} me={person.id} />}
        {entry.parts.length > 0 && (
          <ul className={styles.parts}>
            {entry.parts.map((part, place) => <li key={place}><IconPaperclip size={14} stroke={1.5} aria-hidden />{part.name}</li>)}
          </ul>
        )}
        <div className={styles.unsent} role={failed ? "alert" : "status"}>
          <span className={styles.unsentWord}>
            {failed ? <IconAlertCircle size={15} stroke={1.75} aria-hidden /> : <IconClock size={14} stroke={1.5} aria-hidden />}
            {failed ? <Trans>Not sent. {words}</Trans> : waits && !online ? <Trans>Waits for the connection</Trans> : <Trans>Sending…</Trans>}
          </span>
          {(failed || waits) && (
            <span className={styles.unsentTools}>
              {(failed || online) && <PressButton small kind="quiet" onPress={() => outbox.retry(entry.key)}><Trans>Retry</Trans></PressButton>}
              {text && <PressButton small kind="quiet" onPress={copy}><Trans>Copy text</Trans></PressButton>}
              <PressButton small kind="quiet" onPress={() => outbox.remove(entry.key)}><Trans>Delete</Trans></PressButton>
            </span>
          )}
        </div>
      </div>
    </article>
  );
}
