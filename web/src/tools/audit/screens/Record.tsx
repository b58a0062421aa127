import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { ErrorState, Moment, Note, Page, PressButton, Sheet, Skeletons, StatusBadge, toastProblem } from "@/ui";
import { type Chain, type RecordState, readRecord, type Verification, verifyRecord } from "../api";
import styles from "../parts/record.module.css";

const queryKey = ["audit", "record"];
const ASK_AGAIN = 1500; // ms, while a verification runs

const runs = (data: RecordState | undefined) => data?.verification != null && data.verification.finished_at === null;

/** How the chains of the company stand, and their verification. */
export default function Record() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => readRecord(signal), refetchInterval: (query) => (runs(query.state.data) ? ASK_AGAIN : false) });
  const verify = useMutation({ mutationFn: verifyRecord, onError: toastProblem, onSettled: () => queries.invalidateQueries({ queryKey }) });
  const busy = verify.isPending || runs(data);
  const crumbs = [{ label: t`Company`, to: "/company" }];
  const press = <PressButton kind="primary" busy={busy} onPress={() => verify.mutate()}><Trans>Verify now</Trans></PressButton>;
  return (
    <Page title={t`Record`} crumbs={crumbs} primary={data && press}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : data ? <Parts data={data} /> : <Skeletons shape="page" />}
    </Page>
  );
}

function Parts({ data }: { data: RecordState }) {
  const { t } = useLingui();
  return (
    <>
      <p className={styles.about}><Trans>Every fact is chained to the one before it, and the chain is signed. Whoever changes or removes something later breaks it.</Trans></p>
      {data.verification && <Result found={data.verification} />}
      <Sheet title={t`Chains`}>
        <div className={styles.scroll}>
          <table className={styles.chains}>
            <thead><tr><th scope="col">{t`Project`}</th><th scope="col" className={styles.number}>{t`Facts`}</th><th scope="col" className={styles.number}>{t`Linked`}</th><th scope="col">{t`Last checkpoint`}</th></tr></thead>
            <tbody>{data.items.map((chain) => <ChainLine key={chain.id} chain={chain} />)}</tbody>
          </table>
        </div>
      </Sheet>
      <Sheet title={t`Key of the checkpoints`}>
        <p className={styles.about}><Trans>Public key (Ed25519). Keep a copy elsewhere: signatures are checked with it.</Trans></p>
        <code className={styles.key}>{data.public_key}</code>
      </Sheet>
    </>
  );
}

function ChainLine({ chain }: { chain: Chain }) {
  const { t, i18n } = useLingui();
  const { checkpoint } = chain;
  const signed = i18n.number(checkpoint?.seq ?? 0);
  return (
    <tr>
      <th scope="row">{chain.company_wide ? t`The whole company` : chain.name}</th>
      <td className={styles.number}>{i18n.number(chain.facts)}</td>
      <td className={styles.number}>{i18n.number(chain.linked)}</td>
      <td>{checkpoint ? <><Trans>at fact {signed}</Trans>, <Moment whole at={checkpoint.at} /></> : <Trans>none yet</Trans>}</td>
    </tr>
  );
}

function Result({ found }: { found: Verification }) {
  const { t } = useLingui();
  if (found.finished_at === null)
    return (
      <div className={styles.result} role="status">
        <Trans>Verifying…</Trans> <progress aria-label={t`Progress`} value={found.done} max={Math.max(found.total, 1)} />
      </div>
    );
  const wrong = found.places.filter((place) => place.wrong > 0);
  return (
    <Sheet title={t`Last verification`}>
      <p className={styles.result}>
        <StatusBadge kind={wrong.length > 0 ? "failed" : "done"}>{wrong.length > 0 ? t`Something is wrong` : t`All is as it was written`}</StatusBadge>
        <Moment whole at={found.finished_at} />
      </p>
      {wrong.map((place) => (
        <Note key={place.id} tone="late">
          <strong>{place.name}</strong>
          <ul className={styles.faults}>{place.faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>
        </Note>
      ))}
    </Sheet>
  );
}
