import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { PersonChoice } from "@/kernel/people";
import { useGoLater } from "@/platform/address";
import { rememberPeople } from "@/platform/recent";
import { useMaybeProject, useMe } from "@/platform/session";
import { EditPanel, ErrorState, PeoplePicker, SidePanel, Skeletons, TextAreaField, useForm } from "@/ui";
import type { Talk } from "../../api";
import { dialogsApi, type ProjectHere } from "./api";
import styles from "./dialogs.module.css";
import { everybodyQuery, isSame } from "./members";
import { MOST_IN_DIRECT, useNamed, usePersonSearch, useProjectGroups } from "./people";
import { firstProject, ProjectField, WithProjects } from "./ProjectField";

interface StartDirectProps {
  /** Where it was asked for; otherwise the project that is open. */
  project?: string;
  /** A direct message to whose people others come: they are chosen already, in its project. */
  beside?: Talk;
  onClose: () => void;
}

/** Project, then whom, then the message: the same people again are the same conversation. */
export default function StartDirect({ beside, ...props }: StartDirectProps) {
  const { t } = useLingui();
  return (
    <WithProjects title={t`Start Direct Message`} onClose={props.onClose} fits={(one) => one.direct && (beside === undefined || one.id === beside.project.id)}>
      {(projects) =>
        beside ? (
          <WithOthers of={beside} onClose={props.onClose}>{(others) => <DirectForm onClose={props.onClose} projects={projects} others={others} />}</WithOthers>
        ) : (
          <DirectForm {...props} projects={projects} />
        )
      }
    </WithProjects>
  );
}

/** Who is in a conversation already, besides oneself: those who can be reached, and how many there are with the others. */
interface Others {
  people: PersonChoice[];
  count: number;
}

/** Waits with the form until it is known who is in the conversation. */
function WithOthers({ of, onClose, children }: { of: Talk; onClose: () => void; children: (others: Others) => ReactNode }) {
  const { t } = useLingui();
  const { person: me } = useMe();
  const named = useNamed();
  const { data, error, refetch } = useQuery(everybodyQuery(of.id));
  const others = data?.filter((person) => person.id !== me.id);
  if (others) return children({ people: others.filter((person) => person.active).map(named), count: others.length });
  return (
    <SidePanel opened modal size="30rem" title={t`Start Direct Message`} onClose={onClose}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" count={4} />}
    </SidePanel>
  );
}

interface DirectFormProps {
  project?: string;
  projects: ProjectHere[];
  others?: Others;
  onClose: () => void;
}

function DirectForm({ project, projects, others, onClose }: DirectFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGoLater();
  const here = useMaybeProject();
  const attempt = useRef<{ values: object; direct: string; message: string }>(undefined);
  const form = useForm({
    initial: { project: firstProject(projects, project ?? here?.id), people: others?.people ?? [], text: "" },
    check: (values): Record<string, string | undefined> => ({
      project: values.project.length > 0 ? undefined : t`Choose a project.`,
      people:
        values.people.length === 0
          ? t`Choose somebody.`
          : values.people.length > MOST_IN_DIRECT
            ? t`At most ${MOST_IN_DIRECT} people. Make a group for more.`
            : others && isSame(values.people, others.people, others.count)
              ? t`Choose somebody else, too: with the same people it is the conversation that you have.`
              : undefined,
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
  const where = projects.find((one) => one.id === chosen)?.name ?? "";
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
      {others ? <p className={styles.lead}><Trans>A conversation of its own, in {where}. Nothing of this one goes along, and this one stays as it is.</Trans></p> : <ProjectField projects={projects} value={form.values.project} error={form.errors.project} onChange={move} />}
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
