import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { ErrorState, SearchBox, Skeletons } from "@/ui";
import { talkApi } from "../../api";
import { recordsApi } from "./api";
import styles from "./records.module.css";

const SHORTEST = 2;

interface Found {
  id: string;
  label: string;
  note: string;
}

interface TargetPickerProps {
  sort: "item" | "conversation";
  project: string | undefined;
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}

/** One item that one may open, or one conversation that one is in. */
export function TargetPicker({ sort, project, value, error: complaint, onChange }: TargetPickerProps) {
  const { t } = useLingui();
  const name = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Found>();
  const find = useFind();
  const wanted = text.trim();
  const isItem = sort === "item";
  const enabled = isItem ? project !== undefined && wanted.length >= SHORTEST : wanted.length === 0 || wanted.length >= SHORTEST;
  const { data, error, refetch } = useQuery({
    queryKey: ["conversations", "held", sort, project, wanted],
    queryFn: ({ signal }) => find(sort, project, wanted, signal),
    enabled,
    placeholderData: (before: Found[] | undefined, asked) => (asked?.queryKey[3] === project ? before : undefined), // those of another project are no hits here
    staleTime: 10_000,
    retry: false,
  });
  const found = enabled ? data : [];
  const kept = chosen && chosen.id === value && !found?.some((one) => one.id === value) ? [chosen] : [];
  const lines = [...kept, ...(found ?? [])]; // what is chosen stays in sight, whatever is looked for next
  const choose = (one: Found) => {
    setChosen(one);
    onChange(one.id);
  };
  return (
    <fieldset className={styles.targets} data-field="target">
      <legend>{isItem ? <Trans>Item</Trans> : <Trans>Conversation</Trans>}</legend>
      <SearchBox value={text} onChange={setText} onEnter={() => undefined} label={isItem ? t`Number or words` : t`Name of a group, or people`} />
      {complaint && <p className={styles.failed} role="alert">{complaint}</p>}
      {lines.length > 0 && (
        <ul className={styles.hits} aria-label={t`Found`}>
          {lines.map((one) => (
            <li key={one.id}>
              <label className={styles.hit}>
                <input type="radio" name={name} checked={value === one.id} onChange={() => choose(one)} />
                <span dir="auto">{one.label}<small>{one.note}</small></span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {enabled && error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !found && <Skeletons shape="lines" count={2} />}
      <p className={styles.note} role="status">
        {isItem ? (
          !project ? <Trans>Choose a project first.</Trans> : !enabled ? <Trans>Type at least two letters or figures.</Trans> : found?.length === 0 && <Trans>Nothing that you may see matches.</Trans>
        ) : found?.length === 0 ? <Trans>No conversation that you are in matches.</Trans> : <Trans>Only those that you are in. To keep others, hold a project, an item or a person.</Trans>}
      </p>
    </fieldset>
  );
}

function useFind(): (sort: "item" | "conversation", project: string | undefined, q: string, signal: AbortSignal) => Promise<Found[]> {
  const { t } = useLingui();
  return async (sort, project, q, signal) => {
    if (sort === "item") {
      const { items } = await talkApi.find(project ?? "", q, signal);
      return items.map(({ id, number, title, state_label }) => ({ id, label: [number, title].filter(Boolean).join(" "), note: state_label ?? "" }));
    }
    const { items } = await recordsApi.targets(q, project, signal);
    return items.map(({ id, kind, name, people, size, project_name }) => {
      const more = size - people.length;
      const names = [...people, ...(more > 0 ? [t`${plural(more, { one: "# more", other: "# more" })}`] : [])].join(", ");
      const notes = [project_name, kind === "group" ? names : t`Direct message`];
      return { id, label: kind === "group" ? name : names, note: notes.join(" · ") };
    });
  };
}
