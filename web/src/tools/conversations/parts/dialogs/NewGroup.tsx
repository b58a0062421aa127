import { useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import type { PersonChoice } from "@/kernel/people";
import { useGoLater } from "@/platform/address";
import { useMaybeProject } from "@/platform/session";
import { EditPanel, TextField, toast, useForm } from "@/ui";
import { dialogsApi, type ProjectHere } from "./api";
import { MembersField } from "./MembersField";
import { MOST_IN_GROUP, usePersonSearch } from "./people";
import { firstProject, ProjectField, WithProjects } from "./ProjectField";
import { LONGEST_NAME } from "./words";

interface NewGroupProps {
  project?: string;
  onClose: () => void;
}

/** A group of a project: its name, and who is in it. Whoever makes it is in it. */
export default function NewGroup(props: NewGroupProps) {
  const { t } = useLingui();
  return (
    <WithProjects title={t`New Group`} onClose={props.onClose} fits={(one) => one.groups}>
      {(projects) => <GroupForm {...props} projects={projects} />}
    </WithProjects>
  );
}

function GroupForm({ project, onClose, projects }: NewGroupProps & { projects: ProjectHere[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGoLater();
  const here = useMaybeProject();
  const attempt = useRef<{ values: object; key: string }>(undefined);
  const form = useForm({
    initial: { project: firstProject(projects, project ?? here?.id), name: "", everyone: false, people: [] as PersonChoice[] },
    check: (values): Record<string, string | undefined> => ({
      project: values.project.length > 0 ? undefined : t`Choose a project.`,
      name: values.name.trim() ? undefined : t`Enter a name.`,
      people: !values.everyone && values.people.length > MOST_IN_GROUP ? t`At most ${MOST_IN_GROUP} people.` : undefined,
    }),
    submit: async (values) => {
      if (attempt.current?.values !== values) attempt.current = { values, key: crypto.randomUUID() };
      const people = values.everyone ? [] : values.people.map((person) => person.id);
      const name = values.name.trim();
      const { id } = await dialogsApi.makeGroup({ project: values.project[0] ?? "", name, everyone: values.everyone, people, groups: [] }, attempt.current.key);
      await queries.invalidateQueries({ queryKey: ["conversations"] });
      toast(t`Group ${name} created`);
      onClose();
      go(`/conversations/${id}`);
    },
  });
  const [chosen = ""] = form.values.project;
  const search = usePersonSearch(chosen, "group");
  const count = form.values.people.length;
  const move = (value: string[]) => {
    form.set("project", value);
    if (value[0] !== chosen) form.set("people", []);
  };
  return (
    <EditPanel title={t`New Group`} form={form} save={<Trans>Create</Trans>} onClose={onClose}>
      <ProjectField projects={projects} value={form.values.project} error={form.errors.project} onChange={move} />
      <TextField {...form.bind("name")} required label={<Trans>Group Name</Trans>} maxLength={LONGEST_NAME} autoComplete="off" hint={<Trans>For instance a trade. It can be changed later; the project cannot.</Trans>} />
      <MembersField
        project={chosen}
        inDirectory={projects.find((one) => one.id === chosen)?.in_directory ?? true}
        everyone={form.values.everyone}
        onEveryone={(on) => form.set("everyone", on)}
        search={search}
        added={form.values.people}
        onAdded={(people) => form.set("people", people)}
        error={form.errors.people}
        hint={count > 0 ? t`${plural(count, { one: "# person and you", other: "# people and you" })}` : <Trans>You are in it yourself. A distribution group brings in whoever is in it now.</Trans>}
      />
    </EditPanel>
  );
}
