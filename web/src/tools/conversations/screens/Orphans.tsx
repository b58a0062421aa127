import { plural } from "@lingui/core/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PersonChoice } from "@/kernel/people";
import { EditPanel, EmptyState, ErrorState, Page, PeoplePicker, PressButton, Sheet, Skeletons, toast, useForm } from "@/ui";
import { adminApi, type Orphan } from "../parts/admin/api";
import styles from "../parts/admin/admin.module.css";
import { companyProjectsQuery, orphansQuery, settingsQuery } from "../parts/admin/queries";
import { SettingsTabs } from "../parts/admin/SettingsTabs";
import { usePersonSearch } from "../parts/dialogs/people";

/** Groups in which nobody is left who may manage them; their messages stay theirs. */
export default function Orphans() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(orphansQuery);
  const [adopting, setAdopting] = useState<Orphan>();
  return (
    <Page title={t`Conversations`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]} tabs={<SettingsTabs at="groups" />}>
      <p className={styles.legend}><Trans>Groups in which nobody is left who may manage them. You see their names and sizes, never their messages.</Trans></p>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" count={4} /> : (
        <Sheet flush>
          {data.length === 0 ? <EmptyState title={<Trans>Every group has somebody who manages it.</Trans>} /> : (
            <ul className={styles.groups}>
              {data.map((group) => <Line key={group.id} group={group} onAdopt={() => setAdopting(group)} />)}
            </ul>
          )}
        </Sheet>
      )}
      {adopting && <AddManager group={adopting} onClose={() => setAdopting(undefined)} />}
    </Page>
  );
}

function Line({ group, onAdopt }: { group: Orphan; onAdopt: () => void }) {
  const { t } = useLingui();
  const { size } = group;
  const { data } = useQuery(companyProjectsQuery);
  const project = data?.items.find((one) => one.id === group.project);
  return (
    <li>
      <span>
        <strong>{group.name}</strong>
        <small>{project && `${[project.number, project.name].filter(Boolean).join(" ")} · `}{t`${plural(size, { one: "# member", other: "# members" })}`}</small>
      </span>
      <PressButton small onPress={onAdopt}><Trans>Add a manager</Trans></PressButton>
    </li>
  );
}

function AddManager({ group, onClose }: { group: Orphan; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data: settings } = useQuery(settingsQuery);
  const admins = settings?.settings?.group_managers !== "everyone" && settings?.settings?.group_managers !== "employees";
  const search = usePersonSearch(group.project, "group", { self: true, admins });
  const form = useForm({
    initial: { person: [] as PersonChoice[] },
    check: ({ person }) => ({ person: person.length > 0 ? undefined : t`Choose somebody.` }),
    submit: async ({ person: [chosen] }) => {
      if (!chosen) return false;
      await adminApi.adopt(group.id, chosen.id);
      await queries.invalidateQueries({ queryKey: orphansQuery.queryKey });
      const { name } = chosen;
      const title = group.name;
      toast(t`${name} manages ${title} now`);
      onClose();
    },
  });
  return (
    <EditPanel title={group.name} form={form} save={<Trans>Add as manager</Trans>} onClose={onClose}>
      <PeoplePicker {...form.bind("person")} single required label={<Trans>Manager</Trans>} search={search} hint={<Trans>They become a member and see the full earlier history. The other members are told.</Trans>} />
    </EditPanel>
  );
}
