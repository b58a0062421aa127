import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Uploads } from "@/platform/useUploads";
import { Sheet, useForm } from "@/ui";
import type { TypeHere } from "../../api";
import { LetterFields, SubjectField } from "../form/LetterFields";
import { NO_SOURCES, SourcesProvider } from "../form/sources";
import { rulesOf, startValues, type Values } from "../form/values";
import styles from "./admin.module.css";
import type { CompanyType, FieldLine } from "./api";
import type { RuleByKey } from "./FieldRules";
import { type Layout, sectionsOfLayout } from "./layout";

const NOTHING_ARRIVES: Uploads = { items: [], files: [], busy: false, originals: new Map(), sendOriginal: () => Promise.reject(new Error("nothing was sent")), add: () => undefined, retry: () => undefined, remove: () => undefined, clear: () => undefined };

/** The type as a project would have it with this form. */
function typeWith(type: CompanyType, fields: readonly FieldLine[], rules: RuleByKey, layout: Layout): TypeHere {
  return {
    ...type,
    level: "admin",
    statuses: [],
    settings: { due_days: null, default_description: null, default_distribution: [] },
    fieldset: { id: "", name: "", fields: fields.map((field) => ({ ...field, rule: rules[field.key] ?? field.rule })), sections: sectionsOfLayout(layout) },
  };
}

interface FormPreviewProps {
  type: CompanyType;
  fields: readonly FieldLine[];
  rules: RuleByKey;
  layout: Layout;
}

/** The form itself, as whoever writes such a letter will have it before them; here it is looked at only. */
export function FormPreview({ type, fields, rules, layout }: FormPreviewProps) {
  const { t } = useLingui();
  const shown = typeWith(type, fields, rules, layout);
  const [blank] = useState(() => startValues(shown, {}, "UTC", undefined));
  const form = useForm<Values>({ initial: blank, submit: () => Promise.resolve(false) });
  const { name } = type;
  return (
    <Sheet title={<Trans>How the form looks: {name}</Trans>} aria-label={t`Preview of the form`}>
      <div inert className={styles.paper}>
        <SourcesProvider value={NO_SOURCES}>
          <SubjectField form={form} rules={rulesOf(shown)} />
          <LetterFields form={form} type={shown} rules={rulesOf(shown)} uploads={NOTHING_ARRIVES} />
        </SourcesProvider>
      </div>
    </Sheet>
  );
}
