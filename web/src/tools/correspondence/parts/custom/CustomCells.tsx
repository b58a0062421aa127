import { NumberInput, TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect } from "react";
import type { PersonChoice } from "@/kernel/people";
import type { RichDoc } from "@/kernel/richtext";
import { useMaybeProject } from "@/platform/session";
import { useUploads } from "@/platform/useUploads";
import { DateField, Field, FileDrop, OptionPicker, PeoplePicker, RichEditor, RichText, TextField, TickField } from "@/ui";
import type { FileLine } from "../../api";
import type { LetterForm } from "../form/fields";
import { useSources } from "../form/sources";
import { FileLines } from "../FileLines";
import { useTakenFiles } from "../useTakenFiles";
import styles from "./custom.module.css";
import { type Entry, isSingle } from "./entries";
import { type CustomField, keyOf, type PlacedField } from "./kinds";
import { placeStyle } from "./place";

interface CellProps {
  form: LetterForm;
  field: CustomField;
  entry: Entry;
  required: boolean;
}

/** The custom fields of a section, where the form has them; on a phone one below the other. */
export function CustomCells({ form, placed }: { form: LetterForm; placed: readonly PlacedField[] }) {
  const asked = placed.filter(({ field }) => field.kind === "read_only" ? !field.archived : form.values[keyOf(field)] !== undefined);
  if (asked.length === 0) return null;
  return (
    <div className={styles.grid}>
      {asked.map((one) => {
        const entry = form.values[keyOf(one.field)];
        return (
          <div key={one.field.id} className={styles.cell} style={placeStyle(one)}>
            {entry ? <Cell form={form} field={one.field} entry={entry} required={one.rule === "required"} /> : <Fixed field={one.field} />}
          </div>
        );
      })}
    </div>
  );
}

/** What everybody is told and nobody fills in. */
export function Fixed({ field }: { field: CustomField }) {
  return (
    <div className={styles.fixed}>
      <p className={styles.fixedName}>{field.name}</p>
      {field.text && <RichText doc={field.text as unknown as RichDoc} look="brief" />}
      {field.hint && <p className={styles.fixedHint}>{field.hint}</p>}
    </div>
  );
}

function Cell(props: CellProps) {
  const { form, field, entry, required } = props;
  const { search, anybody, places, companies } = useSources();
  const name = keyOf(field);
  const set = (value: Entry["value"]) => form.set(name, { ...entry, value });
  const common = { name, label: field.name, hint: field.hint || undefined, error: form.errors[name], required };
  const ids = Array.isArray(entry.value) ? (entry.value as string[]) : []; // by the kind
  const text = typeof entry.value === "string" ? entry.value : "";
  switch (field.kind) {
    case "text":
      return <TextField {...common} value={text} maxLength={1000} onChange={set} />;
    case "number":
      return <Field {...common}>{(aria) => <NumberInput {...aria} value={text} decimalScale={10} maxLength={26} hideControls onChange={(next) => set(String(next))} />}</Field>;
    case "date":
      return <DateField {...common} value={text} onChange={set} />;
    case "datetime":
      return <MomentCell {...props} />;
    case "checkbox":
      return <div className={styles.tick} data-field={name}><TickField value={entry.value === true} onChange={set} label={required ? <>{field.name} <span className={styles.required}><Trans>required</Trans></span></> : field.name} description={field.hint || undefined} error={form.errors[name]} /></div>;
    case "person":
    case "people":
      return <PeoplePicker {...common} value={entry.value as readonly PersonChoice[]} onChange={set} search={anybody} single={isSingle(field.kind)} />;
    case "tool_user":
      return <PeoplePicker {...common} value={entry.value as readonly PersonChoice[]} onChange={set} search={search} single strict />;
    case "company":
      return <OptionPicker {...common} value={ids} onChange={set} options={companies(ids)} single />;
    case "location":
      return <OptionPicker {...common} value={ids} onChange={set} options={places("location", ids)} single />;
    case "single_select":
    case "multi_select":
      return <OptionPicker {...common} value={ids} onChange={set} options={field.options.filter((one) => !one.archived || ids.includes(one.id)).map((one) => ({ value: one.id, label: one.label }))} single={isSingle(field.kind)} />;
    case "rich_text":
      return <Field {...common}>{(aria) => <div className={styles.rich}><RichEditor {...aria} label={field.name} value={entry.value as RichDoc} onChange={set} /></div>}</Field>;
    case "files":
      return <FilesCell {...props} />;
    case "read_only":
      return <Fixed field={field} />;
  }
}

/** A day and a time on the clock of the site. */
function MomentCell({ form, field, entry, required }: CellProps) {
  const { t } = useLingui();
  const name = keyOf(field);
  const [day = "", time = ""] = typeof entry.value === "string" ? entry.value.split("T") : [];
  const set = (nextDay: string, nextTime: string) => form.set(name, { ...entry, value: nextDay ? `${nextDay}T${nextTime || "00:00"}` : "" });
  const label = field.name;
  return (
    <div className={styles.moment}>
      <DateField name={name} label={label} hint={field.hint || undefined} error={form.errors[name]} required={required} value={day} onChange={(next) => set(next, time)} />
      <TextInput type="time" aria-label={t`Time of ${label}`} value={time} disabled={!day} onChange={(event) => set(day, event.currentTarget.value)} />
    </div>
  );
}

function FilesCell(props: CellProps) {
  const project = useMaybeProject();
  const { field, form, required } = props;
  const name = keyOf(field);
  return (
    <Field name={name} label={field.name} hint={field.hint || undefined} error={form.errors[name]} required={required}>
      {({ id }) => <div id={id} className={styles.files}>{project ? <Arriving {...props} project={project.id} /> : <p className={styles.fixedHint}><Trans>Files are attached here.</Trans></p>}</div>}
    </Field>
  );
}

function Arriving({ form, field, entry, project }: CellProps & { project: string }) {
  const uploads = useUploads(project);
  const name = keyOf(field);
  const { set } = form;
  const files = entry.value as readonly FileLine[];
  const put = useCallback((change: (held: readonly FileLine[]) => readonly FileLine[]) => set(name, (now: Entry) => ({ ...now, value: change(now.value as readonly FileLine[]) })), [set, name]);
  const take = useCallback((arrived: FileLine[]) => put((held) => [...held, ...arrived]), [put]);
  useTakenFiles(uploads, take);
  const pending = uploads.busy ? 1 : undefined;
  const known = entry.pending;
  useEffect(() => {
    if (known !== pending) set(name, (now: Entry) => ({ ...now, pending }));
  }, [known, pending, set, name]);
  return (
    <>
      <FileLines files={files} onRemove={(file) => put((held) => held.filter((one) => one.id !== file))} onSwap={(id, file) => put((held) => held.map((one) => (one.id === id ? file : one)))} uploads={uploads} />
      <FileDrop uploads={uploads} />
    </>
  );
}
