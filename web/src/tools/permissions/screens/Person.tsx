import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Level } from "@/kernel/level";
import { projectPath, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { ErrorState, grantWords, levelWord, Page, Sheet, Skeletons } from "@/ui";
import type { PersonRights, TypeExplained } from "../api";
import { deedWord, sortWord, sourceWord } from "../parts/explain";
import styles from "../parts/person.module.css";
import { deedsQuery, personQuery, usePermissionsLive } from "../state";

/** What one person may do in this project, and why. */
export default function PersonRightsScreen() {
  const { t } = useLingui();
  const project = useProject();
  const id = useParam("person");
  const { data, error, refetch } = useQuery(personQuery(project.id, id));
  usePermissionsLive();
  const title = data ? data.name : t`Rights`;
  const crumbs = project.can.includes("edit_directory") ? [{ label: t`Permissions`, to: projectPath(project.id, "permissions") }] : [{ label: project.name, to: projectPath(project.id) }];
  return (
    <Page title={title} width="letter" crumbs={crumbs} lead={data && <><span>{data.company.name}</span><Link to={projectPath(project.id, `directory/${id}`)}><Trans>Directory</Trans></Link></>}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : (
        <>
          <Tools rights={data} />
          <Types person={id} />
        </>
      )}
    </Page>
  );
}

function Tools({ rights }: { rights: PersonRights }) {
  const template = rights.template?.name;
  return (
    <Sheet flush title={<Trans>Levels, and where they come from</Trans>}>
      <ul className={styles.list}>
        {rights.tools.map((tool) => {
          const names = (source: string) => tool.grants.filter((grant) => grant.held && grant.source === source).map((grant) => grantWords(grant.key).label).join(", ");
          const granted = names("template");
          const brought = names("level");
          return (
            <li key={tool.key}>
              <strong>{tool.title}</strong>
              <span>{levelWord(tool.level as Level)}</span>
              <span className={styles.why}>{sourceWord(tool.source, template)}</span>
              {granted && <span className={styles.why}><Trans>Granted: {granted}</Trans></span>}
              {brought && <span className={styles.why}><Trans>Standard brings: {brought}</Trans></span>}
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}

function Types({ person }: { person: string }) {
  const project = useProject();
  const { data, error, refetch } = useQuery(deedsQuery(project.id, person));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="page" />;
  return data.items.map((type) => <TypeSheet key={type.id} type={type} />);
}

function TypeSheet({ type }: { type: TypeExplained }) {
  const { t } = useLingui();
  const level = levelWord(type.level as Level);
  return (
    <Sheet flush title={type.name} end={<span className={styles.level}>{level}</span>}>
      <div className={styles.columns}>
        <div>
          <h3><Trans>May do</Trans></h3>
          <ul aria-label={t`What may be done`}>{type.actions.map((one) => <Line key={one.action} yes={one.allowed}>{deedWord(one.action)}</Line>)}</ul>
        </div>
        <div>
          <h3>{type.super_private ? <Trans>Sees of others (private items of this type are super private)</Trans> : <Trans>Sees of others</Trans>}</h3>
          <ul aria-label={t`What is seen`}>{type.sees.map((one) => <Line key={one.sort} yes={one.sees}>{sortWord(one.sort)}</Line>)}</ul>
        </div>
      </div>
    </Sheet>
  );
}

function Line({ yes, children }: { yes: boolean; children: ReactNode }) {
  const { t } = useLingui();
  const Mark = yes ? IconCheck : IconX;
  return (
    <li data-no={yes ? undefined : true}>
      <Mark size={16} stroke={1.75} role="img" aria-label={yes ? t`Yes` : t`No`} />
      <span>{children}</span>
    </li>
  );
}
