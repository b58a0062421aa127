import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Uploads } from "@/platform/useUploads";
import { Sheet, useForm } from "@/ui";
import type { TypeHere } from "../../api";
import { entriesOf } from "../custom/entries";
import type { CustomField } from "../custom/kinds";
import { LetterFields, SubjectField } from "../form/LetterFields";
import { NO_SOURCES, SourcesProvider } from "../form/sources";
import { rulesOf, startValues, type Values } from "../form/values";
import styles from "./admin.module.css";
import type { CompanyType, FieldLine } from "./api";
import type { RuleByKey } from "./FieldRules";
import { type Layout, sectionsOfLayout } from "./layout";

const NOTHING_ARRIVES: Uploads = { items: [], files: [], busy: false, originals: new Map(), sendOriginal: () => Promise.reject(new Error("nothing was sent")), add: () => undefined, retry: () => undefined, source: () => undefined, remove: () => undefined, clear: () => undefined };

/** The type as a project would have it with this form. */
function typeWith(type: CompanyType, { fields, custom, rules, layout }: Omit<FormPreviewProps, "type">): TypeHere {
  return {
    ...type,
    level: "admin",
    statuses: [],
    settings: { due_days: null, default_description: null, default_distribution: [] },
    fieldset: { id: "", name: "", fields: fields.map((field) => ({ ...field, rule: rules[field.key] ?? field.rule })), sections: sectionsOfLayout(layout), custom_fields: [...custom] },
  };
}

interface FormPreviewProps {
  type: CompanyType;
  fields: readonly FieldLine[];
  custom: readonly CustomField[];
  rules: RuleByKey;
  layout: Layout;
}

/** The form itself, as whoever writes such a letter will have it before them; here it is looked at only. */
export function FormPreview({ type, ...shape }: FormPreviewProps) {
  const { t } = useLingui();
  const shown = typeWith(type, shape);
  const [blank] = useState(() => startValues(shown, {}, "UTC", undefined));
  const form = useForm<Values>({ initial: blank, submit: () => Promise.resolve(false) });
  const filled = { ...form, values: { ...entriesOf(shape.custom, undefined, "UTC"), ...form.values } }; // those that were put in since
  const { name } = type;
  return (
    <Sheet title={<Trans>How the form looks: {name}</Trans>} aria-label={t`Preview of the form`}>
      <div inert className={styles.paper}>
        <SourcesProvider value={NO_SOURCES}>
          <SubjectField form={filled} rules={rulesOf(shown)} />
          <LetterFields form={filled} type={shown} rules={rulesOf(shown)} uploads={NOTHING_ARRIVES} />
        </SourcesProvider>
      </div>
    </Sheet>
  );
}
