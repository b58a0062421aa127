import { Trans, useLingui } from "@lingui/react/macro";
import { RadioField, Sheet, TickField, type useForm } from "@/ui";
import styles from "./admin.module.css";
import { ProjectTicks } from "./ProjectTicks";
import type { Values } from "./values";

export type SettingsForm = ReturnType<typeof useForm<Values>>;

/** Whether, for whom and in which projects. */
export function AccessTab({ form }: { form: SettingsForm }) {
  const { t } = useLingui();
  const { is_on, every_project, projects } = form.values;
  return (
    <>
      <Sheet>
        <TickField
          value={is_on}
          onChange={(on) => form.set("is_on", on)}
          label={<Trans>Turn On Conversations</Trans>}
          description={<Trans>Direct messages, groups, and conversations beside every item. While it is off nobody sees any of it; nothing is lost.</Trans>}
        />
      </Sheet>
      <Sheet title={<Trans>Who</Trans>}>
        <RadioField
          {...form.bind("audience")}
          hideLabel
          label={<Trans>Who may use conversations</Trans>}
          options={[
            { value: "any", label: t`Anybody in the directory of an enabled project` },
            { value: "employees", label: t`Only employees of the company`, hint: t`Who are in the directory of an enabled project, too.` },
          ]}
        />
      </Sheet>
      <Sheet title={<Trans>Projects</Trans>}>
        <div className={styles.stack}>
          <RadioField
            name="every_project"
            hideLabel
            label={<Trans>In which projects</Trans>}
            value={every_project ? "every" : "selected"}
            onChange={(value) => form.set("every_project", value === "every")}
            options={[
              { value: "every", label: t`All Current and Future Projects`, hint: t`A project that is opened later has conversations from its first day.` },
              { value: "selected", label: t`Selected Projects`, hint: t`A project that is opened later has none until it is ticked here.` },
            ]}
          />
          {!every_project && <ProjectTicks value={projects} error={form.errors.projects} onChange={(ids) => form.set("projects", ids)} />}
        </div>
      </Sheet>
    </>
  );
}
