import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconFileImport, IconUserPlus } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import { useAddress, useParam } from "@/platform/address";
import { ColumnsMenu, DataTable, DensityMenu, EmptyState, ErrorState, FilterChips, FilteredEmpty, LinkButton, Page, PressButton, SearchBox, SplitView, Toolbar, usePhone, useTableLayout } from "@/ui";
import type { Person } from "../api";
import { AddPerson } from "../parts/AddPerson";
import { useAccountColumns } from "../parts/columns";
import styles from "../parts/directory.module.css";
import { companiesQuery, peopleQuery } from "../state";

const NOBODY: Person[] = [];
const rowId = (person: Person) => person.id;
const href = (person: Person) => `/company/people/${person.id}`;

/** Everybody of the account. */
export default function People() {
  const { t } = useLingui();
  const open = useParam("person");
  const phone = usePhone();
  const [{ q, company }, setAddress] = useAddress({ q: "", company: "" });
  const [adding, setAdding] = useState(false);
  const people = useInfiniteQuery({ ...peopleQuery({ q, company }), placeholderData: keepPreviousData });
  const companies = useQuery(companiesQuery);
  const rows = useMemo(() => people.data?.pages.flatMap((page) => page.items) ?? NOBODY, [people.data]);
  const layout = useTableLayout("directory.people", useAccountColumns());
  const search = useCallback((next: string) => setAddress({ q: next }), [setAddress]);
  const more = people.hasNextPage && !people.isFetching ? () => void people.fetchNextPage() : undefined;
  const clear = () => setAddress({ q: "", company: "" });
  const compact = phone || open !== "";
  const options = (companies.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  const add = <PressButton kind="primary" icon={<IconUserPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setAdding(true)}><Trans>Add person</Trans></PressButton>;
  const load = <LinkButton to="/company/import" icon={<IconFileImport size={16} stroke={1.5} aria-hidden />}><Trans>Import</Trans></LinkButton>;
  const list = (
    <Page title={t`People`} width="full" quietTitle crumbs={[{ label: t`Company`, to: "/company" }]} actions={phone && load}>
      <div className={styles.fill}>
        <Toolbar primary={add} end={!compact && <>{load}<ColumnsMenu layout={layout} /><DensityMenu /></>}>
          <SearchBox value={q} onChange={search} label={t`Search people`} />
          {(!compact || phone) && <FilterChips filters={[{ key: "company", label: t`Company`, options, chosen: company ? [company] : [] }]} onChange={(_, chosen) => setAddress({ company: chosen.at(-1) ?? "" })} onClear={clear} />}
        </Toolbar>
        <DataTable
          label={t`People`}
          {...{ rows, rowId, layout, href }}
          openId={open || undefined}
          loading={people.isPending}
          onMore={more}
          empty={people.error ? <ErrorState error={people.error} onRetry={() => people.refetch()} /> : q || company ? <FilteredEmpty onClear={clear} /> : <EmptyState title={<Trans>Nobody here yet.</Trans>} action={<>{add}{load}</>} />}
        />
      </div>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Page>
  );
  return <SplitView list={list} detail={open ? <Outlet /> : null} />;
}
