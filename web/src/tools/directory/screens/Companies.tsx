import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconFileImport, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { may } from "@/kernel/resource";
import { type Column, DataTable, EditPanel, EmptyState, ErrorState, FilteredEmpty, LinkButton, Page, PressButton, SearchBox, TextAreaField, TextField, TickField, toast, Toolbar, useForm, useTableLayout } from "@/ui";
import { companiesApi, type Company } from "../api";
import { CompanyLogo } from "../parts/CompanyLogo";
import styles from "../parts/directory.module.css";
import { fieldWord } from "../parts/words";
import { accountKey, companiesQuery } from "../state";

const NONE: Company[] = [];
const rowId = (company: Company) => company.id;

/** The firms of the account's directory. */
export default function Companies() {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(companiesQuery);
  const [q, setQ] = useState("");
  const [open, setOpen] = useState<Company | "new">();
  const all = data?.items ?? NONE;
  const rows = useMemo(() => {
    const wanted = q.trim().toLocaleLowerCase();
    return wanted ? all.filter((one) => `${one.name} ${one.short_name}`.toLocaleLowerCase().includes(wanted)) : all;
  }, [all, q]);
  const columns = useMemo(
    (): Column<Company>[] => [
      { key: "name", title: t`Company`, width: 260, grow: true, narrow: "title", cell: (row) => <><span className={row.active ? styles.name : `${styles.name} ${styles.off}`}>{row.name}</span>{!row.active && <span className={styles.badge} data-tone="off">{t`no longer used`}</span>}</> },
      { key: "short_name", title: t`Short name`, width: 110, narrow: "end", cell: (row) => row.short_name },
      { key: "phone", title: t`Phone`, width: 150, narrow: "lead", cell: (row) => row.phone },
      { key: "mail", title: t`Mail address`, width: 220, cell: (row) => row.mail },
      { key: "website", title: t`Website`, width: 180, cell: (row) => row.website },
    ],
    [t],
  );
  const layout = useTableLayout("directory.companies", columns);
  const chosen = open === "new" ? undefined : open;
  const add = <PressButton kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setOpen("new")}><Trans>Add company</Trans></PressButton>;
  const load = <LinkButton to="/company/import" search={{ sort: "companies" }} icon={<IconFileImport size={16} stroke={1.5} aria-hidden />}><Trans>Import</Trans></LinkButton>;
  return (
    <Page title={t`Companies`} width="full" quietTitle crumbs={[{ label: t`Company`, to: "/company" }]}>
      <div className={styles.fill}>
        <Toolbar primary={data?.can.includes("create") && add} end={data?.can.includes("create") && load}><SearchBox value={q} onChange={setQ} label={t`Search companies`} /></Toolbar>
        <DataTable
          label={t`Companies`}
          {...{ rows, rowId, layout }}
          loading={isPending}
          onOpen={(company) => may(company, "edit") && setOpen(company)}
          empty={error ? <ErrorState error={error} onRetry={() => refetch()} /> : q ? <FilteredEmpty onClear={() => setQ("")} /> : <EmptyState title={<Trans>No companies yet.</Trans>} action={add} />}
        />
      </div>
      {open && <CompanyPanel key={chosen?.id ?? "new"} company={chosen} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

const valuesOf = (company: Company | undefined) => ({
  name: company?.name ?? "",
  short_name: company?.short_name ?? "",
  phone: company?.phone ?? "",
  mail: company?.mail ?? "",
  website: company?.website ?? "",
  address: company?.address ?? "",
  active: company?.active ?? true,
});

function CompanyPanel({ company, onClose }: { company: Company | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: accountKey() });
  const [version, setVersion] = useState(company?.version);
  const form = useForm({
    initial: valuesOf(company),
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ active, ...values }, over = version) => {
      if (company && over !== undefined) await companiesApi.edit(company.id, { ...values, active }, over);
      else await companiesApi.add(values);
      await reload();
      toast(t`Saved`);
      onClose();
    },
  });
  const theirs = async () => {
    const { items } = await queries.fetchQuery({ ...companiesQuery, staleTime: 0 });
    const now = items.find((one) => one.id === company?.id);
    if (!now) return onClose();
    setVersion(now.version);
    form.reset(valuesOf(now));
  };
  return (
    <EditPanel title={company ? t`Edit company` : t`Add company`} form={form} save={<Trans>Save</Trans>} onClose={onClose} onTheirs={theirs} word={fieldWord}>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required />
      <div className={styles.pair}>
        <TextField {...form.bind("short_name")} label={<Trans>Short name</Trans>} hint={<Trans>For narrow columns</Trans>} maxLength={10} />
        <TextField {...form.bind("phone")} label={<Trans>Phone</Trans>} type="tel" />
        <TextField {...form.bind("mail")} label={<Trans>Mail address</Trans>} type="email" />
        <TextField {...form.bind("website")} label={<Trans>Website</Trans>} inputMode="url" />
      </div>
      <TextAreaField {...form.bind("address")} label={<Trans>Address</Trans>} />
      {company && <CompanyLogo company={company} version={version ?? company.version} onVersion={setVersion} />}
      {company && <TickField label={<Trans>In use</Trans>} description={<Trans>Companies that are not are offered no more; their people and letters stay.</Trans>} value={form.values.active} onChange={(on) => form.set("active", on)} />}
    </EditPanel>
  );
}
