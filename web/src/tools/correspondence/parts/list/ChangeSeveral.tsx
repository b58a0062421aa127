import { Modal } from "@mantine/core";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { useProject } from "@/platform/session";
import { ApiProblem } from "@/platform/problem";
import { ChoiceField, DateField, PeoplePicker, PressButton, TickField, toast, toastProblem, useForm } from "@/ui";
import type { Line, MapsTo } from "../../api";
import { useAnybody, usePeopleSearch } from "../form/usePeople";
import { bulkApi, type Outcome, undoOf, type Wanted } from "./bulk";
import { LockedNote } from "./LockedNote";
import styles from "./list.module.css";

interface ChangeSeveralProps {
  ids: readonly string[];
  lines: readonly Line[];
  /** So many more are chosen that nobody edits. */
  locked: number;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const STAYS = "";
const BLANK = { state: STAYS, due: false, due_on: "", private: STAYS, assigned: false, assignees: [] as PersonChoice[], copied: false, distribution: [] as PersonChoice[], from: false, received_from: [] as PersonChoice[], each: false };
type Values = typeof BLANK;

/** One change for all chosen letters. */
export function ChangeSeveral({ ids, lines, locked, onClose, onDone }: ChangeSeveralProps) {
  const { t } = useLingui();
  const [refused, setRefused] = useState<readonly Outcome[]>([]);
  const change = useChange(ids, onDone);
  const types = [...new Set(lines.filter((line) => ids.includes(line.id)).map((line) => line.type_id))];
  const ofType = usePeopleSearch(types[0] ?? "");
  const anybody = useAnybody();
  const search = types.length === 1 ? ofType : anybody; // whoever has no access is refused letter by letter
  const form = useForm({
    initial: BLANK,
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
        {locked > 0 && <LockedNote locked={locked} of={ids.length + locked} />}
        <ChoiceField {...form.bind("state")} label={<Trans>Status</Trans>} options={states} />
        <ChoiceField {...form.bind("private")} label={<Trans>Privacy</Trans>} options={privacy} />
        <TickField {...form.bind("due")} label={<Trans>Change the due date</Trans>} />
        {values.due && <DateField {...form.bind("due_on")} label={<Trans>Due date</Trans>} hint={<Trans>Left empty, the letters have none.</Trans>} />}
        <TickField {...form.bind("assigned")} label={<Trans>Change the assignees</Trans>} />
        {values.assigned && <PeoplePicker {...form.bind("assignees")} label={<Trans>Assignees</Trans>} search={search} />}
        <TickField {...form.bind("copied")} label={<Trans>Change the distribution</Trans>} />
        {values.copied && <PeoplePicker {...form.bind("distribution")} label={<Trans>Distribution</Trans>} search={search} />}
        <TickField {...form.bind("from")} label={<Trans>Change whom they were received from</Trans>} />
        {values.from && <PeoplePicker {...form.bind("received_from")} label={<Trans>Received from</Trans>} search={search} single />}
        <TickField {...form.bind("each")} label={<Trans>Change those that can be changed</Trans>} description={<Trans>Otherwise nothing changes where one letter cannot.</Trans>} />
        <p className={styles.exportNote}><Trans>Custom fields are changed letter by letter.</Trans></p>
        {refused.length > 0 && <Refused outcomes={refused} lines={lines} />}
        <div className={styles.foot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" type="submit" busy={form.busy} blocked={wantedOf(values) === null ? t`Choose what is to change.` : undefined}><Trans>Change</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}

function wantedOf(values: Values): Wanted | null {
  const fields: Wanted["fields"] = {};
  if (values.due) fields.due_on = values.due_on || null;
  if (values.private) fields.private = values.private === "yes";
  if (values.assigned) fields.assignees = values.assignees.map((person) => person.id);
  if (values.copied) fields.distribution = values.distribution.map((person) => person.id);
  if (values.from) fields.received_from = values.received_from[0]?.id ?? null;
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
export function useChange(ids: readonly string[], onDone: () => Promise<unknown>) {
  const { t } = useLingui();
  const project = useProject();
  return async (wanted: Wanted, mode: "all_or_nothing" | "item_by_item"): Promise<readonly Outcome[]> => {
    try {
      const told = await bulkApi.change(project.id, ids.map((id) => ({ id })), mode, wanted);
      const { done } = told;
      const back = undoOf(told.items);
      const takeBack = async () => {
        const undone = await bulkApi.change(project.id, back, "item_by_item").catch(toastProblem);
        await onDone();
        const stayed = undone?.items.find((item) => !item.done);
        if (stayed) toast(stayed.detail || stayed.title, { tone: "failed" });
      };
      toast(t`${plural(done, { one: "# letter changed", other: "# letters changed" })}`, back.length > 0 ? { undo: takeBack } : {});
      await onDone();
      return told.items.filter((item) => !item.done);
    } catch (error) {
      const items = error instanceof ApiProblem && Array.isArray(error.extra.items) ? (error.extra.items as Outcome[]) : []; // the server's own shape
      if (items.length === 0) throw error;
      return items;
    }
  };
}
