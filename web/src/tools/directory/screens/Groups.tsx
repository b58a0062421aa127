import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { may } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { type Column, Count, DataTable, EmptyState, ErrorState, FilteredEmpty, Page, PeopleNames, PressButton, SearchBox, Toolbar, useTableLayout } from "@/ui";
import type { Group } from "../api";
import styles from "../parts/directory.module.css";
import { DirectoryTabs } from "../parts/DirectoryTabs";
import { GroupPanel } from "../parts/GroupPanel";
import { groupsQuery, namedBy, useDirectoryLive } from "../state";

const NONE: Group[] = [];
const rowId = (group: Group) => group.id;

/** Who is put on letters together. */
export default function Groups() {
  const { t } = useLingui();
  const project = useProject();
  useDirectoryLive();
  const groups = useQuery(groupsQuery(project.id));
  const [q, setQ] = useState("");
  const [open, setOpen] = useState<Group | "new">();
  const people = groups.data?.people;
  const columns = useMemo((): Column<Group>[] => {
    const who = (group: Group) => namedBy(people)(group.people);
    return [
      { key: "name", title: t`Group`, width: 220, narrow: "title", cell: (row) => row.name },
      { key: "people", title: t`People`, width: 220, grow: true, narrow: "under", cell: (row) => <PeopleNames people={who(row)} initials most={8} /> },
      { key: "count", title: t`How many`, width: 90, align: "end", narrow: "note", cell: (row) => <Count>{row.people.length}</Count> },
      { key: "description", title: t`What it is for`, width: 320, cell: (row) => row.description },
    ];
  }, [people, t]);
  const layout = useTableLayout("directory.groups", columns);
  const canAdd = groups.data?.can.includes("create");
  const add = canAdd && <PressButton kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onPress={() => setOpen("new")}><Trans>New group</Trans></PressButton>;
  const chosen = open === "new" ? undefined : open;
  const wanted = q.trim().toLocaleLowerCase();
  const all = groups.data?.items ?? NONE;
  const rows = useMemo(() => (wanted ? all.filter((one) => `${one.name} ${one.description}`.toLocaleLowerCase().includes(wanted)) : all), [all, wanted]);
  return (
    <Page title={t`Distribution groups`} width="full" quietTitle crumbs={[{ label: t`Directory`, to: projectPath(project.id, "directory") }]}>
      <DirectoryTabs value="groups" />
      <div className={styles.fill}>
        {(groups.data?.items.length ?? 0) > 0 && <Toolbar primary={add}><SearchBox value={q} onChange={setQ} label={t`Search groups`} /></Toolbar>}
        <DataTable
          label={t`Distribution groups`}
          {...{ rows, rowId, layout }}
          loading={groups.isPending}
          onOpen={(group) => may(group, "edit") && setOpen(group)}
          empty={
            groups.error ? <ErrorState error={groups.error} onRetry={() => groups.refetch()} /> : wanted ? <FilteredEmpty onClear={() => setQ("")} /> : (
              <EmptyState title={<Trans>No groups yet.</Trans>} action={add}><Trans>A group is a list of people whom you put on letters together. It gives no rights.</Trans></EmptyState>
            )
          }
        />
      </div>
      {open && <GroupPanel key={chosen?.id ?? "new"} group={chosen} named={namedBy(people)} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
