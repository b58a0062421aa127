import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Fragment, useMemo } from "react";
import { projectPath } from "@/platform/address";
import { useMe, useProject } from "@/platform/session";
import { Count, DueDate, EmptyState, ErrorState, ItemNumber, LinkButton, Sheet, Skeletons, StatusShape } from "@/ui";
import type { Counts, MapsTo } from "../../api";
import { countsQuery, firstLinesQuery, kindOf, type TypesHere, useCorrespondenceLive, useTypes } from "../../state";
import { stateWord, STATES } from "../words";
import { FirstSteps } from "./FirstSteps";
import styles from "./home.module.css";

/** The front page's view of the letters: what waits for me, then how each type stands. */
export default function HomeCard() {
  useCorrespondenceLive();
  return (
    <div className={styles.home}>
      <FirstSteps />
      <MyOpenItems />
      <TypeLines />
    </div>
  );
}

/** The list, narrowed. */
const list = (project: string, search: Record<string, string | true>) => ({ to: projectPath(project, "correspondence"), search });

function MyOpenItems() {
  const { t } = useLingui();
  const project = useProject();
  const me = useMe();
  const query = { assignee: [me.person.id], status: ["open"], sort: "due_on" };
  const { data, error, refetch } = useQuery(firstLinesQuery(project.id, query, SHOWN));
  const lines = data?.items;
  const types = useTypes();
  return (
    <Sheet flush title={<Trans>Waiting for you</Trans>} end={<LinkButton small kind="quiet" {...list(project.id, { assignee: me.person.id, status: "open", sort: "due_on" })}><Trans>All of them</Trans></LinkButton>}>
      {error && !lines ? <ErrorState error={error} onRetry={() => refetch()} /> : !lines ? <Skeletons shape="lines" count={3} /> : lines.length === 0 ? (
        <EmptyState title={<Trans>Nothing waits for you.</Trans>}><Trans>Open letters of which you are assignee stand here, the first due on top.</Trans></EmptyState>
      ) : (
        <ul className={styles.items}>
          {lines.map((line) => (
            <li key={line.id}>
              <Link to={projectPath(project.id, "correspondence", line.id)} className={styles.item}>
                <ItemNumber number={line.number} plain />
                <span className={styles.subject}>{line.subject || t`No subject`}<small>{types.byId.get(line.type_id)?.name}</small></span>
                <DueDate day={line.due_on} timeZone={project.time_zone} short />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function TypeLines() {
  const project = useProject();
  const types = useTypes();
  const counts = useQuery(countsQuery(project.id, NOTHING));
  const rows = useRows(types, counts.data);
  const error = types.error ?? counts.error;
  return (
    <Sheet flush title={<Trans>Correspondence</Trans>} end={<LinkButton small kind="quiet" to={projectPath(project.id, "correspondence")}><Trans>Open the list</Trans></LinkButton>}>
      {error && !counts.data ? <ErrorState error={error} onRetry={() => counts.refetch()} /> : types.waiting || !counts.data ? <Skeletons shape="lines" count={5} /> : rows.length === 0 ? (
        <EmptyState title={<Trans>No types of correspondence here.</Trans>} />
      ) : (
        <Tally project={project.id} rows={rows} />
      )}
    </Sheet>
  );
}

const NOTHING = {};
const SHOWN = 8;
const MOST_COUNTED = 1000; // where the server stops

interface TypeRow {
  id: string;
  name: string;
  prefix: string;
  overdue: number;
  by: Record<MapsTo, { total: number; capped: boolean }>;
}

function useRows(types: TypesHere, counts: Counts | undefined): TypeRow[] {
  return useMemo(
    () =>
      types.list
        .filter((type) => !type.archived || counts?.types.some((one) => one.type_id === type.id))
        .map((type) => {
          const sum = (state: MapsTo) => {
            const mine = counts?.statuses.filter((one) => one.type_id === type.id && one.maps_to === state) ?? [];
            return { total: mine.reduce((total, one) => total + one.total, 0), capped: mine.some((one) => one.capped) };
          };
          const by = { draft: sum("draft"), open: sum("open"), closed_successful: sum("closed_successful"), closed_unsuccessful: sum("closed_unsuccessful") };
          return { id: type.id, name: type.name, prefix: type.prefix, overdue: counts?.types.find((one) => one.type_id === type.id)?.overdue ?? 0, by };
        }),
    [types.list, counts],
  );
}

function Tally({ project, rows }: { project: string; rows: TypeRow[] }) {
  const { t } = useLingui();
  return (
    <table className={styles.tally}>
      <caption className="seen-by-readers"><Trans>Letters by type and state</Trans></caption>
      <thead>
        <tr>
          <th scope="col">{t`Type`}</th>
          {STATES.map((state) => (
            <th key={state} scope="col" className={styles.figure}>
              <StatusShape kind={kindOf(state)} /> <span className={styles.state}>{stateWord(state).replace(" - ", " ")}</span>
            </th>
          ))}
          <th scope="col" className={styles.figure}><span className={styles.late}><StatusShape kind="late" /></span> <span className={styles.state}>{t`Overdue`}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => <TallyRow key={row.id} project={project} row={row} />)}
      </tbody>
    </table>
  );
}

/** How a type stands, at a glance; the figures beside it say it in numbers, and lead to the lists. */
function Bar({ row }: { row: TypeRow }) {
  const all = STATES.reduce((sum, state) => sum + row.by[state].total, 0);
  if (all === 0) return null;
  return (
    <svg className={styles.bar} viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden>
      {STATES.map((state, at) => {
        const before = STATES.slice(0, at).reduce((sum, one) => sum + row.by[one].total, 0);
        const { total } = row.by[state];
        const late = state === "open" ? Math.min(row.overdue, total) : 0;
        return (
          <Fragment key={state}>
            <rect x={before} width={late} height={1} data-kind="late" />
            <rect x={before + late} width={total - late} height={1} data-kind={kindOf(state)} />
          </Fragment>
        );
      })}
    </svg>
  );
}

function TallyRow({ project, row }: { project: string; row: TypeRow }) {
  const { t, i18n } = useLingui();
  const figure = new Intl.NumberFormat(i18n.locale === "pseudo" ? "en" : i18n.locale);
  const { overdue, name } = row;
  const late = figure.format(overdue);
  return (
    <tr>
      <th scope="row"><Link {...list(project, { type: row.id })}><span className={styles.prefix}>{row.prefix}</span><span>{name}</span></Link><Bar row={row} /></th>
      {STATES.map((state) => {
        const { total, capped } = row.by[state];
        const word = stateWord(state);
        return (
          <td key={state} className={styles.figure} data-none={total === 0 || undefined}>
            {total === 0 ? "–" : <Link {...list(project, { type: row.id, status: state })} aria-label={t`${name}, ${word}: ${total}`}>{figure.format(total)}{capped && "+"}</Link>}
          </td>
        );
      })}
      <td className={styles.figure} data-none={overdue === 0 || undefined}>
        {overdue === 0 ? "–" : <Link {...list(project, { type: row.id, overdue: true })} aria-label={t`${name}, ${late} overdue`}><Count tone="late">{late}{overdue >= MOST_COUNTED && "+"}</Count></Link>}
      </td>
    </tr>
  );
}
