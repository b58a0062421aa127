import { Modal } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { ErrorState, Moment, PersonChip, PressButton, Skeletons } from "@/ui";
import type { Message } from "../../api";
import { membersQuery } from "../dialogs/members";
import { waitingFor } from "./acks";
import { useThread } from "./place";
import styles from "./thread.module.css";

/** Who said Got it and when, and who has not yet; its sender reminds those with an answer that names them. */
export default function Acks({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useLingui();
  const { me, talk, reply } = useThread();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery(membersQuery(message.conversation, ""));
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const whole = data !== undefined && !hasNextPage;
  const waiting = whole ? waitingFor(message, data.pages.flatMap((page) => page.items)) : [];
  const count = message.acks.length;
  const all = count + waiting.length;
  const reminds = message.sender === me && talk.can.includes("send") && waiting.length > 0;
  const remind = () => {
    onClose();
    setTimeout(() => reply(message, waiting)); // once the dialog has given the focus back
  };
  return (
    <Modal opened onClose={onClose} centered size="26rem" title={whole ? t`Acknowledged by ${count} of ${all}` : t`Acknowledged by`} closeButtonProps={{ "aria-label": t`Close` }}>
      {count > 0 && (
        <ul className={styles.readers} aria-label={t`Acknowledged by`}>
          {message.acks.map(({ person, name, at }) => <li key={person}><PersonChip person={{ id: person, name }} end={<span className={styles.readAt}><Moment at={at} /></span>} /></li>)}
        </ul>
      )}
      {error && !whole ? <ErrorState error={error} onRetry={() => refetch()} /> : !whole ? <Skeletons shape="lines" count={3} /> : waiting.length > 0 && (
        <section className={styles.waitingFor}>
          <h3><Trans>Not yet</Trans></h3>
          <ul className={styles.readers} aria-label={t`Not yet`}>
            {waiting.map((one) => <li key={one.id}><PersonChip person={{ id: one.id, name: one.name }} /></li>)}
          </ul>
          {reminds && <PressButton onPress={remind}><Trans>Remind them</Trans></PressButton>}
        </section>
      )}
    </Modal>
  );
}
