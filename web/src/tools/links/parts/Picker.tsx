import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { projectKey } from "@/platform/queries";
import { useItemParts } from "@/platform/panels";
import { ChoiceField, ErrorState, ItemNumber, SearchBox, Skeletons, StatusBadge } from "@/ui";
import { type Hit, linksApi } from "../api";
import styles from "./links.module.css";
import { stateKind } from "./words";

const SHORTEST = 2;

interface PickerProps {
  project: string;
  value: Hit | undefined;
  onChange: (hit: Hit) => void;
  /** Not to be offered: the item itself, and what it is linked to already. */
  taken: ReadonlySet<string>;
  error?: string;
}

/** Finds one thing of the project among those that this person may see. */
export function Picker({ project, value, onChange, taken, error }: PickerProps) {
  const { t, i18n } = useLingui();
  const { things } = useItemParts();
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const wanted = text.trim();
  const seeking = wanted.length >= SHORTEST;
  const found = useQuery({
    queryKey: projectKey(project, "links", "search", kind, wanted),
    queryFn: ({ signal }) => linksApi.find(project, wanted, kind, signal),
    enabled: seeking,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const hits = seeking ? (found.data?.items.filter((hit) => !taken.has(hit.id)) ?? []) : [];
  const shown = value && !hits.some((hit) => hit.id === value.id) ? [value, ...hits] : hits;
  const kinds = things.map((thing) => ({ value: thing.kind, label: i18n._(thing.label) }));
  return (
    <div className={styles.picker} data-field="other_id">
      <div className={styles.seek}>
        <SearchBox value={text} onChange={setText} label={t`Number or words`} />
        {kinds.length > 1 && <ChoiceField hideLabel label={t`Kind`} value={kind} onChange={setKind} options={kinds} empty={t`Everything`} />}
      </div>
      {error && <p className={styles.error} role="alert">{error}</p>}
      {found.error && seeking ? <ErrorState error={found.error} onRetry={() => found.refetch()} /> : <Hits hits={shown} value={value} onChange={onChange} />}
      {!found.error && <p className={styles.hint} role="status">{seeking ? (found.isPending ? <Skeletons shape="lines" count={2} /> : shown.length === 0 && <Trans>Nothing that you may see matches.</Trans>) : !value && <Trans>Type at least two letters or figures.</Trans>}</p>}
    </div>
  );
}

function Hits({ hits, value, onChange }: { hits: readonly Hit[]; value: Hit | undefined; onChange: (hit: Hit) => void }) {
  const { t } = useLingui();
  const name = useId();
  if (hits.length === 0) return null;
  return (
    <fieldset className={styles.hits}>
      <legend className="seen-by-readers">{t`Found`}</legend>
      {hits.map((hit) => <HitLine key={hit.id} hit={hit} name={name} chosen={hit.id === value?.id} onChoose={() => onChange(hit)} />)}
    </fieldset>
  );
}

function HitLine({ hit, name, chosen, onChoose }: { hit: Hit; name: string; chosen: boolean; onChoose: () => void }) {
  const { t } = useLingui();
  const kind = stateKind(hit.state);
  return (
    <label className={styles.hit} data-chosen={chosen || undefined}>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      {hit.number && <ItemNumber plain number={hit.number} />}
      <span className={styles.hitTitle}>{hit.title || t`No subject`}</span>
      {kind && <StatusBadge kind={kind}>{hit.state_label}</StatusBadge>}
    </label>
  );
}
