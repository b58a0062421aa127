import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { projectPath } from "@/platform/address";
import { useProject, useSession } from "@/platform/session";
import { ConflictNote, currencyOptions, ErrorState, OptionPicker, Page, SaveBar, Sheet, Skeletons, TextAreaField, TextField, toast, useForm } from "@/ui";
import { type Project, projectsApi } from "../api";
import styles from "../parts/directory.module.css";
import { fieldWord } from "../parts/words";
import { projectQuery } from "../state";

export default function ProjectGeneral() {
  const { t } = useLingui();
  const { id } = useProject();
  const { data, error, refetch } = useQuery(projectQuery(id));
  return (
    <Page title={t`General`} width="letter" crumbs={[{ label: t`Project settings`, to: projectPath(id, "settings") }]}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <General project={data} />}
    </Page>
  );
}

const valuesOf = ({ name, number, address, currency }: Project) => ({ name, number, address, currency: currency ? [currency] : [] });

function General({ project }: { project: Project }) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const form = useForm({
    initial: valuesOf(project),
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ currency: [currency = ""], ...values }, over = project.version) => {
      const saved = await projectsApi.edit(project.id, { ...values, currency }, over);
      queries.setQueryData(projectQuery(project.id).queryKey, saved);
      await refresh();
      toast(t`Saved`);
    },
  });
  const theirs = async () => form.reset(valuesOf(await queries.fetchQuery({ ...projectQuery(project.id), staleTime: 0 })));
  return (
    <form {...form.formProps}>
      <Sheet>
        <div className={styles.form}>
          <ConflictNote conflict={form.conflict} word={fieldWord} onTheirs={theirs} onMine={form.overwrite} />
          <TextField {...form.bind("name")} label={<Trans>Project</Trans>} required />
          <TextField {...form.bind("number")} label={<Trans>Number</Trans>} hint={<Trans>Stands in front of the name in lists and mails.</Trans>} />
          <TextAreaField {...form.bind("address")} label={<Trans>Address of the site</Trans>} />
          <OptionPicker {...form.bind("currency")} single label={<Trans>Currency</Trans>} options={currencyOptions(i18n.locale)} hint={<Trans>Stands with every amount of a cost impact, on the page and in the letter.</Trans>} />
        </div>
      </Sheet>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(project))} />
    </form>
  );
}
