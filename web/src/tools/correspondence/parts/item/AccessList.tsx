import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useProject } from "@/platform/session";
import { ErrorState, PersonChip, Skeletons } from "@/ui";
import { accessQuery } from "../../state";
import styles from "./item.module.css";

function useReasonWord(): (reason: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    creator: t`created it`,
    assignee: t`assignee`,
    distribution: t`distribution`,
    received_from: t`received from`,
    admin: t`administrator of this type`,
    company: t`same company`,
  };
  return (reason) => words[reason] ?? reason;
}

/** Everybody who can see a private item, by name and company, and why. */
export function AccessList({ item }: { item: string }) {
  const { t } = useLingui();
  const project = useProject();
  const word = useReasonWord();
  const { data, error, refetch } = useQuery(accessQuery(project.id, item));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  return (
    <ul className={styles.access} aria-label={t`Who sees this`}>
      {data.items.map((person) => {
        const reasons = person.reasons ?? (person.reason ? [person.reason] : []);
        const company = person.company?.name ? { id: person.company.id ?? "", name: person.company.name } : null;
        return (
          <li key={person.id}>
            <PersonChip person={{ ...person, company }} end={reasons.length > 0 && <span className={styles.reason}>{reasons.map(word).join(", ")}</span>} />
          </li>
        );
      })}
    </ul>
  );
}
