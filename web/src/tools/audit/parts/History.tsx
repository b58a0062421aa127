import { useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ItemPanelProps } from "@/kernel/tool";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { useFacts } from "@/platform/useLive";
import { EmptyState, ErrorState, formatDay, Moment, PressButton, Skeletons } from "@/ui";
import { type Change, type Entry, type History as Record, readHistory } from "../api";
import styles from "./history.module.css";
import { fieldWord, kindWord } from "./words";

type Names = Pick<Record, "people" | "cards">;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Who changed what, when, from what to what. Nothing here can be edited. */
export default function History({ project, card }: ItemPanelProps) {
  const queryKey = projectKey(project, "audit", card);
  const { data, error, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => readHistory(project, card, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  useFacts(["*"], (fact, queries) => (fact.body.item === card || fact.card?.ref === card ? queries.invalidateQueries({ queryKey }) : undefined));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  const entries = data.pages.flatMap((page) => page.items);
  const names: Names = { people: Object.assign({}, ...data.pages.map((page) => page.people)) as Names["people"], cards: Object.assign({}, ...data.pages.map((page) => page.cards)) as Names["cards"] };
  if (entries.length === 0) return <EmptyState title={<Trans>Nothing has been recorded yet.</Trans>} />;
  return (
    <>
      <ol className={styles.entries}>
        {entries.map((entry) => <EntryLine key={entry.seq} entry={entry} names={names} />)}
      </ol>
      {hasNextPage && <PressButton busy={isFetchingNextPage} onPress={() => fetchNextPage()}><Trans>Show older</Trans></PressButton>}
    </>
  );
}

function EntryLine({ entry, names }: { entry: Entry; names: Names }) {
  const { t } = useLingui();
  const { time_zone } = useProject();
  const actor = entry.actor ? names.people[entry.actor] : undefined;
  return (
    <li className={styles.entry}>
      <span className={styles.when}><Moment whole at={entry.at} timeZone={time_zone} /></span>
      <div className={styles.what}>
        <p>
          <strong>{kindWord(entry.kind, entry.label)}</strong>
          <span className={styles.actor}>{actor?.name ?? t`Sitepost`}{actor?.company_name && <span className={styles.company}> {actor.company_name}</span>}</span>
        </p>
        {entry.changes.length > 0 && (
          <table className={styles.changes}>
            <thead className="seen-by-readers"><tr><th scope="col">{t`Field`}</th><th scope="col">{t`Before`}</th><th scope="col">{t`After`}</th></tr></thead>
            <tbody>{entry.changes.map((change) => <ChangeLine key={change.field} change={change} names={names} />)}</tbody>
          </table>
        )}
      </div>
    </li>
  );
}

function useShown(names: Names): (value: unknown) => string {
  const { t, i18n } = useLingui();
  const shown = (value: unknown): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "boolean") return value ? t`yes` : t`no`;
    if (Array.isArray(value)) return value.map(shown).join(", ") || "–";
    if (typeof value === "string") {
      const card = names.cards[value];
      if (card) return [card.number, card.title].filter(Boolean).join(" ");
      return names.people[value]?.name ?? (DAY.test(value) ? formatDay(i18n.locale, value) : value);
    }
    return typeof value === "number" ? String(value) : JSON.stringify(value);
  };
  return shown;
}

function ChangeLine({ change, names }: { change: Change; names: Names }) {
  const shown = useShown(names);
  return (
    <tr>
      <th scope="row">{fieldWord(change.field, change.label)}</th>
      <td className={styles.old}>{shown(change.old)}</td>
      <td>{shown(change.new)}</td>
    </tr>
  );
}
