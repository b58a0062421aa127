import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { may } from "@/kernel/resource";
import { useGoLater } from "@/platform/address";
import { useMe } from "@/platform/session";
import { EditPanel, ErrorState, Note, SidePanel, Skeletons, TextField, toast, useForm } from "@/ui";
import { dialogsApi, type Group } from "./api";
import { GroupEnds, LeaveGroup } from "./GroupEnds";
import { groupQuery, membersQuery } from "./members";
import { MembersField } from "./MembersField";
import { projectsHereQuery, usePersonSearch } from "./people";
import { PresentMembers } from "./PresentMembers";
import { LONGEST_NAME, useGroupWord } from "./words";

interface ManageGroupProps {
  id: string;
  onClose: () => void;
}

/** A group's name, who is in it, its end. */
export default function ManageGroup({ id, onClose }: ManageGroupProps) {
  const { t } = useLingui();
  const { data: known, isFetchedAfterMount, error, refetch } = useQuery(groupQuery(id));
  const data = isFetchedAfterMount ? known : undefined; // what was known before may be of an older version
  if (data && may(data, "manage")) return <GroupForm group={data} onClose={onClose} />;
  if (data) return <LeaveGroup group={data} onClose={onClose} />; // whoever may not manage it may leave it
  return (
    <SidePanel opened modal size="30rem" title={t`Manage Group`} onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" count={6} />}
    </SidePanel>
  );
}

const valuesOf = (group: Group) => ({ name: group.name ?? "", everyone: group.everyone, added: [] as PersonChoice[], removed: [] as string[] });

function GroupForm({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGoLater();
  const word = useGroupWord();
  const { person: me } = useMe();
  const projects = useQuery(projectsHereQuery);
  const [held, setHeld] = useState(group);
  const members = useInfiniteQuery(membersQuery(group.id, ""));
  const form = useForm({
    initial: valuesOf(group),
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name, everyone, added, removed }, over = held.version) => {
      const changed = { name: name.trim(), everyone, add: everyone ? [] : added.map((person) => person.id), add_groups: [], remove: everyone ? [] : removed };
      await dialogsApi.changeGroup(group.id, changed, over);
      void queries.invalidateQueries({ queryKey: ["conversations"] });
      toast(t`Saved`);
      onClose();
      if (changed.remove.includes(me.id)) go("/conversations");
    },
  });
  const theirs = async () => {
    const now = await queries.fetchQuery(groupQuery(group.id));
    await members.refetch();
    setHeld(now);
    form.reset(valuesOf(now));
  };
  const { everyone, added, removed } = form.values;
  const search = usePersonSearch(group.project.id, "group", { conversation: group.id });
  const flip = (id: string) => form.set("removed", (before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const self = !everyone && removed.includes(me.id);
  return (
    <EditPanel title={t`Manage Group`} form={form} save={<Trans>Save Changes</Trans>} onClose={onClose} onTheirs={theirs} word={word}>
      <TextField {...form.bind("name")} required label={<Trans>Group Name</Trans>} maxLength={LONGEST_NAME} autoComplete="off" />
      <MembersField
        project={group.project.id}
        inDirectory={projects.data?.find((one) => one.id === group.project.id)?.in_directory ?? true}
        everyone={everyone}
        onEveryone={(on) => form.set("everyone", on)}
        search={search}
        added={added}
        onAdded={(people) => form.set("added", people)}
        error={form.errors.people}
        hint={<Trans>Whoever comes in sees the full earlier history.</Trans>}
      />
      {held.everyone && !everyone && <Note><Trans>The people who are in the group now stay in it. Later changes of the directory change nothing any more.</Trans></Note>}
      {self && <LastWarning group={held} />}
      {!everyone && <PresentMembers members={members} removed={removed} onFlip={flip} />}
      <GroupEnds group={held} leaves={may(held, "leave")} onGone={onClose} />
    </EditPanel>
  );
}

/** What it means to take oneself out. */
export function LastWarning({ group }: { group: Group }) {
  if (group.managers_left === 0) {
    return <Note tone="late"><Trans>You are the last one who may manage this group. Nobody could rename it, or add and remove people, until a company administrator adds a manager.</Trans></Note>;
  }
  return <Note tone="late"><Trans>You take yourself out: the group leaves your list, and only somebody else can bring you back.</Trans></Note>;
}
