import { Menu } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { may } from "@/kernel/resource";
import { projectPath, useGo, useGoLater } from "@/platform/address";
import { useMe, useSession } from "@/platform/session";
import { type Column, ConfirmDialog, currencyOptions, DataTable, EditPanel, EmptyState, ErrorState, FilteredEmpty, IconButton, ItemNumber, OptionPicker, Page, PressButton, SearchBox, TextAreaField, TextField, timeZoneOptions, toast, toastProblem, Toolbar, useForm, useTableLayout } from "@/ui";
import { type Project, projectsApi } from "../api";
import styles from "../parts/directory.module.css";
import { projectsQuery } from "../state";

const NONE: Project[] = [];
const rowId = (project: Project) => project.id;

/** Every project of the account, closed ones too. */
export default function Projects() {
  const { t } = useLingui();
  const me = useMe();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const go = useGo();
  const { data, error, isPending, refetch } = useQuery(projectsQuery);
  const [q, setQ] = useState("");
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<Project>();
  const mine = useMemo(() => new Set(me.projects.map((one) => one.id)), [me.projects]);

  const reload = () => Promise.all([queries.invalidateQueries({ queryKey: projectsQuery.queryKey }), refresh()]);
  const columns = useMemo((): Column<Project>[] => {
    const setActive = async (project: Project, active: boolean) => {
      await projectsApi.setActive(project.id, active, project.version);
      await Promise.all([queries.invalidateQueries({ queryKey: projectsQuery.queryKey }), refresh()]);
      const { name } = project;
      toast(active ? t`${name} is open again` : t`${name} is closed`);
    };
    const enter = async (project: Project) => {
      await projectsApi.enter(project.id, me.person.id);
      await refresh();
      go(projectPath(project.id));
    };
    return [
      { key: "number", title: t`Number`, width: 110, narrow: "lead", cell: (row) => <ItemNumber number={row.number || "–"} plain /> },
      { key: "name", title: t`Project`, width: 240, grow: true, narrow: "title", cell: (row) => <><span className={row.active ? styles.name : `${styles.name} ${styles.off}`}>{row.name}</span>{!row.active && <span className={styles.badge} data-tone="off">{t`closed`}</span>}</> },
      { key: "time_zone", title: t`Time zone`, width: 170, cell: (row) => row.time_zone.replaceAll("_", " ") },
      {
        key: "do",
        title: t`Actions`,
        width: 90,
        align: "end",
        narrow: "note",
        cell: (row) => {
          const { name } = row;
          return (
            <Menu position="bottom-end" width={200}>
              <Menu.Target><IconButton label={t`What to do with ${name}`} className={styles.dots}><IconDots size={18} stroke={1.5} aria-hidden /></IconButton></Menu.Target>
              <Menu.Dropdown>
                {row.active && mine.has(row.id) && <Menu.Item onClick={() => go(projectPath(row.id))}><Trans>Open</Trans></Menu.Item>}
                {row.active && !mine.has(row.id) && <Menu.Item onClick={() => enter(row).catch(toastProblem)}><Trans>Join this project</Trans></Menu.Item>}
                {may(row, "close") && row.active && <Menu.Item data-danger onClick={() => setClosing(row)}><Trans>Close project</Trans></Menu.Item>}
                {may(row, "close") && !row.active && <Menu.Item onClick={() => setActive(row, true).catch(toastProblem)}><Trans>Open again</Trans></Menu.Item>}
              </Menu.Dropdown>
            </Menu>
          );
        },
      },
    ];
  }, [t, mine, me.person.id, queries, refresh, go]);
  const layout = useTableLayout("directory.projects", columns);
  const all = data?.items ?? NONE;
  const wanted = q.trim().toLocaleLowerCase();
  const rows = useMemo(() => (wanted ? all.filter((one) => `${one.number} ${one.name}`.toLocaleLowerCase().includes(wanted)) : all), [all, wanted]);
  const name = closing?.name;
  const close = async () => {
    if (closing) await projectsApi.setActive(closing.id, false, closing.version);
    await reload();
    setClosing(undefined);
    toast(t`${name} is closed`);
  };
  const add = <PressButton kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setAdding(true)}><Trans>New project</Trans></PressButton>;
  return (
    <Page title={t`Projects`} width="full" quietTitle crumbs={[{ label: t`Company`, to: "/company" }]}>
      <div className={styles.fill}>
        <Toolbar primary={me.can.includes("create_project") && add}><SearchBox value={q} onChange={setQ} label={t`Search projects`} /></Toolbar>
        <DataTable
          label={t`Projects`}
          {...{ rows, rowId, layout }}
          loading={isPending}
          onOpen={(project) => mine.has(project.id) && project.active && go(projectPath(project.id))}
          empty={error ? <ErrorState error={error} onRetry={() => refetch()} /> : wanted ? <FilteredEmpty onClear={() => setQ("")} /> : <EmptyState title={<Trans>No projects yet.</Trans>} action={add} />}
        />
      </div>
      {adding && <NewProject onClose={() => setAdding(false)} onMade={reload} />}
      <ConfirmDialog opened={closing !== undefined} title={<Trans>Close {name}?</Trans>} confirm={<Trans>Close project</Trans>} danger onConfirm={close} onCancel={() => setClosing(undefined)}>
        <Trans>Nobody can open it until you open it again. Nothing in it is lost.</Trans>
      </ConfirmDialog>
    </Page>
  );
}

function NewProject({ onClose, onMade }: { onClose: () => void; onMade: () => Promise<unknown> }) {
  const { t, i18n } = useLingui();
  const go = useGoLater();
  const form = useForm({
    initial: { name: "", number: "", address: "", currency: [] as string[], time_zone: [Intl.DateTimeFormat().resolvedOptions().timeZone] },
    check: (values) => ({ name: values.name.trim() ? undefined : t`Enter a name.`, time_zone: values.time_zone[0] ? undefined : t`Choose a time zone.` }),
    submit: async ({ time_zone: [zone], currency: [currency = ""], ...values }) => {
      const made = await projectsApi.add({ ...values, currency, time_zone: zone ?? "UTC" });
      await onMade();
      onClose();
      go(projectPath(made.id));
    },
  });
  return (
    <EditPanel title={t`New project`} form={form} save={<Trans>Create project</Trans>} onClose={onClose}>
      <TextField {...form.bind("name")} label={<Trans>Project</Trans>} required />
      <TextField {...form.bind("number")} label={<Trans>Number</Trans>} />
      <TextAreaField {...form.bind("address")} label={<Trans>Address of the site</Trans>} />
      <OptionPicker {...form.bind("currency")} single label={<Trans>Currency</Trans>} options={currencyOptions(i18n.locale)} />
      <OptionPicker {...form.bind("time_zone")} single label={<Trans>Time zone</Trans>} options={timeZoneOptions()} hint={<Trans>Working days and public holidays are set afterwards, under Project settings.</Trans>} />
    </EditPanel>
  );
}
