import { useQuery } from "@tanstack/react-query";
import { Trans } from "@lingui/react/macro";
import { ErrorState, Moment, Sheet, Skeletons } from "@/ui";
import type { Viewing } from "../api";
import { allViewingsQuery, myViewingsQuery } from "../state";
import styles from "./me.module.css";

/** Who looked through one's own eyes. */
export function MyViewings() {
  const { data, error, refetch } = useQuery(myViewingsQuery);
  return (
    <Sheet flush title={<Trans>Who looked through your eyes</Trans>}>
      {data ? <Lines items={data.items} /> : error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" count={2} />}
    </Sheet>
  );
}

/** Which administrators looked through whose eyes. */
export function AllViewings() {
  const { data, error, refetch } = useQuery(allViewingsQuery);
  return (
    <Sheet flush title={<Trans>Who looked through whose eyes</Trans>}>
      {data ? <Lines items={data.items} named /> : error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" count={2} />}
    </Sheet>
  );
}

function Lines({ items, named = false }: { items: readonly Viewing[]; named?: boolean }) {
  if (items.length === 0) return <p className={styles.none}>{named ? <Trans>Nobody yet. An administrator begins it on a person’s page; it is read only.</Trans> : <Trans>Nobody. A company administrator may see what you see, read only; it would stand here.</Trans>}</p>;
  return <ul className={styles.lines}>{items.map((each) => <Line key={each.id} viewing={each} named={named} />)}</ul>;
}

function Line({ viewing, named }: { viewing: Viewing; named: boolean }) {
  const { viewer, person } = viewing;
  return (
    <li>
      <div className={styles.what}>
        <strong>{named ? <Trans>{viewer} as {person}</Trans> : viewer}</strong>
        <span>{viewing.ended_at ? <Trans><Moment at={viewing.began_at} /> to <Moment at={viewing.ended_at} /></Trans> : <Trans>since <Moment at={viewing.began_at} /></Trans>}</span>
      </div>
      {!viewing.ended_at && <span className={styles.here}><Trans>Now</Trans></span>}
    </li>
  );
}
