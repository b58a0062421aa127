import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ChoiceField, EditPanel, OptionPicker, toast, useForm } from "@/ui";
import type { Kind } from "../../api";
import { companyProjectsQuery } from "../admin/queries";
import { type Keep, type Keeping, keepingNow, keepingQuery, recordsApi } from "./api";
import { everything, ruleAt, withRule } from "./keeping";
import { useKeepWords } from "./useKeepWords";

const YEARS = [1, 2, 3, 5, 7, 10, 12, 15, 20, 30] as const;

interface KeepFormProps {
  held: Keeping;
  /** The rule that is changed; without one another one is added. */
  rule?: Keep;
  onClose: () => void;
}

interface Values {
  project: string[];
  kind: Kind | "";
  years: string;
}

const valuesOf = ({ project, kind, years }: Keep): Values => ({ project: project ? [project] : [], kind: kind ?? "", years: String(years ?? "") });
const ruleOf = ({ project, kind, years }: Values): Keep => ({ project: project[0] ?? null, kind: kind || null, years: years === "" ? null : Number(years) });
const NEW: Keep = { project: null, kind: null, years: 7 };

/** For how long messages are kept: of everything, or of a project, a kind or both. */
export function KeepForm({ held: given, rule, onClose }: KeepFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const words = useKeepWords();
  const { data: projects } = useQuery(companyProjectsQuery);
  const whole = rule !== undefined && !rule.project && !rule.kind;
  const [held, setHeld] = useState(given); // what came meanwhile is told of before it is written over
  const form = useForm({
    initial: valuesOf(rule ?? NEW),
    check: ({ project, kind }) => ({ project: whole || project.length > 0 || kind ? undefined : t`Choose a project, a kind, or both.` }),
    submit: async (values, over) => {
      const { rules, version } = over === undefined ? held : await queries.fetchQuery(keepingNow); // the other rules stay as they are by now
      const saved = await recordsApi.keep({ rules: withRule(rules, ruleOf(values), rule), version });
      queries.setQueryData(keepingQuery.queryKey, saved);
      toast(t`Saved`);
      onClose();
    },
  });
  const theirs = async () => {
    const now = await queries.fetchQuery(keepingNow);
    const there = whole ? everything(now.rules) : ruleAt(now.rules, rule ?? ruleOf(form.values));
    if (!there) return onClose();
    setHeld(now);
    form.reset(valuesOf(there));
  };
  const years = [...new Set([...YEARS, ...(rule?.years ? [rule.years] : [])])].sort((a, b) => a - b);
  return (
    <EditPanel title={whole ? t`Keep messages` : rule ? t`Change the exception` : t`Add an exception`} form={form} save={<Trans>Save</Trans>} onClose={onClose} onTheirs={theirs}>
      {!whole && <OptionPicker {...form.bind("project")} single label={<Trans>Project</Trans>} placeholder={t`All projects`} options={(projects?.items ?? []).map(({ id, number, name }) => ({ value: id, code: number, label: name }))} />}
      {!whole && (
        <ChoiceField
          {...form.bind("kind")}
          onChange={(value) => form.set("kind", value as Kind | "")} // one of the four below
          label={<Trans>Kind</Trans>}
          options={[{ value: "", label: t`All kinds` }, ...(["direct", "group", "item"] as const).map((kind) => ({ value: kind, label: words.kind(kind) }))]}
        />
      )}
      <ChoiceField
        {...form.bind("years")}
        label={<Trans>Keep messages</Trans>}
        hint={<Trans>Older messages are removed for good every night, with their files. What is on legal hold stays.</Trans>}
        options={[{ value: "", label: words.years(null) }, ...years.map((count) => ({ value: String(count), label: words.years(count) }))]}
      />
    </EditPanel>
  );
}
