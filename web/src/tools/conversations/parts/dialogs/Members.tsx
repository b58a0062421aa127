import { useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { EmptyState, ErrorState, FilteredEmpty, PersonChip, PressButton, SearchBox, SidePanel, Skeletons } from "@/ui";
import type { Member } from "./api";
import styles from "./dialogs.module.css";
import { membersQuery } from "./members";
import { useNamed } from "./people";

interface MembersProps {
  id: string;
  kind: "direct" | "group" | "item";
  onClose: () => void;
}

const SEEK_FROM = 12; // people

/** Who is in a conversation; of an item's, who follows it. */
export default function Members({ id, kind, onClose }: MembersProps) {
  const { t } = useLingui();
  return (
    <SidePanel opened modal title={kind === "item" ? t`Followers` : t`Members`} onClose={onClose}>
      {kind === "item" && <p className={styles.lead}><Trans>For them it is listed, and they are told of new messages. Everybody who can open the item can read it.</Trans></p>}
      <People id={id} kind={kind} />
    </SidePanel>
  );
}

function People({ id, kind }: Pick<MembersProps, "id" | "kind">) {
  const { t } = useLingui();
  const [q, setQ] = useState("");
  const wanted = q.trim();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(membersQuery(id, wanted));
  const people = data?.pages.flatMap((page) => page.items) ?? [];
  const seekable = wanted !== "" || people.length >= SEEK_FROM || hasNextPage;
  return (
    <>
      {seekable && <div className={styles.seek}><SearchBox value={q} onChange={setQ} label={t`Search people`} /></div>}
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={6} /> : people.length === 0 ? (
        wanted ? <FilteredEmpty onClear={() => setQ("")} /> : kind === "item" ? <EmptyState title={<Trans>Nobody follows this yet.</Trans>}><Trans>Whoever writes or is mentioned follows it.</Trans></EmptyState> : <EmptyState title={<Trans>Nobody is in it.</Trans>} />
      ) : (
        <ul className={styles.people} aria-label={kind === "item" ? t`Followers` : t`Members`}>
          {people.map((person) => <Line key={person.id} person={person} />)}
        </ul>
      )}
      {hasNextPage && <div className={styles.more}><PressButton busy={isFetchingNextPage} onPress={() => fetchNextPage()}><Trans>Show more</Trans></PressButton></div>}
    </>
  );
}

function Line({ person }: { person: Member }) {
  const named = useNamed();
  return <li><PersonChip person={named(person)} end={!person.active && <span className={styles.mark}><Trans>can no longer see this</Trans></span>} /></li>;
}
