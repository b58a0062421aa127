import { plural } from "@lingui/core/macro";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import type { Page } from "@/kernel/resource";
import { useMe } from "@/platform/session";
import { ErrorState, IconButton, PersonChip, PressButton, Skeletons } from "@/ui";
import type { Member } from "./api";
import styles from "./dialogs.module.css";
import { useNamed } from "./people";

interface PresentMembersProps {
  members: UseInfiniteQueryResult<InfiniteData<Page<Member>>>;
  /** Who goes with Save. */
  removed: readonly string[];
  onFlip: (id: string) => void;
}

/** Who is in the group now, each with a cross that takes effect with Save. */
export function PresentMembers({ members, removed, onFlip }: PresentMembersProps) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = members;
  const people = data?.pages.flatMap((page) => page.items) ?? [];
  const count = removed.length;
  return (
    <section className={styles.section}>
      <h3><Trans>In the group now</Trans></h3>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" /> : (
        <ul className={styles.people} aria-label={t`In the group now`}>
          {people.map((person) => <Line key={person.id} person={person} leaving={removed.includes(person.id)} onFlip={() => onFlip(person.id)} />)}
        </ul>
      )}
      {hasNextPage && <div className={styles.more}><PressButton busy={isFetchingNextPage} onPress={() => fetchNextPage()}><Trans>Show more</Trans></PressButton></div>}
      {count > 0 && <p role="status" className={styles.mark}>{t`${plural(count, { one: "# person leaves the group with Save.", other: "# people leave the group with Save." })}`}</p>}
    </section>
  );
}

function Line({ person, leaving, onFlip }: { person: Member; leaving: boolean; onFlip: () => void }) {
  const { t } = useLingui();
  const { person: me } = useMe();
  const named = useNamed();
  const { name } = person;
  const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
  return (
    <li>
      <span data-leaving={leaving || undefined}><PersonChip person={named(person)} end={person.id === me.id && <span className={styles.mark}><Trans>you</Trans></span>} /></span>
      <IconButton label={leaving ? t`Keep ${name}` : t`Remove ${name}`} onClick={onFlip}>{leaving ? <IconArrowBackUp {...look} /> : <IconX {...look} />}</IconButton>
    </li>
  );
}
