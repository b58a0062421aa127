import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ItemPanelProps } from "@/kernel/tool";
import { projectKey } from "@/platform/queries";
import { useFacts } from "@/platform/useLive";
import { EmptyState, ErrorState, PressButton, Skeletons, toast } from "@/ui";
import { type Ledger as Found, receiptsApi } from "../api";
import { Recipient } from "./Recipient";
import styles from "./receipts.module.css";

/** What became of an issued item with each person to whom it was sent. */
export default function Ledger({ project, card }: ItemPanelProps) {
  const queryKey = projectKey(project, "receipts", card);
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => receiptsApi.read(project, card, signal), staleTime: 5_000 });
  useFacts(["correspondence.*"], (fact, queries) => (fact.body.item === card ? queries.invalidateQueries({ queryKey }) : undefined));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  if (data.items.length === 0) return <EmptyState title={<Trans>This was sent to nobody.</Trans>}><Trans>Assignees, distribution and received from are who receives an item.</Trans></EmptyState>;
  return (
    <div className={styles.ledger}>
      <Heading ledger={data} />
      <Acknowledge project={project} card={card} ledger={data} queryKey={queryKey} />
      <ul className={styles.lines}>
        {data.items.map((one) => <Recipient key={one.person_id} receipt={one} person={data.people[one.person_id]} whole={data.whole} />)}
      </ul>
    </div>
  );
}

function Heading({ ledger }: { ledger: Found }) {
  const { t } = useLingui();
  const here = ledger.items.filter((one) => !one.gone_at);
  const opened = here.filter((one) => one.opened).length;
  const count = here.length;
  return (
    <p className={styles.lead}>
      {ledger.whole ? <><strong>{t`Opened by ${opened} of ${count}`}</strong> <Trans>Mailed says that the mail server took it; opened, that the person looked at this page.</Trans></> : <Trans>What is kept of what you did with this item. Its creator and the administrators of its type see it, too.</Trans>}
    </p>
  );
}

interface AcknowledgeProps extends ItemPanelProps {
  ledger: Found;
  queryKey: readonly unknown[];
}

function Acknowledge({ project, card, ledger, queryKey }: AcknowledgeProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  if (!ledger.can.includes("acknowledge")) return null;
  const acknowledge = async () => {
    queries.setQueryData(queryKey, await receiptsApi.acknowledge(project, card));
    toast(t`Receipt acknowledged`);
  };
  return (
    <div className={styles.acknowledge}>
      <p><Trans>Tell the sender that you have received this. It does not say that you agree.</Trans></p>
      <PressButton onPress={acknowledge}><Trans>Acknowledge receipt</Trans></PressButton>
    </div>
  );
}
