import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PersonChoice } from "@/kernel/people";
import { Note, PeoplePicker, RadioField, type Search } from "@/ui";
import { ChosenPeople } from "./ChosenPeople";
import styles from "./dialogs.module.css";
import { MOST_IN_GROUP, useProjectGroups } from "./people";

interface MembersFieldProps {
  project: string;
  /** A company administrator outside the directory cannot be in a group of everyone. */
  inDirectory: boolean;
  everyone: boolean;
  onEveryone: (everyone: boolean) => void;
  search: Search<PersonChoice>;
  /** Those who come in with Save. */
  added: readonly PersonChoice[];
  onAdded: (people: PersonChoice[]) => void;
  error?: string;
  hint?: ReactNode;
}

/** Selected people, or everybody of the project's directory. */
export function MembersField({ project, inDirectory, everyone, onEveryone, search, added, onAdded, error, hint }: MembersFieldProps) {
  const { t } = useLingui();
  const groups = useProjectGroups(project, "group");
  const add = (people: PersonChoice[]) => onAdded([...added, ...people.filter((person) => !added.some((one) => one.id === person.id))]);
  const outside = everyone && project !== "" && !inDirectory;
  return (
    <>
      <RadioField
        name="everyone"
        label={<Trans>Team Members</Trans>}
        value={everyone ? "everyone" : "selected"}
        onChange={(value) => onEveryone(value === "everyone")}
        options={[
          { value: "selected", label: t`Selected users` },
          { value: "everyone", label: t`Everyone in this project's Directory`, hint: t`Whoever joins the directory later joins the group; whoever leaves it leaves the group.` },
        ]}
      />
      {outside && (
        <Note tone="late" action={<Link to="/company/projects" className={styles.noteLink}><Trans>To the projects</Trans></Link>}>
          <Trans>You are not in this project's directory yourself. Join the project first.</Trans>
        </Note>
      )}
      {!everyone && (
        <>
          <PeoplePicker
            name="people"
            label={<Trans>Add people</Trans>}
            value={[]}
            onChange={add}
            search={search}
            groups={groups}
            disabled={!project}
            error={error ?? (added.length > MOST_IN_GROUP ? t`At most ${MOST_IN_GROUP} people.` : undefined)}
            placeholder={project ? t`Name, company or distribution group` : t`Choose a project first`}
            hint={hint}
          />
          <ChosenPeople label={t`People to be added`} people={added} onRemove={(person) => onAdded(added.filter((one) => one.id !== person.id))} />
        </>
      )}
    </>
  );
}
