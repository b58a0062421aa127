import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useMe } from "@/platform/session";
import { projectPath } from "@/platform/address";
import { ErrorState, Sheet, Skeletons } from "@/ui";
import { holdersQuery } from "../state";
import styles from "./person.module.css";

/** Who has a template, and where. */
export function Holders({ template }: { template: string }) {
  const { t } = useLingui();
  const { projects } = useMe();
  const { data, error, refetch } = useQuery(holdersQuery(template));
  const mine = new Set(projects.map((project) => project.id));
  const title = t`Who has it`;
  return (
    <Sheet flush title={title} end={data && <span className={styles.level}>{data.items.length}</span>}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" /> : (
        <ul className={styles.list} aria-label={title}>
          {data.items.length === 0 && <li><Trans>Nobody yet. It is given to people in a project’s directory or permissions.</Trans></li>}
          {data.items.map((one) => (
            <li key={`${one.project_id}${one.person_id}`}>
              {mine.has(one.project_id ?? "") ? <Link to={projectPath(one.project_id ?? "", "permissions", one.person_id ?? "")}>{one.name}</Link> : <span>{one.name}</span>}
              <span>{one.project}</span>
              <span className={styles.why}>{one.company}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
