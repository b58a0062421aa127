import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import { projectPath, useGo, useParam } from "@/platform/address";
import { useMe, useProject } from "@/platform/session";
import { ErrorState, IconButton, Page, PressButton, Sheet, Skeletons, toast, usePhone } from "@/ui";
import { type Member, membersApi } from "../api";
import styles from "../parts/directory.module.css";
import { LeaveDialog } from "../parts/LeaveDialog";
import { MemberRights } from "../parts/MemberRights";
import { PersonActions } from "../parts/PersonActions";
import { PersonFacts } from "../parts/PersonFacts";
import { PersonPanel } from "../parts/PersonPanel";
import { whyWord } from "../parts/words";
import { key, memberQuery, personQuery, useMemberSearch, useOthers } from "../state";

/** One person of the project. */
export default function MemberScreen() {
  const id = useParam("person");
  const project = useProject();
  const { data, error, refetch } = useQuery(memberQuery(project.id, id));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <div style={{ padding: "1.5rem" }}><Skeletons shape="page" /></div>;
  return <Someone key={data.id} member={data} />;
}

function Someone({ member }: { member: Member }) {
  const { t } = useLingui();
  const project = useProject();
  const me = useMe();
  const go = useGo();
  const phone = usePhone();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const account = useQuery({ ...personQuery(member.id), enabled: me.person.account_admin });
  const list = projectPath(project.id, "directory");
  const { name } = member;
  const projectName = project.name;

  const search = useOthers(useMemberSearch(), member.id);
  const remove = async (successor?: string) => {
    await membersApi.remove(project.id, member.id, successor);
    await queries.invalidateQueries({ queryKey: key(project.id) });
    setRemoving(false);
    go(list, { replace: true });
    toast(t`${name} is no longer in ${projectName}`);
  };
  const blocked = whyWord(whyNot(member, "remove"));
  const actions = (
    <>
      {may(member, "edit") && <PressButton onPress={() => setEditing(true)}><Trans>Edit</Trans></PressButton>}
      {account.data ? (
        <PersonActions person={account.data} onRemove={may(member, "remove") ? () => setRemoving(true) : undefined} onDone={() => queries.invalidateQueries({ queryKey: key(project.id) })} />
      ) : (
        may(member, "edit") && <PressButton blocked={blocked} onPress={() => setRemoving(true)}><Trans>Remove</Trans></PressButton>
      )}
{!phone && <IconButton label={t`Close`} onClick={() => go(list)}><IconX size={18} stroke={1.5} aria-hidden /></IconButton>}
    </>
  );
  return (
    <Page
      title={name}
      crumbs={[{ label: t`Directory`, to: list }]}
      lead={<>{member.company.name}{!member.active && <span className={styles.badge} data-tone="off">{t`deactivated`}</span>}{member.employee && <span className={styles.badge}>{t`employee`}</span>}</>}
      actions={actions}
    >
      <Sheet flush><PersonFacts person={member} /></Sheet>
      {project.can.includes("edit_directory") && <MemberRights project={project.id} person={member.id} />}
      {editing && <PersonPanel person={account.data ?? member} project={project.id} full={me.person.account_admin} demote={account.data && whyWord(whyNot({ can: account.data.can ?? [], why_not: account.data.why_not ?? {} }, "demote"))} onClose={() => setEditing(false)} />}
      <LeaveDialog opened={removing} title={<Trans>Remove {name} from {projectName}?</Trans>} confirm={<Trans>Remove</Trans>} confirmBoth={<Trans>Reassign and remove</Trans>} search={search} onLeave={remove} onCancel={() => setRemoving(false)}>
        <Trans>They lose access to this project at once and leave its distribution groups. What they wrote stays.</Trans>
      </LeaveDialog>
    </Page>
  );
}
