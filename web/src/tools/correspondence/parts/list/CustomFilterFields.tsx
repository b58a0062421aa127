import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { DateField, PeoplePicker, TextField } from "@/ui";
import { correspondenceApi } from "../../api";
import { useAnybody } from "../form/usePeople";
import { endsOf, isFigure, spanOf } from "./chosen";
import styles from "./list.module.css";

const SETTLED = 400; // milliseconds after the last key
const LONGEST = 200;

interface TypedProps {
  label: string;
  value: string;
  hideLabel?: boolean;
  /** What is not is not asked for; the list stays as it was. */
  fits?: (text: string) => boolean;
  wrong?: string;
  inputMode?: "decimal" | "search";
  onChange: (value: string) => void;
}

/** A line that narrows the list once somebody stopped typing. */
function Typed({ label, value, hideLabel, fits, wrong, inputMode, onChange }: TypedProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const text = typed.trim();
  const isWrong = text !== "" && fits !== undefined && !fits(text);
  useEffect(() => {
    if (text === value || isWrong) return;
    const timer = setTimeout(() => onChange(text), SETTLED);
    return () => clearTimeout(timer);
  }, [text, value, isWrong, onChange]);
  return <TextField label={label} hideLabel={hideLabel} placeholder={hideLabel ? label : undefined} value={typed} maxLength={LONGEST} inputMode={inputMode} error={isWrong ? wrong : undefined} onChange={setTyped} />;
}

/** By words that stand in a text. */
export function WordsFilter({ label, words, onChange }: { label: string; words: string; onChange: (words: string) => void }) {
  return <Typed label={label} value={words} inputMode="search" onChange={onChange} />;
}

interface SpanFilterProps {
  label: string;
  /** Numbers, else days. */
  figures: boolean;
  /** `from..to`, either end open. */
  span: string;
  onChange: (span: string) => void;
}

/** From one day or number to another, both included. */
export function SpanFilter({ label, figures, span, onChange }: SpanFilterProps) {
  const { t } = useLingui();
  const [from, to] = endsOf(span);
  const start = (value: string) => onChange(spanOf(value, to));
  const end = (value: string) => onChange(spanOf(from, value));
  const figure = { hideLabel: true, inputMode: "decimal" as const, fits: isFigure, wrong: t`A number, such as 12.5` };
  return (
    <fieldset className={styles.range}>
      <legend>{label}</legend>
      {figures ? <Typed {...figure} label={t`from`} value={from} onChange={start} /> : <DateField hideLabel label={t`from`} value={from} onChange={start} />}
      {figures ? <Typed {...figure} label={t`to`} value={to} onChange={end} /> : <DateField hideLabel label={t`to`} value={to} onChange={end} />}
    </fieldset>
  );
}

/** By people; those chosen are known by name, the others are sought. */
export function PeopleFilterField({ label, held, onChange }: { label: string; held: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const { t } = useLingui();
  const { id } = useProject();
  const anybody = useAnybody();
  const named = useQuery({
    queryKey: projectKey(id, "correspondence", "people", "custom", held),
    queryFn: ({ signal }) => correspondenceApi.choices(id, "created_by", { also: held, limit: 1 }, signal),
    enabled: held.length > 0,
  });
  const names = new Map(named.data?.items.map((person) => [person.id, person.name]));
  return <PeoplePicker label={label} placeholder={t`Any`} value={held.map((person) => ({ id: person, name: names.get(person) ?? "…" }))} search={anybody} onChange={(people) => onChange(people.map((person) => person.id))} />;
}
