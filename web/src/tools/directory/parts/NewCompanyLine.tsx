import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useState } from "react";
import { isProblem } from "@/platform/http";
import { PressButton, TextField } from "@/ui";
import { companiesApi } from "../api";
import { companiesQuery } from "../state";
import styles from "./directory.module.css";

/** A company that is not in the list yet, without leaving the form. */
export function NewCompanyLine({ onMade }: { onMade: (company: string) => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState<string>();
  const [error, setError] = useState<string>();
  if (name === undefined) return <div><PressButton small kind="quiet" onPress={() => setName("")}><Trans>The company is new</Trans></PressButton></div>;

  const add = async () => {
    try {
      const made = await companiesApi.add({ name: name.trim() });
      await queries.invalidateQueries({ queryKey: companiesQuery.queryKey });
      onMade(made.id);
      setName(undefined);
    } catch (caught) {
      if (!isProblem(caught) || !caught.fields.name) throw caught;
      setError(caught.fields.name);
    }
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (name.trim()) add().catch(() => setError(t`This did not work. Try again.`));
  };
  return (
    <div className={styles.inline}>
      <TextField label={<Trans>New company</Trans>} value={name} error={error} onChange={(next) => { setName(next); setError(undefined); }} onKeyDown={enter} autoFocus />
      <PressButton onPress={add} blocked={!name.trim() && t`Enter a name.`}><Trans>Add company</Trans></PressButton>
    </div>
  );
}
