import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { ErrorState, Moment, PersonChip, PressButton, Skeletons } from "@/ui";
import type { Message } from "../../api";
import { askedQuery } from "../dialogs/members";
import { waitingFor } from "./acks";
import { useThread } from "./place";
import styles from "./thread.module.css";

/** Who said Got it and when, and who was asked and has not; its sender reminds those who are still here by name. */
export default function Acks({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useLingui();
  const { me, talk, reply } = useThread();
  const { data, error, refetch } = useQuery(askedQuery(message.conversation, message.seq));
  const waiting = data ? waitingFor(message, data) : [];
  const here = waiting.filter((one) => one.active);
  const count = message.acks.length;
  const all = count + waiting.length;
  const reminds = message.sender === me && talk.can.includes("send") && here.length > 0;
  const remind = () => {
    onClose();
    setTimeout(() => reply(message, here)); // once the dialog has given the focus back
  };
  return (
    <Modal opened onClose={onClose} centered size="26rem" title={data ? t`Acknowledged by ${count} of ${all}` : t`Acknowledged by`} closeButtonProps={{ "aria-label": t`Close` }}>
      {count > 0 && (
        <ul className={styles.readers} aria-label={t`Acknowledged by`}>
          {message.acks.map(({ person, name, at }) => <li key={person}><PersonChip person={{ id: person, name }} end={<span className={styles.readAt}><Moment at={at} /></span>} /></li>)}
        </ul>
      )}
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={3} /> : waiting.length > 0 && (
        <section className={styles.waitingFor}>
          <h3><Trans>Not yet</Trans></h3>
          <ul className={styles.readers} aria-label={t`Not yet`}>
            {waiting.map((one) => <li key={one.id}><PersonChip person={{ id: one.id, name: one.name }} end={!one.active && <span className={styles.readAt}><Trans>no longer here</Trans></span>} /></li>)}
          </ul>
          {reminds && <PressButton onPress={remind}><Trans>Remind them</Trans></PressButton>}
        </section>
      )}
    </Modal>
  );
}
