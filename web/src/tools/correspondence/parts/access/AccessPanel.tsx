import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { may } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { useMe, useProject } from "@/platform/session";
import { ErrorState, LinkButton, PeoplePicker, PersonChip, SidePanel, Skeletons } from "@/ui";
import { type Item, neighbours } from "../../api";
import styles from "./access.module.css";
import { type Explanation, explanationQuery, type Seer, seersQuery } from "./api";
import { actionWord, lackWords, rulingWord, wayWords } from "./words";

const look = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** Why one sees this item and what one may do with it; administrators of the type ask it of anybody. */
export function AccessPanel({ item, type, onClose }: { item: Item; type: string; onClose: () => void }) {
  const { t } = useLingui();
  const project = useProject();
  const me = useMe();
  const [chosen, choose] = useState<PersonChoice[]>([]);
  const [first] = chosen;
  const person = first?.id ?? me.person.id ?? "";
  const search = useCallback((q: string, signal: AbortSignal) => neighbours.members(project.id, { q, limit: 20 }, signal).then((page) => page.items), [project.id]);
  return (
    <SidePanel opened onClose={onClose} title={t`Who may do what here`}>
      {may(item, "explain") && (
        <div className={styles.part}>
          <PeoplePicker name="person" label={<Trans>Explain it of</Trans>} search={search} value={chosen} onChange={choose} single hint={<Trans>Left empty, it is you.</Trans>} />
        </div>
      )}
      <Explained item={item.id} person={person} own={person === me.person.id} />
      {may(item, "explain") && <Seers item={item} type={type} />}
    </SidePanel>
  );
}

function Explained({ item, person, own }: { item: string; person: string; own: boolean }) {
  const { t } = useLingui();
  const project = useProject();
  const { data, error, refetch } = useQuery(explanationQuery(project.id, item, person));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" count={6} />;
  const { sees, name } = data.person;
  const Mark = sees ? IconCheck : IconX;
  const reasons = sees ? wayWords(data.person, data.type, data.state === "draft") : lackWords(data);
  return (
    <section className={styles.part} aria-label={own ? t`You` : name}>
      <p className={styles.verdict} data-no={sees ? undefined : true}>
        <Mark {...look} />
        {own ? <Trans>You see this item</Trans> : sees ? <Trans>{name} sees this item</Trans> : <Trans>{name} does not see this item</Trans>}
      </p>
      <ul className={styles.reasons}>{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
      <Deeds found={data} />
      <p><LinkButton small to={projectPath(project.id, "permissions", person)}>{own ? <Trans>All that you may do in this project</Trans> : <Trans>All that they may do in this project</Trans>}</LinkButton></p>
    </section>
  );
}

function Deeds({ found }: { found: Explanation }) {
  const { t } = useLingui();
  if (found.actions.length === 0) return null;
  return (
    <ul className={styles.deeds} aria-label={t`What can be done`}>
      {found.actions.map((ruling) => {
        const Mark = ruling.allowed ? IconCheck : IconX;
        return (
          <li key={ruling.action} data-no={ruling.allowed ? undefined : true}>
            <Mark {...look} aria-hidden={false} aria-label={ruling.allowed ? t`Yes` : t`No`} role="img" />
            {actionWord(ruling.action)}
            <span>{rulingWord(ruling, found.person)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Everybody who sees the item, and why. */
function Seers({ item, type }: { item: Item; type: string }) {
  const { t } = useLingui();
  const project = useProject();
  const { data, error, refetch } = useQuery(seersQuery(project.id, item.id));
  const title = t`Everybody who sees it`;
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" /> : (
        <ul className={styles.people}>
          {data.items.map((person) => <SeerLine key={person.id} person={person} type={type} draft={item.status.maps_to === "draft"} />)}
        </ul>
      )}
    </section>
  );
}

function SeerLine({ person, type, draft }: { person: Seer; type: string; draft: boolean }) {
  const company = { id: person.company.id ?? "", name: person.company.name };
  return (
    <li>
      <PersonChip person={{ id: person.id, name: person.name, initials: person.initials, company }} />
      {wayWords(person, type, draft).map((reason) => <p key={reason}>{reason}</p>)}
    </li>
  );
}
