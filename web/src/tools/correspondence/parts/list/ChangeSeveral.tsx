import { Modal } from "@mantine/core";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useProject } from "@/platform/session";
import { ApiProblem } from "@/platform/problem";
import { ChoiceField, DateField, PressButton, TickField, toast, toastProblem, useForm } from "@/ui";
import type { Line, MapsTo } from "../../api";
import { bulkApi, canUndo, type Outcome, undoOf, type Wanted } from "./bulk";
import styles from "./list.module.css";

interface ChangeSeveralProps {
  ids: readonly string[];
  lines: readonly Line[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const STAYS = "";

/** One change for all chosen letters. */
export function ChangeSeveral({ ids, lines, onClose, onDone }: ChangeSeveralProps) {
  const { t } = useLingui();
  const [refused, setRefused] = useState<readonly Outcome[]>([]);
  const change = useChange(ids, lines, onDone);
  const form = useForm({
    initial: { state: STAYS, due: false, due_on: "", private: STAYS, each: false },
    submit: async (values) => {
      const wanted = wantedOf(values);
      if (wanted === null) return false;
      const left = await change(wanted, values.each ? "item_by_item" : "all_or_nothing");
      setRefused(left);
      if (left.length === 0) onClose();
      return left.length === 0;
    },
  });
  const { values } = form;
  const count = ids.length;
  const states: { value: MapsTo | ""; label: string }[] = [
    { value: STAYS, label: t`As it is` },
    { value: "open", label: t`Open` },
    { value: "closed_successful", label: t`Closed - Successful` },
    { value: "closed_unsuccessful", label: t`Closed - Unsuccessful` },
  ];
  const privacy = [{ value: STAYS, label: t`As it is` }, { value: "yes", label: t`Private` }, { value: "no", label: t`Not private` }];
  const title = t`${plural(count, { one: "Change # letter", other: "Change # letters" })}`;
  return (
    <Modal opened onClose={onClose} title={title} centered size="30rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <form {...form.formProps} className={styles.panel}>
        <ChoiceField {...form.bind("state")} label={<Trans>Status</Trans>} options={states} />
        <ChoiceField {...form.bind("private")} label={<Trans>Privacy</Trans>} options={privacy} />
        <TickField {...form.bind("due")} label={<Trans>Change the due date</Trans>} />
        {values.due && <DateField {...form.bind("due_on")} label={<Trans>Due date</Trans>} hint={<Trans>Left empty, the letters have none.</Trans>} />}
        <TickField {...form.bind("each")} label={<Trans>Change those that can be changed</Trans>} description={<Trans>Otherwise nothing changes where one letter cannot.</Trans>} />
        {refused.length > 0 && <Refused outcomes={refused} lines={lines} />}
        <div className={styles.foot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" type="submit" busy={form.busy} blocked={wantedOf(values) === null ? t`Choose what is to change.` : undefined}><Trans>Change</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}

function wantedOf(values: { state: string; due: boolean; due_on: string; private: string }): Wanted | null {
  const fields: Wanted["fields"] = {};
  if (values.due) fields.due_on = values.due_on || null;
  if (values.private) fields.private = values.private === "yes";
  const named = Object.keys(fields).length > 0;
  if (!named && !values.state) return null;
  return { ...(named ? { fields } : {}), ...(values.state ? { state: values.state as MapsTo } : {}) }; // a choice of the list above
}

/** Why these stayed as they were. */
function Refused({ outcomes, lines }: { outcomes: readonly Outcome[]; lines: readonly Line[] }) {
  const names = new Map(lines.map((line) => [line.id, line.number]));
  return (
    <div role="alert" className={styles.refused}>
      <p><Trans>These were not changed:</Trans></p>
      <ul>
        {outcomes.map((one) => <li key={one.id}><b>{names.get(one.id) ?? "–"}</b> {one.detail || one.title}</li>)}
      </ul>
    </div>
  );
}

/** Changes letters, says so, and offers to undo; gives those that were refused. */
export function useChange(ids: readonly string[], lines: readonly Line[], onDone: () => Promise<unknown>) {
  const { t } = useLingui();
  const project = useProject();
  return async (wanted: Wanted, mode: "all_or_nothing" | "item_by_item"): Promise<readonly Outcome[]> => {
    const undo = canUndo(lines.filter((line) => ids.includes(line.id)), wanted) ? undoOf(ids, lines, wanted) : undefined;
    try {
      const told = await bulkApi.change(project.id, ids.map((id) => ({ id })), mode, wanted);
      const { done } = told;
      const back = undo?.filter((one) => told.items.some((item) => item.id === one.id && item.done));
      const takeBack = async () => {
        await bulkApi.change(project.id, back ?? [], "item_by_item").catch(toastProblem);
        await onDone();
      };
      toast(t`${plural(done, { one: "# letter changed", other: "# letters changed" })}`, back && back.length > 0 ? { undo: takeBack } : {});
      await onDone();
      return told.items.filter((item) => !item.done);
    } catch (error) {
      const items = error instanceof ApiProblem && Array.isArray(error.extra.items) ? (error.extra.items as Outcome[]) : []; // the server's own shape
      if (items.length === 0) throw error;
      return items;
    }
  };
}
