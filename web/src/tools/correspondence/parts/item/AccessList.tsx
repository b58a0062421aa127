import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useProject } from "@/platform/session";
import { ErrorState, PersonChip, Skeletons } from "@/ui";
import type { Reader } from "../../api";
import { accessQuery } from "../../state";
import styles from "./item.module.css";

function useReasonWord(): (reason: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    creator: t`created it`,
    assignee: t`assignee`,
    distribution: t`distribution`,
    received_from: t`received from`,
  };
  return (reason) => words[reason] ?? reason;
}

/** Everybody who can see a private item, by name and company, and why. */
export function AccessList({ item }: { item: string }) {
  const { t } = useLingui();
  const project = useProject();
  const { data, error, refetch } = useQuery(accessQuery(project.id, item));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  return (
    <ReaderLines label={t`Who sees this`} readers={data.items} className={styles.access} />
  );
}

export function ReaderLines({ label, readers, className }: { label: string; readers: readonly Reader[]; className: string | undefined }) {
  const { t } = useLingui();
  const word = useReasonWord();
  return (
    <ul className={className} aria-label={label}>
      {readers.map((person) => {
        const { roles, level } = person;
        const reasons = roles.length > 0 ? roles.map(word) : [level === "admin" ? t`administrator of this type` : t`same company as somebody on it`];
        const company = { id: person.company.id ?? "", name: person.company.name };
        return (
          <li key={person.id}>
            <PersonChip person={{ ...person, company }} end={<span className={styles.reason}>{reasons.join(", ")}</span>} />
          </li>
        );
      })}
    </ul>
  );
}
