import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import type { PersonChoice } from "@/kernel/people";
import { EMPTY_DOC, isBlank } from "@/kernel/richtext";
import { projectPath, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { ConflictNote, ErrorState, Field, LinkButton, OptionPicker, Page, PeoplePicker, RichEditor, SaveBar, Sheet, Skeletons, TextField, TickField, toast, useForm } from "@/ui";
import { correspondenceApi, type People } from "../../api";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, typeSettingsQuery } from "../../parts/admin/api";
import { typeFieldWord } from "../../parts/admin/words";
import { groupsQuery, peopleOf, typesQuery, useTypes } from "../../state";

type Settings = Awaited<ReturnType<typeof adminApi.settings>>;

/** What new items of a type begin with in this project. */
export default function TypeSettings() {
  const { t } = useLingui();
  const project = useProject();
  const id = useParam("type");
  const types = useTypes();
  const type = types.byId.get(id);
  const { data, error, refetch } = useQuery(typeSettingsQuery(project.id, id));
  const settings = projectPath(project.id, "settings");
  return (
    <Page
      title={type?.name ?? t`Letters`}
      width="letter"
      crumbs={[{ label: t`Project settings`, to: settings }, { label: t`Letters`, to: `${settings}/letters` }]}
      actions={type && (
        <>
          {project.can.includes("edit_directory") && <LinkButton to={projectPath(project.id, "permissions")}><Trans>Permissions table</Trans></LinkButton>}
          <LinkButton to={`${settings}/mails/${type.tool}`}><Trans>Who is mailed</Trans></LinkButton>
        </>
      )}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data || types.waiting ? <Skeletons shape="page" /> : <Editor key={id} type={id} settings={data} people={types.people} />}
    </Page>
  );
}

const valuesOf = (settings: Settings, people: People) => ({
  due_days: settings.due_days === null ? "" : String(settings.due_days),
  default_description: (settings.default_description ?? EMPTY_DOC) as typeof EMPTY_DOC, // the server checked it as a document
  default_distribution: peopleOf(people, settings.default_distribution) as PersonChoice[],
  default_groups: settings.default_groups,
  bulk_own: settings.bulk_own,
});

function Editor({ type, settings, people }: { type: string; settings: Settings; people: People }) {
  const { t } = useLingui();
  const { id: project } = useProject();
  const queries = useQueryClient();
  const { data: known } = useQuery(groupsQuery(project));
  const groups = (known?.items ?? []).map((group) => ({ value: group.id, label: group.name }));
  const query = typeSettingsQuery(project, type);
  const search = useCallback((q: string, signal: AbortSignal) => correspondenceApi.people(project, type, q, signal).then((page) => page.items), [project, type]);
  const form = useForm({
    initial: valuesOf(settings, people),
    check: ({ due_days: days }) => ({ due_days: days === "" || /^\d{1,3}$/.test(days) ? undefined : t`A whole number of working days.` }),
    submit: async (values, over = settings.version) => {
      const saved = await adminApi.editSettings(
        project,
        type,
        {
          due_days: values.due_days === "" ? null : Number(values.due_days),
          default_description: isBlank(values.default_description) ? null : { ...values.default_description },
          default_distribution: values.default_distribution.map((person) => person.id),
          default_groups: values.default_groups,
          bulk_own: values.bulk_own,
        },
        over,
      );
      queries.setQueryData(query.queryKey, saved);
      await queries.invalidateQueries({ queryKey: typesQuery(project).queryKey });
      toast(t`Saved`);
    },
  });
  const theirs = async () => {
    const now = await queries.fetchQuery({ ...query, staleTime: 0 });
    const { people: names } = await queries.fetchQuery({ ...typesQuery(project), staleTime: 0 });
    form.reset(valuesOf(now, names));
  };
  const label = t`Description`;
  return (
    <form {...form.formProps}>
      <Sheet title={<Trans>New items begin with</Trans>}>
        <div className={styles.stack}>
          <ConflictNote conflict={form.conflict} word={typeFieldWord} onTheirs={theirs} onMine={form.overwrite} />
          <div className={styles.pair}>
            <TextField {...form.bind("due_days")} label={<Trans>Responses are due after so many working days</Trans>} inputMode="numeric" placeholder="5" hint={<Trans>Left empty, no due date is filled in.</Trans>} />
          </div>
          <PeoplePicker {...form.bind("default_distribution")} label={<Trans>Distribution</Trans>} search={search} hint={<Trans>Only people who may read this type are offered.</Trans>} />
          <OptionPicker {...form.bind("default_groups")} label={<Trans>Distribution groups</Trans>} options={groups} hint={<Trans>A new item goes to whoever is in them when it is made.</Trans>} />
          <Field name="default_description" label={label} error={form.errors.default_description} hint={<Trans>The text that whoever writes starts from.</Trans>}>
            {(aria) => <RichEditor {...aria} label={label} value={form.values.default_description} onChange={(doc) => form.set("default_description", doc)} />}
          </Field>
        </div>
      </Sheet>
      <Sheet title={<Trans>Several at once</Trans>}>
        <TickField {...form.bind("bulk_own")} label={<Trans>Creators change several of their own items at once</Trans>} description={<Trans>Those at Standard. Administrators of the type may with all items, in any case.</Trans>} />
      </Sheet>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(settings, people))} />
    </form>
  );
}
