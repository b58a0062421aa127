import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import { useMe } from "@/platform/session";
import { IconButton, toast, toastProblem } from "@/ui";
import { type Person, peopleApi } from "../api";
import { accountKey, searchAccount, useOthers } from "../state";
import { LeaveDialog } from "./LeaveDialog";
import { whyWord } from "./words";

interface PersonActionsProps {
  /** As the company's directory shows them: it says what may be done. */
  person: Person;
  /** Taking them out of the project that is open. */
  onRemove?: () => void;
  onDone?: () => Promise<unknown>;
}

/** The rarer things to do with somebody: invite again, remove, deactivate. */
export function PersonActions({ person, onRemove, onDone }: PersonActionsProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const me = useMe();
  const [closing, setClosing] = useState(false);
  const abilities = { can: person.can ?? [], why_not: person.why_not ?? {} };
  const { name, mail } = person;

  const reload = () => Promise.all([queries.invalidateQueries({ queryKey: accountKey() }), onDone?.()]);
  const invite = () => peopleApi.invite(person.id).then(() => toast(t`Invitation mailed to ${mail}`), toastProblem);
  const look = () => peopleApi.viewAs(person.id).then(() => location.assign("/"), toastProblem);
  const search = useOthers(searchAccount, person.id);
  const setActive = async (active: boolean, version: number, successor?: string) => {
    const now = await peopleApi.setActive(person.id, active, version, successor);
    await reload();
    setClosing(false);
    toast(active ? t`${name} may sign in again` : t`${name} is deactivated`, active ? {} : { undo: () => setActive(true, now.version) });
  };
  const blocked = whyWord(whyNot(abilities, "deactivate"));
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target><IconButton label={t`More to do with ${name}`}><IconDots size={18} stroke={1.5} aria-hidden /></IconButton></Menu.Target>
        <Menu.Dropdown>
          {person.active && <Menu.Item onClick={invite} disabled={!may(abilities, "invite")}><Trans>Mail the invitation again</Trans></Menu.Item>}
          {me.person.account_admin && person.active && person.id !== me.person.id && <Menu.Item onClick={look}><Trans>View as {name}</Trans></Menu.Item>}
          {onRemove && <Menu.Item onClick={onRemove}><Trans>Remove from this project</Trans></Menu.Item>}
          {person.active ? (
            <Menu.Item data-danger disabled={!may(abilities, "deactivate")} title={blocked ?? undefined} onClick={() => setClosing(true)}><Trans>Deactivate</Trans></Menu.Item>
          ) : (
            <Menu.Item onClick={() => setActive(true, person.version).catch(toastProblem)}><Trans>Let sign in again</Trans></Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <LeaveDialog opened={closing} title={<Trans>Deactivate {name}?</Trans>} confirm={<Trans>Deactivate</Trans>} confirmBoth={<Trans>Reassign and deactivate</Trans>} search={search} onLeave={(successor) => setActive(false, person.version, successor)} onCancel={() => setClosing(false)}>
        <Trans>They are signed out everywhere at once and cannot sign in, in any project. Their tokens stop working. Letters, responses and history stay as they are, with their name. You can let them in again.</Trans>
      </LeaveDialog>
    </>
  );
}
