import { useQuery, useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { whyNot } from "@/kernel/resource";
import { ChoiceField, EditPanel, ErrorState, IconButton, PressButton, Sheet, Skeletons, StatusBadge, TextField, toast, toastProblem, useForm } from "@/ui";
import { kindOf } from "../../state";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, type CompanyType, companyTypesQuery, type KeptStatus, type MapsTo, statusesQuery } from "../../parts/admin/api";
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
  const { data, error, refetch } = useQuery(statusesQuery(type.id));
  const [renaming, setRenaming] = useState<KeptStatus>();
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
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" /> : (
        <ul className={styles.list}>
          {data.items.map((status) => {
            const { name } = status;
            return (
              <li key={status.id} className={styles.line}>
                <span className={styles.grow}><StatusBadge kind={kindOf(status.maps_to)}>{name}</StatusBadge></span>
                <span className={styles.quiet}>{status.fixed ? <Trans>in every type</Trans> : stateWord(status.maps_to)}{!status.fixed && <Uses status={status} />}</span>
                {!status.fixed && (
                  <span className={styles.pairOfButtons}>
                    <IconButton label={t`Rename ${name}`} blocked={statusWhy(whyNot(status, "rename"))} onClick={() => setRenaming(status)}><IconPencil size={16} stroke={1.5} aria-hidden /></IconButton>
                    <IconButton label={t`Delete ${name}`} blocked={statusWhy(whyNot(status, "delete"))} onClick={() => remove(status).catch(toastProblem)}><IconTrash size={16} stroke={1.5} aria-hidden /></IconButton>
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {renaming && <Rename type={type.id} status={renaming} onDone={reload} onClose={() => setRenaming(undefined)} />}
    </Sheet>
  );
}

/** Where a status is used: it stays as long as it is. */
function Uses({ status: { places = [], responses = 0 } }: { status: KeptStatus }) {
  const { t } = useLingui();
  if (places.length === 0 && responses === 0) return <>, <Trans>not in use</Trans></>;
  const answers = t`${plural(responses, { one: "# response", other: "# responses" })}`;
  const words = [...places.map(({ project, items }) => `${project} (${items})`), ...(responses > 0 ? [answers] : [])];
  return <>, <Trans>in use:</Trans> {words.join(", ")}</>;
}

interface RenameProps {
  type: string;
  status: KeptStatus;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

function Rename({ type, status, onDone, onClose }: RenameProps) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: status.name },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name }, over = status.version) => {
      await adminApi.renameStatus(type, status.id, name, over);
      await onDone();
      toast(t`Saved`);
      onClose();
    },
  });
  return (
    <EditPanel title={t`Rename status`} form={form} save={<Trans>Rename</Trans>} onClose={onClose}>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required hint={<Trans>Letters that have this status show the new name at once. Their history keeps the old one.</Trans>} />
    </EditPanel>
  );
}
