import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useState } from "react";
import { type Candidate, type Talk, talkApi } from "../../api";
import { typedName } from "../thread/text";

export interface Choice {
  id: string;
  name: string;
  note: string;
  /** Not in this conversation: nobody is told. */
  outside: boolean;
}

const EVERYBODY = "all";
const SHOWN = 8;

/** The people behind an @ that is being typed: arrows walk, Enter or Tab takes, Escape leaves. `all`: everybody at once, too. */
export function useMentions(talk: Talk, text: string, caret: number, onTake: (from: number, choice: Choice) => void, all = true) {
  const { t } = useLingui();
  const [left, setLeft] = useState<number>();
  const [at, setAt] = useState(0);
  const typed = typedName(text, caret);
  const open = typed !== null && typed.from !== left;
  const wanted = typed?.name ?? "";
  const { data } = useQuery({
    queryKey: ["conversations", "mentionable", talk.id, wanted.toLocaleLowerCase()],
    queryFn: ({ signal }) => talkApi.mentionable(talk, wanted, signal),
    enabled: open,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const [asked, setAsked] = useState(wanted);
  if (asked !== wanted) {
    setAsked(wanted);
    setAt(0);
  }
  const everybody: Choice = { id: EVERYBODY, name: "all", note: t`Everybody in this conversation`, outside: false };
  const choice = ({ id, name, company, inside }: Candidate): Choice => {
    const outside = !inside && talk.kind !== "item";
    return { id, name, outside, note: outside ? t`${company}, not in this conversation` : company };
  };
  const people = [...(data?.people ?? [])].sort((a, b) => Number(b.inside) - Number(a.inside)).map(choice);
  const several = all && (talk.kind !== "direct" || (talk.people_count ?? 0) > 2);
  const choices = open ? [...people.slice(0, SHOWN), ...(several && EVERYBODY.startsWith(wanted.toLocaleLowerCase()) ? [everybody] : [])] : [];
  const shown = choices.length > 0;
  const take = (one: Choice) => {
    if (!typed) return;
    onTake(typed.from, one);
    setAt(0);
  };
  /** True where the key was for the list. */
  const hear = (event: KeyboardEvent): boolean => {
    if (!shown || event.nativeEvent.isComposing) return false;
    const one = choices[Math.min(at, choices.length - 1)];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") setAt((before) => (before + (event.key === "ArrowDown" ? 1 : choices.length - 1)) % choices.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && one) take(one);
    else if (event.key === "Escape") setLeft(typed?.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { choices, at: Math.min(at, Math.max(0, choices.length - 1)), take, hear };
}
