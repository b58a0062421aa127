import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconCircleCheck } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { PressButton, toastProblem } from "@/ui";
import type { Mark, Message } from "../../api";
import { talkApi } from "../../api";
import { useHub } from "../../state";
import { useThread } from "./place";
import styles from "./thread.module.css";

const Acks = lazy(() => import("./Acks"));
export const SIGNS = ["👍", "✅", "👀", "🙏", "❗", "😀"] as const;

/** Sets a reaction or takes it away; what the server answers is shown. */
export function useReact(message: Message) {
  const hub = useHub();
  const { me } = useThread();
  return (sign: string) => {
    const on = !message.reactions.find((one) => one.sign === sign)?.by.some((mark) => mark.person === me);
    void talkApi.react(message.conversation, message.seq, sign, on).then((changed) => hub.hear(changed), toastProblem);
  };
}

const names = (marks: readonly Mark[]) => marks.map((mark) => mark.name).join(", ");

export function Reactions({ message }: { message: Message }) {
  const { t } = useLingui();
  const { me, talk } = useThread();
  const react = useReact(message);
  const blocked = !talk.can.includes("react");
  if (message.reactions.length === 0) return null;
  return (
    <div className={styles.reactions}>
      {message.reactions.map(({ sign, by }) => {
        const who = names(by);
        return (
          <button key={sign} type="button" className={styles.reaction} aria-pressed={by.some((mark) => mark.person === me)} aria-label={t`${sign}: ${who}`} title={who} disabled={blocked} onClick={() => react(sign)}>
            <span aria-hidden>{sign}</span>
            {by.length}
          </button>
        );
      })}
    </div>
  );
}

/** Whoever is asked to says Got it; everybody sees who did, and when. */
export function Acknowledgement({ message }: { message: Message }) {
  const { t } = useLingui();
  const hub = useHub();
  const { me, talk } = useThread();
  const [open, setOpen] = useState(false);
  if (!message.ack_wanted) return null;
  const mine = message.acks.some((mark) => mark.person === me);
  const asked = message.sender !== me && !mine && talk.can.includes("acknowledge");
  const count = message.acks.length;
  const press = async () => hub.hear(await talkApi.acknowledge(message.conversation, message.seq));
  return (
    <div className={styles.ack}>
      {asked && <PressButton small icon={<IconCheck size={15} stroke={1.75} aria-hidden />} onPress={press}><Trans>Got it</Trans></PressButton>}
      <button type="button" className={styles.acked} data-mine={mine || undefined} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <IconCircleCheck size={15} stroke={1.5} aria-hidden />
        {mine ? t`${plural(count, { one: "You acknowledged this", other: "Acknowledged by you and others, # in all" })}` : count === 0 ? t`Acknowledgement asked for` : t`${plural(count, { one: "Acknowledged by # person", other: "Acknowledged by # people" })}`}
      </button>
      <Suspense>{open && <Acks message={message} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}
