import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconLogout, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { may } from "@/kernel/resource";
import { useGoLater } from "@/platform/address";
import { ConfirmDialog, PressButton, toast } from "@/ui";
import { dialogsApi, type Group } from "./api";
import styles from "./dialogs.module.css";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

interface GroupEndsProps {
  group: Group;
  leaves: boolean;
  onGone: () => void;
}

/** Says that the group is gone from one's list, and goes back to it. */
function useGone(onGone: () => void): (said: string) => void {
  const queries = useQueryClient();
  const go = useGoLater();
  return (said) => {
    void queries.invalidateQueries({ queryKey: ["conversations"] });
    toast(said);
    onGone();
    go("/conversations");
  };
}

/** Leaving a group, and deleting it. */
export function GroupEnds({ group, leaves, onGone }: GroupEndsProps) {
  const { t } = useLingui();
  const done = useGone(onGone);
  const [asked, ask] = useState<"leave" | "delete">();
  const name = group.name ?? "";
  const end = async () => {
    await dialogsApi.endGroup(group.id);
    done(t`${name} deleted`);
  };
  return (
    <div className={styles.ends}>
      {leaves && <PressButton icon={<IconLogout {...look} />} onPress={() => ask("leave")}><Trans>Leave group</Trans></PressButton>}
      {may(group, "manage") && <PressButton kind="danger" icon={<IconTrash {...look} />} onPress={() => ask("delete")}><Trans>Delete Group</Trans></PressButton>}
      {asked === "leave" && <LeaveGroup group={group} onClose={() => ask(undefined)} onGone={onGone} />}
      <ConfirmDialog opened={asked === "delete"} title={<Trans>Delete {name}?</Trans>} confirm={<Trans>Delete Group</Trans>} danger onConfirm={end} onCancel={() => ask(undefined)}>
        <Trans>Nobody sees the group or its messages any more. This cannot be undone.</Trans>
      </ConfirmDialog>
    </div>
  );
}

/** Asks before one leaves; says so where nobody is left then who may manage it. */
export function LeaveGroup({ group, onClose, onGone = onClose }: { group: Group; onClose: () => void; onGone?: () => void }) {
  const { t } = useLingui();
  const done = useGone(onGone);
  const name = group.name ?? "";
  const leave = async () => {
    await dialogsApi.leave(group.id);
    done(t`You left ${name}`);
  };
  return (
    <ConfirmDialog opened title={<Trans>Leave {name}?</Trans>} confirm={<Trans>Leave group</Trans>} danger onConfirm={leave} onCancel={onClose}>
      <p><Trans>The group leaves your list. Your messages stay in it. Only somebody who manages it can bring you back.</Trans></p>
      {group.managers_left === 0 && <p><strong><Trans>You are the last one who may manage this group.</Trans></strong></p>}
    </ConfirmDialog>
  );
}
