import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconHourglass, IconInfinity, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { ErrorState, IconButton, PressButton, Sheet, Skeletons, toast, toastProblem } from "@/ui";
import { companyProjectsQuery } from "../admin/queries";
import { type Keep, type Keeping, keepingNow, keepingQuery, recordsApi } from "./api";
import { KeepForm } from "./KeepForm";
import { everything, exceptions, ruleAt, withoutRule, withRule } from "./keeping";
import styles from "./records.module.css";
import { useKeepWords } from "./useKeepWords";

const look = { size: 18, stroke: 1.5, "aria-hidden": true } as const;

/** For how long messages are kept, and where it is otherwise. */
export function KeepingRules() {
  const { data, error, refetch } = useQuery(keepingQuery);
  const [open, setOpen] = useState<Keep | "new">();
  return (
    <Sheet title={<Trans>Keep messages</Trans>} end={data && <PressButton small onPress={() => setOpen("new")}><Trans>Add an exception…</Trans></PressButton>}>
      <p className={styles.about}><Trans>What is older is removed for good, every night. An exception for a project and a kind counts before one for the project, and that one before one for the kind.</Trans></p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" count={2} /> : (
        <ul className={styles.lines}>
          <li><Line held={data} rule={everything(data.rules)} onChange={setOpen} /></li>
          {exceptions(data.rules).map((rule) => <li key={`${rule.project}/${rule.kind}`}><Line held={data} rule={rule} onChange={setOpen} /></li>)}
        </ul>
      )}
      {open && data && <KeepForm held={data} rule={open === "new" ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Sheet>
  );
}

function Line({ held, rule, onChange }: { held: Keeping; rule: Keep; onChange: (rule: Keep) => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const words = useKeepWords();
  const { data: projects } = useQuery(companyProjectsQuery);
  const project = projects?.items.find((one) => one.id === rule.project);
  const place = rule.project && [project?.number, project?.name].filter(Boolean).join(" ");
  const whole = !rule.project && !rule.kind;
  const label = whole ? t`All conversations` : [place ?? t`All projects`, rule.kind ? words.kind(rule.kind) : t`All kinds`].join(" · ");
  const keep = async (wanted: Keeping) => queries.setQueryData(keepingQuery.queryKey, await recordsApi.keep(wanted));
  const putBack = async () => {
    const now = await queries.fetchQuery(keepingNow);
    if (!ruleAt(now.rules, rule)) await keep({ rules: withRule(now.rules, rule), version: now.version });
  };
  const remove = async () => {
    try {
      await keep({ rules: withoutRule(held.rules, rule), version: held.version });
      toast(t`Exception removed`, { undo: putBack });
    } catch (problem) {
      toastProblem(problem);
      void queries.invalidateQueries({ queryKey: keepingQuery.queryKey });
    }
  };
  return (
    <div className={styles.line}>
      {rule.years === null ? <IconInfinity {...look} /> : <IconHourglass {...look} />}
      <div className={styles.body}>
        <p className={styles.name}><bdi>{label}</bdi></p>
        <p className={styles.note}>{words.years(rule.years)}</p>
      </div>
      <div className={styles.ends}>
        <PressButton small aria-label={t`Change: ${label}`} onPress={() => onChange(rule)}><Trans>Change</Trans></PressButton>
        {!whole && <IconButton label={t`Remove the exception: ${label}`} onClick={() => void remove()}><IconTrash {...look} /></IconButton>}
      </div>
    </div>
  );
}
