import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArchive, IconArchiveOff, IconPlus } from "@tabler/icons-react";
import { EMPTY_DOC, isBlank, type RichDoc } from "@/kernel/richtext";
import { may } from "@/kernel/resource";
import { ChoiceField, EditPanel, Field, IconButton, Note, PressButton, RichEditor, TextField, toast, useForm } from "@/ui";
import { type CustomKind, isSelect, KINDS, kindWord } from "../custom/kinds";
import styles from "./admin.module.css";
import { adminApi, companyTypesQuery, customFieldsQuery, type KeptField } from "./api";
import { customFieldWord } from "./words";

interface OptionLine {
  key: string;
  id?: string;
  label: string;
  archived: boolean;
}

interface Values {
  name: string;
  kind: CustomKind;
  hint: string;
  text: RichDoc;
  options: OptionLine[];
}

const valuesOf = (field: KeptField | undefined): Values => ({
  name: field?.name ?? "",
  kind: field?.kind ?? "text",
  hint: field?.hint ?? "",
  text: (field?.text as RichDoc | null | undefined) ?? EMPTY_DOC,
  options: (field?.options ?? []).map((one) => ({ key: one.id, id: one.id, label: one.label, archived: one.archived ?? false })),
});

const line = (): OptionLine => ({ key: crypto.randomUUID(), label: "", archived: false });

interface CustomFieldPanelProps {
  /** The field that is edited, where it is not a new one. */
  field: KeptField | undefined;
  onClose: () => void;
  onMade?: (field: KeptField) => void;
}

/** A custom field of the company: made once, for every form. */
export function CustomFieldPanel({ field, onClose, onMade }: CustomFieldPanelProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const reload = () => Promise.all([queries.invalidateQueries({ queryKey: customFieldsQuery.queryKey }), queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey })]);
  const form = useForm<Values>({
    initial: valuesOf(field),
    check: ({ name, kind, text, options }) => ({
      name: name.trim() ? undefined : t`Enter a name.`,
      text: kind === "read_only" && isBlank(text) ? t`Write what it says.` : undefined,
      options: isSelect(kind) && options.every((one) => one.archived || !one.label.trim()) ? t`A choice needs at least one option.` : undefined,
    }),
    submit: async ({ name, kind, hint, text, options }, over = field?.version) => {
      const named = options.filter((one) => one.label.trim() !== "");
      const body = { name, hint, ...(kind === "read_only" && { text: text as unknown as Record<string, unknown> }) };
      if (field && over !== undefined) await adminApi.editCustomField(field.id, { ...body, ...(isSelect(kind) && { options: named.map(({ id, label, archived }) => ({ id, label, archived })) }) }, over);
      else onMade?.(await adminApi.addCustomField({ ...body, kind, options: isSelect(kind) ? named.map((one) => one.label) : [] }));
      await reload();
      toast(t`Saved`);
      onClose();
    },
  });
  const theirs = async () => {
    const { items } = await queries.fetchQuery({ ...customFieldsQuery, staleTime: 0 });
    form.reset(valuesOf(items.find((one) => one.id === field?.id) ?? field));
  };
  const archive = async (archived: boolean) => {
    if (!field) return;
    await adminApi.editCustomField(field.id, { archived }, field.version);
    await reload();
    const { name } = field;
    toast(archived ? t`${name} is archived: asked of nobody, what items hold stays` : t`${name} is back`);
    onClose();
  };
  const { values, set, errors } = form;
  const places = field?.forms ?? [];
  return (
    <EditPanel
      title={field ? t`Custom field` : t`New custom field`}
      form={form}
      save={field ? <Trans>Save</Trans> : <Trans>Add</Trans>}
      onClose={onClose}
      onTheirs={theirs}
      word={customFieldWord}
      aside={field && (may(field, "archive") ? <PressButton blocked={form.dirty && t`Save first.`} onPress={() => archive(true)}><Trans>Archive</Trans></PressButton> : <PressButton blocked={form.dirty && t`Save first.`} onPress={() => archive(false)}><Trans>Restore</Trans></PressButton>)}
    >
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required maxLength={255} />
      {field ? (
        <Note>{kindWord(values.kind)}. <Trans>What it holds cannot be changed.</Trans></Note>
      ) : (
        <ChoiceField {...form.bind("kind")} label={<Trans>What it holds</Trans>} options={KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }))} onChange={(kind) => set("kind", kind as CustomKind)} />
      )}
      <TextField {...form.bind("hint")} label={<Trans>Hint</Trans>} hint={<Trans>Stands below the field in the form.</Trans>} maxLength={500} />
      {values.kind === "read_only" && (
        <Field name="text" label={<Trans>What it says</Trans>} required error={errors.text}>
          {(aria) => <RichEditor {...aria} label={t`What it says`} value={values.text} onChange={(doc) => set("text", doc)} />}
        </Field>
      )}
      {isSelect(values.kind) && <Options options={values.options} error={errors.options} onChange={(options) => set("options", options)} />}
      {places.length > 0 && (
        <div>
          <p className={styles.quiet}><Trans>Stands in:</Trans></p>
          <ul className={styles.uses}>{places.map((one) => <li key={one.fieldset}>{one.type_name}, {one.fieldset_name}</li>)}</ul>
        </div>
      )}
    </EditPanel>
  );
}

/** What can be chosen; by label, however they are written down. One that items have is archived, not lost. */
function Options({ options, error, onChange }: { options: readonly OptionLine[]; error: string | undefined; onChange: (options: OptionLine[]) => void }) {
  const { t } = useLingui();
  const put = (key: string, patch: Partial<OptionLine>) => onChange(options.map((one) => (one.key === key ? { ...one, ...patch } : one)));
  const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
  return (
    <Field name="options" label={<Trans>Options</Trans>} hint={<Trans>Shown in order of their labels. What items hold already stays, also when an option is archived.</Trans>} error={error}>
      {({ id }) => (
        <div id={id} className={styles.options}>
          {options.map((one, at) => {
            const place = at + 1;
            const label = one.label || t`Option ${place}`;
            return (
              <div key={one.key} className={styles.option} data-field={`options.${at}.label`} data-off={one.archived || undefined}>
                <TextInput aria-label={t`Option ${place}`} value={one.label} maxLength={255} disabled={one.archived} onChange={(event) => put(one.key, { label: event.currentTarget.value })} />
                {one.archived ? (
                  <IconButton label={t`Restore ${label}`} onClick={() => put(one.key, { archived: false })}><IconArchiveOff {...look} /></IconButton>
                ) : (
                  <IconButton label={one.id ? t`Archive ${label}` : t`Remove ${label}`} onClick={() => (one.id ? put(one.key, { archived: true }) : onChange(options.filter((other) => other.key !== one.key)))}><IconArchive {...look} /></IconButton>
                )}
              </div>
            );
          })}
          <PressButton small kind="quiet" icon={<IconPlus size={15} stroke={1.5} aria-hidden />} onPress={() => onChange([...options, line()])}><Trans>Add option</Trans></PressButton>
        </div>
      )}
    </Field>
  );
}
