import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { ChoiceField, EditPanel, OptionPicker, toast, useForm } from "@/ui";
import { companyProjectsQuery } from "../admin/queries";
import { type Keep, type Keeping, type Kind, keepingQuery, recordsApi } from "./api";
import { withRule } from "./keeping";
import { useKeepWords } from "./useKeepWords";

const YEARS = [1, 2, 3, 5, 7, 10, 12, 15, 20, 30] as const;

interface KeepFormProps {
  held: Keeping;
  /** The rule that is changed; without one another one is added. */
  rule?: Keep;
  onClose: () => void;
}

/** For how long messages are kept: of everything, or of a project, a kind or both. */
export function KeepForm({ held, rule, onClose }: KeepFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const words = useKeepWords();
  const { data: projects } = useQuery(companyProjectsQuery);
  const whole = rule !== undefined && !rule.project && !rule.kind;
  const form = useForm<{ project: string[]; kind: Kind | ""; years: string }>({
    initial: { project: rule?.project ? [rule.project] : [], kind: rule?.kind ?? "", years: rule ? String(rule.years ?? "") : "7" },
    check: ({ project, kind }) => ({ project: whole || project.length > 0 || kind ? undefined : t`Choose a project, a kind, or both.` }),
    submit: async ({ project, kind, years }) => {
      const wanted: Keep = { project: project[0] ?? null, kind: kind || null, years: years === "" ? null : Number(years) };
      const saved = await recordsApi.keep({ rules: withRule(held.rules, wanted, rule), version: held.version });
      queries.setQueryData(keepingQuery.queryKey, saved);
      toast(t`Saved`);
      onClose();
    },
  });
  const years = [...new Set([...YEARS, ...(rule?.years ? [rule.years] : [])])].sort((a, b) => a - b);
  return (
    <EditPanel title={whole ? t`Keep messages` : rule ? t`Change the exception` : t`Add an exception`} form={form} save={<Trans>Save</Trans>} onClose={onClose}>
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
