import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { may } from "@/kernel/resource";
import { useProject } from "@/platform/session";
import { ConfirmDialog, EditPanel, PeoplePicker, PressButton, TextAreaField, TextField, toast, useForm } from "@/ui";
import { type Group, groupsApi } from "../api";
import { groupsQuery, namedBy, useMemberSearch } from "../state";
import { fieldWord } from "./words";

interface GroupPanelProps {
  /** Left out: a new one. */
  group?: Group;
  /** The names of people by their ids. */
  named: (ids: readonly string[]) => PersonChoice[];
  onClose: () => void;
}

const valuesOf = (group: Group | undefined, named: GroupPanelProps["named"]) => ({ name: group?.name ?? "", description: group?.description ?? "", people: named(group?.people ?? []) });

export function GroupPanel({ group, named, onClose }: GroupPanelProps) {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const search = useMemberSearch();
  const [ending, setEnding] = useState(false);
  const reload = () => queries.invalidateQueries({ queryKey: groupsQuery(project.id).queryKey });
  const [version, setVersion] = useState(group?.version);
  const form = useForm({
    initial: valuesOf(group, named),
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name, description, people: chosen }, over = version) => {
      const body = { name, description, people: chosen.map((person) => person.id) };
      if (group && over !== undefined) await groupsApi.edit(project.id, group.id, body, over);
      else await groupsApi.add(project.id, body);
      await reload();
      toast(t`Saved`);
      onClose();
    },
  });
  const end = async () => {
    if (group) await groupsApi.end(project.id, group.id);
    await reload();
    toast(t`Group removed`);
    onClose();
  };
  const theirs = async () => {
    const { items, people } = await queries.fetchQuery({ ...groupsQuery(project.id), staleTime: 0 });
    const now = items.find((one) => one.id === group?.id);
    if (!now) return onClose();
    setVersion(now.version);
    form.reset(valuesOf(now, namedBy(people)));
  };
  const name = group?.name;
  return (
    <EditPanel
      title={group ? t`Edit group` : t`New group`}
      form={form}
      save={<Trans>Save</Trans>}
      onClose={onClose}
      onTheirs={theirs}
      word={fieldWord}
      aside={group && may(group, "delete") && <PressButton kind="danger" onPress={() => setEnding(true)}><Trans>Remove</Trans></PressButton>}
    >
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required />
      <TextAreaField {...form.bind("description")} label={<Trans>What it is for</Trans>} minRows={2} />
      <PeoplePicker {...form.bind("people")} label={<Trans>People</Trans>} search={search} hint={<Trans>A group put on a letter brings in whoever is in it then; later changes do not follow.</Trans>} />
      <ConfirmDialog opened={ending} title={<Trans>Remove the group {name}?</Trans>} confirm={<Trans>Remove</Trans>} danger onConfirm={end} onCancel={() => setEnding(false)}>
        <Trans>It is offered no more. Letters that it was put on keep their people.</Trans>
      </ConfirmDialog>
    </EditPanel>
  );
}
