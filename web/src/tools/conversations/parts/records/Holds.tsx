import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmDialog, EmptyState, ErrorState, formatMoment, PressButton, Sheet, Skeletons, toast, toastProblem } from "@/ui";
import { type Hold, holdsQuery, recordsApi } from "./api";
import { HoldForm } from "./HoldForm";
import styles from "./records.module.css";

const look = { size: 18, stroke: 1.5, "aria-hidden": true } as const;

/** What nobody may change: the legal holds of the company, those that were lifted behind the others. */
export function Holds() {
  const { data, error, refetch } = useQuery(holdsQuery);
  const [placing, setPlacing] = useState(false);
  return (
    <Sheet title={<Trans>Legal holds</Trans>} end={<PressButton small onPress={() => setPlacing(true)}><Trans>Place a hold…</Trans></PressButton>}>
      <p className={styles.about}><Trans>What is held is not edited, not deleted, and not removed by age. Holds that were lifted stay in this list.</Trans></p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" count={2} /> : data.items.length === 0 ? <EmptyState title={<Trans>Nothing is on hold.</Trans>} /> : (
        <ul className={styles.lines}>{data.items.map((hold) => <li key={hold.id}><Line hold={hold} /></li>)}</ul>
      )}
      {placing && <HoldForm onClose={() => setPlacing(false)} />}
    </Sheet>
  );
}

function Line({ hold }: { hold: Hold }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [lifting, setLifting] = useState(false);
  const { placed_by_name: who, reason } = hold;
  const label = hold.label || t`One that you are not in`;
  const when = formatMoment(i18n.locale, hold.placed_at);
  const lifted = hold.lifted_at ? formatMoment(i18n.locale, hold.lifted_at) : "";
  const sorts: Record<Hold["sort"], string> = { project: t`Project`, person: t`Person`, item: t`Item`, conversation: t`Conversation` };
  const lift = async () => {
    try {
      await recordsApi.lift(hold.id);
      await queries.invalidateQueries({ queryKey: holdsQuery.queryKey });
      toast(t`The hold is lifted`);
    } catch (problem) {
      toastProblem(problem);
    }
    setLifting(false);
  };
  return (
    <div className={styles.line} data-over={lifted ? true : undefined}>
      {lifted ? <IconLockOpen {...look} /> : <IconLock {...look} />}
      <div className={styles.body}>
        <p className={styles.name}><span className={styles.sort}>{sorts[hold.sort]}</span> <bdi>{label}</bdi></p>
        <p className={styles.reason} dir="auto">{reason}</p>
        <p className={styles.note}>{lifted ? <Trans>Placed by {who} on {when}, lifted on {lifted}</Trans> : <Trans>Placed by {who} on {when}</Trans>}</p>
      </div>
      <div className={styles.ends}>{!lifted && <PressButton small onPress={() => setLifting(true)}><Trans>Lift</Trans></PressButton>}</div>
      <ConfirmDialog opened={lifting} title={t`Lift the hold on ${label}?`} confirm={t`Lift hold`} onConfirm={() => void lift()} onCancel={() => setLifting(false)}>
        <Trans>What is older than the company keeps messages is removed with the next night.</Trans>
      </ConfirmDialog>
    </div>
  );
}
