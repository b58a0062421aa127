import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { whyNot } from "@/kernel/resource";
import { ChoiceField, IconButton, PressButton, Sheet, StatusBadge, TextField, toast, toastProblem, useForm } from "@/ui";
import { kindOf } from "../../state";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, type CompanyType, companyTypesQuery, type KeptStatus, type MapsTo } from "../../parts/admin/api";
import { TypeFrame } from "../../parts/admin/TypeFrame";
import { statusWhy } from "../../parts/admin/words";
import { STATES, stateWord } from "../../parts/words";

/** The words for the four states, and more of them. */
export default function TypeStatuses() {
  return <TypeFrame tab="statuses">{(type) => <Statuses type={type} />}</TypeFrame>;
}

function Statuses({ type }: { type: CompanyType }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey });
  const form = useForm<{ name: string; maps_to: MapsTo }>({
    initial: { name: "", maps_to: "open" },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name, maps_to }) => {
      await adminApi.addStatus(type.id, name, maps_to);
      await reload();
      form.reset({ name: "", maps_to });
    },
  });
  const remove = async (status: KeptStatus) => {
    await adminApi.deleteStatus(type.id, status.id);
    await reload();
    const { name } = status;
    toast(t`${name} deleted`, { undo: () => adminApi.addStatus(type.id, status.name, status.maps_to).then(reload) });
  };
  return (
    <Sheet flush>
      <form {...form.formProps} className={styles.adding}>
        <TextField {...form.bind("name")} label={<Trans>New status</Trans>} placeholder={t`Under review`} />
        <ChoiceField {...form.bind("maps_to")} onChange={(next) => form.set("maps_to", next as MapsTo)} label={<Trans>Behaves like</Trans>} options={STATES.map((state) => ({ value: state, label: stateWord(state) }))} />
        <PressButton type="submit" busy={form.busy}><Trans>Add status</Trans></PressButton>
      </form>
      <ul className={styles.list}>
        {type.statuses.map((status) => {
          const { name } = status;
          const why = statusWhy(whyNot(status, "delete"));
          return (
            <li key={status.id} className={styles.line}>
              <span className={styles.grow}><StatusBadge kind={kindOf(status.maps_to)}>{name}</StatusBadge></span>
              <span className={styles.quiet}>{status.fixed ? <Trans>in every type</Trans> : stateWord(status.maps_to)}{status.used && !status.fixed && <>, <Trans>in use</Trans></>}</span>
              <IconButton label={t`Delete ${name}`} blocked={why} onClick={() => remove(status).catch(toastProblem)}><IconTrash size={16} stroke={1.5} aria-hidden /></IconButton>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
