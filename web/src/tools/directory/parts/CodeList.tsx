import { Trans, useLingui } from "@lingui/react/macro";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { ConfirmDialog, EmptyState, ErrorState, IconButton, Note, PressButton, SearchBox, Sheet, Skeletons, TextField, useForm } from "@/ui";
import type { Entry, Reference } from "../api";
import styles from "./references.module.css";
import type { useReferences } from "./useReferences";

interface CodeListProps {
  list: ReturnType<typeof useReferences>;
  /** What the code is called here; left out where there is none. */
  codeLabel?: string;
  /** The server's name of the code. */
  codeName?: "code" | "number";
  nameLabel: string;
  empty: ReactNode;
}

const SEARCHABLE = 12;
const codeOf = (reference: Reference) => reference.number ?? reference.code ?? "";

/** Reference data as a list: the new line on top, every line edited in its place. */
export function CodeList({ list, codeLabel, codeName = "code", nameLabel, empty }: CodeListProps) {
  const { t } = useLingui();
  const { query, mayEdit } = list;
  const [q, setQ] = useState("");
  const [leaving, setLeaving] = useState<Reference>();
  const all = query.data?.items ?? [];
  const wanted = q.trim().toLocaleLowerCase();
  const shown = all.filter((one) => `${codeOf(one)} ${one.name}`.toLocaleLowerCase().includes(wanted));
  const label = leaving?.name;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeletons shape="list" count={6} />;
  return (
    <>
      {!mayEdit && <Note><Trans>You can look at this list; only its administrators change it.</Trans></Note>}
      <Sheet flush end={all.length >= SEARCHABLE && <SearchBox value={q} onChange={setQ} label={t`Search this list`} />} title={all.length >= SEARCHABLE && nameLabel}>
        {mayEdit && <NewLine codeLabel={codeLabel} codeName={codeName} nameLabel={nameLabel} onAdd={list.add} />}
        {all.length === 0 ? <EmptyState title={empty} /> : (
          <ul className={styles.lines}>
            {shown.map((reference) => <Line key={reference.id} {...{ reference, codeLabel, codeName, nameLabel, mayEdit }} onEdit={(entry) => list.edit(reference, entry)} onRetire={() => setLeaving(reference)} />)}
          </ul>
        )}
      </Sheet>
      <ConfirmDialog opened={leaving !== undefined} title={<Trans>Retire {label}?</Trans>} confirm={<Trans>Retire</Trans>} danger onCancel={() => setLeaving(undefined)} onConfirm={async () => { if (leaving) await list.retire(leaving); setLeaving(undefined); }}>
        <Trans>It is offered no more. Letters that carry it keep it.</Trans>
      </ConfirmDialog>
    </>
  );
}

interface NewLineProps {
  codeLabel: string | undefined;
  codeName: "code" | "number";
  nameLabel: string;
  onAdd: (entry: Entry) => Promise<unknown>;
}

function useEntryForm(initial: Entry, codeName: "code" | "number", withCode: boolean, save: (entry: Entry, again: () => void) => Promise<unknown>) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: initial.name, [codeName]: initial.code } as Record<"name" | "code" | "number", string>,
    check: (values): Record<string, string | undefined> => ({ [codeName]: withCode && !values[codeName].trim() ? t`Needed.` : undefined, name: values.name.trim() ? undefined : t`Enter a name.` }),
    submit: (values) => save({ name: values.name, code: withCode ? values[codeName] : "" }, () => form.reset({ name: "", code: "", number: "" })),
  });
  return form;
}

function NewLine({ codeLabel, codeName, nameLabel, onAdd }: NewLineProps) {
  const first = useRef<HTMLDivElement>(null);
  const form = useEntryForm({ name: "", code: "" }, codeName, codeLabel !== undefined, async (entry, again) => {
    await onAdd(entry);
    again();
    first.current?.querySelector("input")?.focus();
  });
  return (
    <form {...form.formProps}>
      <div ref={first} className={styles.add}>
        {codeLabel && <div className={styles.short}><TextField {...form.bind(codeName)} label={codeLabel} /></div>}
        <div className={styles.grow}><TextField {...form.bind("name")} label={nameLabel} /></div>
        <PressButton type="submit" busy={form.busy}><Trans>Add</Trans></PressButton>
      </div>
    </form>
  );
}

interface LineProps extends Omit<NewLineProps, "onAdd"> {
  reference: Reference;
  mayEdit: boolean;
  onEdit: (entry: Partial<Entry>) => Promise<unknown>;
  onRetire: () => void;
}

function Line({ reference, codeLabel, codeName, nameLabel, mayEdit, onEdit, onRetire }: LineProps) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const { name } = reference;
  if (editing) {
    return (
      <li className={styles.line}>
        <EditLine {...{ reference, codeLabel, codeName, nameLabel }} onDone={() => setEditing(false)} onEdit={onEdit} />
      </li>
    );
  }
  return (
    <li className={styles.line}>
      {codeLabel && <span className={styles.code}>{codeOf(reference)}</span>}
      <span className={styles.name}>{name}</span>
      {mayEdit && (
        <span className={styles.buttons}>
          <IconButton label={t`Edit ${name}`} onClick={() => setEditing(true)}><IconPencil size={16} stroke={1.5} aria-hidden /></IconButton>
          <IconButton label={t`Retire ${name}`} onClick={onRetire}><IconTrash size={16} stroke={1.5} aria-hidden /></IconButton>
        </span>
      )}
    </li>
  );
}

function EditLine({ reference, codeLabel, codeName, nameLabel, onEdit, onDone }: Omit<LineProps, "mayEdit" | "onRetire"> & { onDone: () => void }) {
  const form = useEntryForm({ name: reference.name, code: codeOf(reference) }, codeName, codeLabel !== undefined, async (entry) => {
    await onEdit(codeLabel ? entry : { name: entry.name });
    onDone();
  });
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, on its way up from the field
    <form {...form.formProps} className={styles.editing} onKeyDown={(event) => event.key === "Escape" && onDone()}>
      {codeLabel && <div className={styles.short}><TextField {...form.bind(codeName)} label={codeLabel} hideLabel autoFocus /></div>}
      <div className={styles.grow}><TextField {...form.bind("name")} label={nameLabel} hideLabel autoFocus={!codeLabel} /></div>
      <PressButton type="submit" busy={form.busy}><Trans>Save</Trans></PressButton>
      <PressButton kind="quiet" onPress={onDone}><Trans>Cancel</Trans></PressButton>
    </form>
  );
}
