import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { useAddress } from "@/platform/address";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { EmptyState, ErrorState, ItemNumber, Page, SearchBox, Skeletons } from "@/ui";
import { searchApi } from "../api";
import { Marked } from "../parts/Marked";
import styles from "../parts/results.module.css";

const MOST = 50;
const SHORTEST = 2;

/** Everything of the project that was found, best first. */
export default function Results() {
  const { t } = useLingui();
  const project = useProject();
  const [address, setAddress] = useAddress<{ q: unknown }>({ q: "" });
  const q = typeof address.q === "number" || typeof address.q === "string" ? String(address.q) : ""
  const wanted = q.trim();
  const { data, error, refetch } = useQuery({
    queryKey: projectKey(project.id, "search", "results", wanted),
    queryFn: ({ signal }) => searchApi.find(project.id, wanted, MOST, signal),
    enabled: wanted.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  const change = useCallback((next: string) => setAddress({ q: next }), [setAddress]);
  const body = wanted.length < SHORTEST ? (
    <EmptyState title={<Trans>What are you looking for?</Trans>}><Trans>A number, a few words of a subject, of the text, or the name of an attachment.</Trans></EmptyState>
  ) : error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" /> : data.items.length === 0 ? (
    <EmptyState title={<Trans>Nothing found for “{wanted}”.</Trans>}><Trans>Only what you may see is searched.</Trans></EmptyState>
  ) : (
    <ul className={styles.list} aria-label={t`Results`}>
      {data.items.map((hit) => (
        <li key={hit.id}>
          <Link to={hit.link} className={styles.hit}>
            <ItemNumber number={hit.number || "–"} plain />
            <span className={styles.title}><Marked text={hit.title} ranges={hit.title_ranges} /></span>
            <span className={styles.state}>{hit.state_label}</span>
            {hit.snippet && <span className={styles.snippet}><Marked text={hit.snippet.text} ranges={hit.snippet.ranges ?? []} /></span>}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <Page title={t`Search`} lead={<span>{project.name}</span>} width="letter">
      <div className={styles.box}><SearchBox value={q} onChange={change} label={t`Search this project`} /></div>
      {body}
    </Page>
  );
}
