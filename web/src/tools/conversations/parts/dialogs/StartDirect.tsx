import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useRef } from "react";
import type { PersonChoice } from "@/kernel/people";
import { useGoLater } from "@/platform/address";
import { rememberPeople } from "@/platform/recent";
import { useMaybeProject } from "@/platform/session";
import { EditPanel, PeoplePicker, TextAreaField, useForm } from "@/ui";
import { dialogsApi, type ProjectHere } from "./api";
import { MOST_IN_DIRECT, usePersonSearch, useProjectGroups } from "./people";
import { firstProject, ProjectField, WithProjects } from "./ProjectField";

interface StartDirectProps {
  /** Where it was asked for; otherwise the project that is open. */
  project?: string;
  onClose: () => void;
}

/** Project, then whom, then the message: the same people again are the same conversation. */
export default function StartDirect(props: StartDirectProps) {
  const { t } = useLingui();
  return (
    <WithProjects title={t`Start Direct Message`} onClose={props.onClose} fits={(one) => one.direct}>
      {(projects) => <DirectForm {...props} projects={projects} />}
    </WithProjects>
  );
}

function DirectForm({ project, onClose, projects }: StartDirectProps & { projects: ProjectHere[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGoLater();
  const here = useMaybeProject();
  const attempt = useRef<{ values: object; direct: string; message: string }>(undefined);
  const form = useForm({
    initial: { project: firstProject(projects, project ?? here?.id), people: [] as PersonChoice[], text: "" },
    check: (values): Record<string, string | undefined> => ({
      project: values.project.length > 0 ? undefined : t`Choose a project.`,
      people: values.people.length === 0 ? t`Choose somebody.` : values.people.length > MOST_IN_DIRECT ? t`At most ${MOST_IN_DIRECT} people. Make a group for more.` : undefined,
      text: values.text.trim() ? undefined : t`Write a message.`,
    }),
    submit: async (values) => {
      if (attempt.current?.values !== values) attempt.current = { values, direct: crypto.randomUUID(), message: crypto.randomUUID() };
      const ids = values.people.map((person) => person.id);
      const { id } = await dialogsApi.direct({ project: values.project[0] ?? "", people: ids, groups: [] }, attempt.current.direct);
      await dialogsApi.say(id, { key: attempt.current.message, text: values.text.trim() });
      rememberPeople(values.project[0] ?? "", ids);
      void queries.invalidateQueries({ queryKey: ["conversations"] });
      onClose();
      go(`/conversations/${id}`);
    },
  });
  const [chosen = ""] = form.values.project;
  const search = usePersonSearch(chosen, "direct");
  const groups = useProjectGroups(chosen, "direct");
  const count = form.values.people.length;
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void form.send();
  };
  const move = (value: string[]) => {
    form.set("project", value);
    if (value[0] !== chosen) form.set("people", []); // they are of that project
  };
  return (
    <EditPanel title={t`Start Direct Message`} form={form} save={<Trans>Send</Trans>} onClose={onClose}>
      <ProjectField projects={projects} value={form.values.project} error={form.errors.project} onChange={move} />
      <PeoplePicker
        {...form.bind("people")}
        required
        error={form.errors.people ?? (count > MOST_IN_DIRECT ? t`At most ${MOST_IN_DIRECT} people. Make a group for more.` : undefined)}
        label={<Trans>Team Members</Trans>}
        disabled={!chosen}
        placeholder={chosen ? t`Name, company or distribution group` : t`Choose a project first`}
        search={search}
        groups={groups}
        hint={count > 0 ? t`${count} of ${MOST_IN_DIRECT} people` : <Trans>A distribution group brings in whoever is in it now.</Trans>}
      />
      <TextAreaField {...form.bind("text")} required label={<Trans>Message</Trans>} minRows={3} maxRows={12} maxLength={10_000} onKeyDown={enter} hint={<Trans>Enter sends, Shift and Enter begin a new line.</Trans>} />
    </EditPanel>
  );
}
