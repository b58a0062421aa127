import { useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { projectPath, useAddress } from "@/platform/address";
import { Count, EmptyState, ErrorState, Page, PressButton, Sheet, Skeletons, ToggleChip } from "@/ui";
import type { Burden, Waiting } from "../api";
import { AgendaTabs } from "../parts/AgendaTabs";
import styles from "../parts/agenda.module.css";
import { ThingLine } from "../parts/ThingLine";
import { itemsQuery, useAgendaLive } from "../state";

/** What waits for me, in all projects: first due on top. */
export default function MyItems() {
  const { t } = useLingui();
  const [{ by }, setAddress] = useAddress<{ by: string | undefined }>({ by: "project" });
  const grouped = by !== "due";
  useAgendaLive();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(itemsQuery(grouped));
  const items = data?.pages.flatMap((page) => page.items);
  const last = data?.pages.at(-1);
  const total = last?.projects.reduce((sum, one) => sum + one.total, 0) ?? 0;
  return (
    <Page title={t`My open items`} tabs={<AgendaTabs value="agenda" />} aside={total > 0 && <Summary projects={last?.projects ?? []} capped={last?.capped ?? false} />}>
      <div className={styles.choices} role="group" aria-label={t`Order`}>
        <ToggleChip label={t`By project`} on={grouped} onChange={() => setAddress({ by: undefined })} />
        <ToggleChip label={t`By due date`} on={!grouped} onChange={() => setAddress({ by: "due" })} />
      </div>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !items ? <Skeletons shape="list" /> : items.length === 0 ? (
        <EmptyState title={<Trans>Nothing waits for you.</Trans>}><Trans>Open items of which you are assignee stand here, and those whose contract period waits for you, from all your projects, the first due on top.</Trans></EmptyState>
      ) : grouped ? (
        <Groups items={items} projects={last?.projects ?? []} capped={last?.capped ?? false} />
      ) : (
        <Sheet flush><Lines items={items} withProject /></Sheet>
      )}
      {hasNextPage && <div className={styles.more}><PressButton onPress={() => fetchNextPage()}><Trans>Show more</Trans></PressButton></div>}
    </Page>
  );
}

const figure = (count: number, capped: boolean) => `${count}${capped ? "+" : ""}`;

const Late = ({ count }: { count: string }) => <Count tone="late"><Trans>{count} overdue</Trans></Count>;

function Summary({ projects, capped }: { projects: readonly Burden[]; capped: boolean }) {
  const total = figure(projects.reduce((sum, one) => sum + one.total, 0), capped);
  const late = projects.reduce((sum, one) => sum + one.overdue, 0);
  return <span className={styles.summary}><Trans>{total} open</Trans>{late > 0 && <Late count={figure(late, capped)} />}</span>;
}

function Groups({ items, projects, capped }: { items: readonly Waiting[]; projects: readonly Burden[]; capped: boolean }) {
  const order = [...new Set(items.map((item) => item.project))];
  return order.map((id) => {
    const own = items.filter((item) => item.project === id);
    const burden = projects.find((one) => one.id === id);
    const late = burden?.overdue ?? 0;
    const end = burden && <span className={styles.summary}><Count>{figure(burden.total, capped)}</Count>{late > 0 && <Late count={figure(late, capped)} />}</span>;
    return (
      <Sheet key={id} flush title={<Link to={projectPath(id)} className={styles.project}>{own[0]?.project_name}</Link>} end={end}>
        <Lines items={own} />
      </Sheet>
    );
  });
}

function Lines({ items, withProject }: { items: readonly Waiting[]; withProject?: boolean }) {
  const { t } = useLingui();
  return (
    <ul className={styles.lines}>
      {items.map((item) => (
        <li key={item.id}>
          <ThingLine number={item.number} title={item.title} link={item.link} project={item.project} due={item.due_on} about={[withProject && item.project_name, item.state_label, item.clock && t`contract period ends`].filter(Boolean).join(" · ")} />
        </li>
      ))}
    </ul>
  );
}
