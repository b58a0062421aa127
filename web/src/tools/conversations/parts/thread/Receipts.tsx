import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState, ErrorState, Moment, PersonChip, Skeletons } from "@/ui";
import type { Message } from "../../api";
import { talkApi } from "../../api";
import styles from "./thread.module.css";

/** Who has read a message, and when. */
export default function Receipts({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useLingui();
  const { conversation, seq } = message;
  const { data, error, refetch } = useQuery({ queryKey: ["conversations", "receipts", conversation, seq], queryFn: ({ signal }) => talkApi.receipts(conversation, seq, signal), staleTime: 0, refetchInterval: 10_000 });
  const count = data?.read.length ?? 0;
  const all = data?.of ?? 0;
  return (
    <Modal opened onClose={onClose} centered size="26rem" title={data ? t`Read by ${count} of ${all}` : t`Read by`} closeButtonProps={{ "aria-label": t`Close` }}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" /> : count === 0 ? <EmptyState title={<Trans>Nobody has read it yet.</Trans>} /> : (
        <ul className={styles.readers}>
          {data.read.map((one) => <li key={one.id}><PersonChip person={one} end={<span className={styles.readAt}><Moment at={one.at} /></span>} /></li>)}
        </ul>
      )}
    </Modal>
  );
}
