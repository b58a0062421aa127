import { useQuery, useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useParam } from "@/platform/address";
import { ConfirmDialog, ConflictNote, EmptyState, LinkButton, PressButton, SaveBar, Sheet, TextField, TickField, toast, useAsk, useForm } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, type CompanyType, companyTypesQuery, customFieldsQuery, type Fieldset, type KeptField } from "../../parts/admin/api";
import { add } from "../../parts/admin/board";
import { CustomFieldPanel } from "../../parts/admin/CustomFieldPanel";
import type { RuleByKey } from "../../parts/admin/FieldRules";
import { FormEditor } from "../../parts/admin/FormEditor";
import { FormPreview } from "../../parts/admin/FormPreview";
import { badNames, type Layout, layoutOf, sectionsOfLayout } from "../../parts/admin/layout";
import { ProjectsPanel } from "../../parts/admin/ProjectsPanel";
import { ROOT, TypeFrame } from "../../parts/admin/TypeFrame";
import { typeFieldWord } from "../../parts/admin/words";

export default function FieldsetScreen() {
  const id = useParam("fieldset");
  return (
    <TypeFrame tab="fieldsets">
      {(type) => {
        const fieldset = type.fieldsets.find((one) => one.id === id);
        if (!fieldset) return <EmptyState title={<Trans>There is no such fieldset.</Trans>} action={<LinkButton to={`${ROOT}/${type.id}/fieldsets`}><Trans>All fieldsets</Trans></LinkButton>} />;
        return <Editor key={id} type={type} fieldset={fieldset} />;
      }}
    </TypeFrame>
  );
}

const NO_FIELDS: KeptField[] = [];
const NONE_BAD = new Map<number, "empty" | "taken">();

interface Values {
  name: string;
  is_new_project_default: boolean;
  rules: RuleByKey;
  layout: Layout;
}

const valuesOf = (fieldset: Fieldset): Values => ({
  name: fieldset.name,
  is_new_project_default: fieldset.is_new_project_default,
  rules: Object.fromEntries(fieldset.fields.map((field) => [field.key, field.rule])),
  layout: layoutOf(fieldset),
});

function changesOf(fieldset: Fieldset, { name, is_new_project_default, rules, layout }: Values) {
  const before = valuesOf(fieldset);
  const fields = Object.fromEntries(Object.entries(rules).filter(([key, rule]) => before.rules[key] !== rule));
  const sections = sectionsOfLayout(layout);
  const isMoved = JSON.stringify(sections) !== JSON.stringify(sectionsOfLayout(before.layout));
  return { name, is_new_project_default, fields, ...(isMoved && { sections }) };
}

function Editor({ type, fieldset }: { type: CompanyType; fieldset: Fieldset }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [assigning, setAssigning] = useState(false);
  const { ask, dialog } = useAsk();
  const { data: kept } = useQuery(customFieldsQuery);
  const custom = kept?.items ?? NO_FIELDS;
  const [adding, setAdding] = useState<number>();
  const count = fieldset.projects.length;

  const form = useForm({
    initial: valuesOf(fieldset),
    check: ({ name, layout }) => ({ name: name.trim() ? undefined : t`Enter a name.`, ...Object.fromEntries([...badNames(layout)].map(([at, why]) => [`sections.${at}.name`, why])) }),
    submit: async (values, over) => {
      const changes = changesOf(fieldset, values);
      const isFelt = count > 0 && (Object.keys(changes.fields).length > 0 || changes.sections !== undefined);
      if (isFelt && over === undefined && !(await ask())) return false;
      await adminApi.editFieldset(type.id, fieldset.id, changes, over ?? fieldset.version);
      await queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey });
      toast(t`Saved`);
    },
  });
  const theirs = async () => {
    const { items } = await queries.fetchQuery({ ...companyTypesQuery, staleTime: 0 });
    form.reset(valuesOf(items.find((one) => one.id === type.id)?.fieldsets.find((one) => one.id === fieldset.id) ?? fieldset));
  };
  const { values, set } = form;
  const complained = Object.keys(form.errors).some((name) => name.startsWith("sections.")); // each by its place, and places change
  return (
    <div className={styles.room}>
      <div className={styles.editor}>
        <form {...form.formProps} className={styles.stack}>
          <ConflictNote conflict={form.conflict} word={typeFieldWord} onTheirs={theirs} onMine={form.overwrite} />
          <Sheet>
            <div className={styles.stack}>
              <TextField {...form.bind("name")} label={<Trans>Fieldset</Trans>} required />
              <TickField value={values.is_new_project_default} onChange={(on) => set("is_new_project_default", on)} label={<Trans>For new projects</Trans>} />
              <div className={styles.all}>
                <PressButton onPress={() => setAssigning(true)} blocked={form.dirty && t`Save first.`}><Trans>Assign to projects</Trans></PressButton>
                <span className={styles.quiet}>{count > 0 ? t`${plural(count, { one: "on # project", other: "on # projects" })}` : t`on no project`}</span>
              </div>
            </div>
          </Sheet>
          <Sheet flush title={<Trans>What the form asks</Trans>}>
            <FormEditor fields={fieldset.fields} custom={custom} onNew={setAdding} rules={values.rules} layout={values.layout} bad={complained ? badNames(values.layout) : NONE_BAD} onRules={(rules) => set("rules", rules)} onLayout={(layout) => set("layout", layout)} />
          </Sheet>
        </form>
        <div className={styles.preview}><FormPreview type={type} fields={fieldset.fields} custom={custom} rules={values.rules} layout={values.layout} /></div>
      </div>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(fieldset))} />
      {adding !== undefined && <CustomFieldPanel field={undefined} onMade={(made) => set("layout", (now) => add(now, adding, made.id, 1))} onClose={() => setAdding(undefined)} />}
      {assigning && <ProjectsPanel type={type} fieldset={fieldset} onClose={() => setAssigning(false)} />}
      <ConfirmDialog {...dialog} title={t`${plural(count, { one: "Apply changes to # project?", other: "Apply changes to # projects?" })}`} confirm={<Trans>Apply</Trans>}>
        <Trans>New items and the next save of existing ones follow this form. What is hidden keeps what it holds.</Trans>
      </ConfirmDialog>
    </div>
  );
}
