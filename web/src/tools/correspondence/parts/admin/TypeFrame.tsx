import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { may } from "@/kernel/resource";
import { useParam } from "@/platform/address";
import { EmptyState, ErrorState, LinkButton, LockMark, Page, PressButton, Skeletons, Tabs, toast } from "@/ui";
import { adminApi, type CompanyType, companyTypesQuery } from "./api";
import styles from "./admin.module.css";

export const ROOT = "/company/correspondence-types";

interface TypeFrameProps {
  tab: "general" | "fieldsets" | "statuses";
  children: (type: CompanyType) => ReactNode;
}

/** One type of the company, on one of its tabs. */
export function TypeFrame({ tab, children }: TypeFrameProps) {
  const { t } = useLingui();
  const id = useParam("type");
  const { data, error, refetch } = useQuery(companyTypesQuery);
  const type = data?.items.find((one) => one.id === id);
  const crumbs = [{ label: t`Company`, to: "/company" }, { label: t`Correspondence types`, to: ROOT }];
  if (!type) {
    return (
      <Page title={t`Correspondence type`} crumbs={crumbs}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <EmptyState title={<Trans>There is no such type.</Trans>} action={<LinkButton to={ROOT}><Trans>All types</Trans></LinkButton>} />}
      </Page>
    );
  }
  const tabs = [
    { key: "general", label: t`General`, to: `${ROOT}/${id}` },
    { key: "fieldsets", label: t`Fieldsets`, to: `${ROOT}/${id}/fieldsets`, count: type.fieldsets.length },
    { key: "statuses", label: t`Statuses`, to: `${ROOT}/${id}/statuses`, count: type.statuses.length },
  ];
  return (
    <Page
      title={type.name}
      crumbs={crumbs}
      lead={
        <>
          <span className={styles.prefix}>{type.prefix || "–"}</span>
          {type.super_private ? <LockMark secret="super_private" /> : type.private_by_default && <LockMark secret="private" />}
          {type.locked_after_issue && <span className={styles.badge}><Trans>locked after issue</Trans></span>}
          {type.archived && <span className={styles.badge} data-tone="off"><Trans>archived</Trans></span>}
        </>
      }
      actions={<Archive type={type} />}
      tabs={<Tabs tabs={tabs} value={tab} label={t`Parts of the type`} />}
    >
      {children(type)}
    </Page>
  );
}

function Archive({ type }: { type: CompanyType }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const set = async (archived: boolean, version: number): Promise<void> => {
    const now = await adminApi.editType(type.id, { archived }, version);
    await queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey });
    const { name } = type;
    if (archived) toast(t`${name} is archived: no new items, the old ones stay`, { undo: () => set(false, now.version) });
    else toast(t`${name} is back`);
  };
  if (may(type, "archive")) return <PressButton onPress={() => set(true, type.version)}><Trans>Archive</Trans></PressButton>;
  if (may(type, "restore")) return <PressButton onPress={() => set(false, type.version)}><Trans>Restore</Trans></PressButton>;
  return null;
}
