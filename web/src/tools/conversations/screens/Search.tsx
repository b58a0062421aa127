import { Popover } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconHelpCircle } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import { useAddress } from "@/platform/address";
import { EmptyState, ErrorState, IconButton, Page, PressButton, SearchBox, Skeletons } from "@/ui";
import { dialogsApi } from "../parts/dialogs/api";
import { HitLine } from "../parts/dialogs/HitLine";
import { useOperators, withOperator } from "../parts/dialogs/operators";
import styles from "../parts/dialogs/search.module.css";

const SHORTEST = 2;

/** Every message that one may read and that fits, newest first. */
export default function Search() {
  const { t } = useLingui();
  const [address, setAddress] = useAddress<{ q: unknown }>({ q: "" });
  const q = typeof address.q === "number" || typeof address.q === "string" ? String(address.q) : "";
  const change = useCallback((next: string) => setAddress({ q: next }), [setAddress]);
  return (
    <Page title={t`Search`} lead={<span><Trans>Conversations</Trans></span>} width="letter" crumbs={[{ label: t`Conversations`, to: "/conversations" }]}>
      <div className={styles.box}>
        <SearchBox value={q} onChange={change} label={t`Search messages`} />
        {q.trim().length >= SHORTEST && <Help onChoose={(operator) => change(withOperator(q, operator))} />}
      </div>
      <Found q={q.trim()} onChange={change} />
    </Page>
  );
}

function Help({ onChoose }: { onChoose: (operator: string) => void }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const choose = (operator: string) => {
    setOpened(false);
    onChoose(operator);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <IconButton label={t`How to search`} aria-expanded={opened} onClick={() => setOpened(!opened)}><IconHelpCircle size={18} stroke={1.5} aria-hidden /></IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`How to search`}><Operators onChoose={choose} /></Popover.Dropdown>
    </Popover>
  );
}

function Operators({ onChoose }: { onChoose: (operator: string) => void }) {
  const operators = useOperators();
  return (
    <ul className={styles.operators}>
      {operators.map((operator) => (
        <li key={operator.type}>
          <button type="button" onClick={() => onChoose(operator.type)}>
            <code>{operator.example}</code>
            <span>{operator.about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Found({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useInfiniteQuery({
    queryKey: ["conversations", "search", q],
    queryFn: ({ pageParam, signal }) => dialogsApi.search(q, pageParam, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: q.length >= SHORTEST,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  if (q.length < SHORTEST) {
    return (
      <section aria-label={t`How to search`}>
        <p className={styles.lead}><Trans>Words that stand in a message, or in the name of a file. These narrow it down:</Trans></p>
        <Operators onChoose={(operator) => onChange(withOperator(q, operator))} />
      </section>
    );
  }
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="list" count={8} />;
  const hits = data.pages.flatMap((page) => page.items);
  if (hits.length === 0) return <EmptyState title={<Trans>Nothing found for “{q}”.</Trans>}><Trans>Only what you may read is searched.</Trans></EmptyState>;
  return (
    <div aria-busy={isPlaceholderData || undefined}>
      <ul className={styles.list} aria-label={t`Results`}>
        {hits.map((hit) => <HitLine key={`${hit.conversation.id}-${hit.message.seq}`} hit={hit} />)}
      </ul>
      {hasNextPage && <div className={styles.more}><PressButton busy={isFetchingNextPage} onPress={() => fetchNextPage()}><Trans>Show more</Trans></PressButton></div>}
    </div>
  );
}
