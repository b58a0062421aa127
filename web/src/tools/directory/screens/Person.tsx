import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import { useGo, useParam } from "@/platform/address";
import { ErrorState, IconButton, Note, Page, PressButton, Sheet, Skeletons, usePhone } from "@/ui";
import type { Person } from "../api";
import styles from "../parts/directory.module.css";
import { PersonActions } from "../parts/PersonActions";
import { PersonFacts } from "../parts/PersonFacts";
import { PersonPanel } from "../parts/PersonPanel";
import { SecondFactor } from "../parts/SecondFactor";
import { whyWord } from "../parts/words";
import { personQuery } from "../state";

/** One person of the account. */
export default function PersonScreen() {
  const { data, error, refetch } = useQuery(personQuery(useParam("person")));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <div style={{ padding: "1.5rem" }}><Skeletons shape="page" /></div>;
  return <Someone key={data.id} person={data} />;
}

function Someone({ person }: { person: Person }) {
  const { t } = useLingui();
  const go = useGo();
  const phone = usePhone();
  const [editing, setEditing] = useState(false);
  const abilities = { can: person.can ?? [], why_not: person.why_not ?? {} };
  const actions = (
    <>
      {may(abilities, "edit") && <PressButton onPress={() => setEditing(true)}><Trans>Edit</Trans></PressButton>}
      <PersonActions person={person} />
{!phone && <IconButton label={t`Close`} onClick={() => go("/company/people")}><IconX size={18} stroke={1.5} aria-hidden /></IconButton>}
    </>
  );
  return (
    <Page title={person.name} crumbs={[{ label: t`Company`, to: "/company" }, { label: t`People`, to: "/company/people" }]} lead={<>{person.company.name}{person.employee && <span className={styles.badge}>{t`employee`}</span>}</>} actions={actions}>
      <div className={styles.stack}>
        {!person.active && <Note tone="late"><Trans>Deactivated: cannot sign in. Their past stays.</Trans></Note>}
        <Sheet flush><PersonFacts person={person} /></Sheet>
        <SecondFactor person={person} />
      </div>
      {editing && <PersonPanel person={person} full demote={whyWord(whyNot(abilities, "demote"))} onClose={() => setEditing(false)} />}
    </Page>
  );
}
