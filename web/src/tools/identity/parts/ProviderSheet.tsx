import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconBuilding } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmDialog, ErrorState, PressButton, Sheet, Skeletons, toast } from "@/ui";
import { identityApi, type Provider } from "../api";
import { providersQuery } from "../state";
import { ProviderPanel } from "./ProviderPanel";
import styles from "./me.module.css";

/** The company's own sign-in, on its page of sign-in. */
export function ProviderSheet() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(providersQuery);
  const [open, setOpen] = useState<Provider | "new">();
  const [leaving, setLeaving] = useState<Provider>();
  const reload = () => queries.invalidateQueries({ queryKey: providersQuery.queryKey });
  const remove = async () => {
    if (leaving) await identityApi.removeProvider(leaving.id);
    setLeaving(undefined);
    await reload();
    toast(t`Removed`);
  };
  const close = async () => {
    setOpen(undefined);
    await reload();
  };
  const name = leaving?.name;
  return (
    <Sheet flush title={<Trans>The company’s own sign-in</Trans>} end={data && <PressButton small onPress={() => setOpen("new")}><Trans>Add a provider</Trans></PressButton>}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={1} /> : (
        <ul className={styles.lines} aria-label={t`Providers`}>
          {data.items.length === 0 && <li><div className={styles.what}><span><Trans>People may sign in where they sign in to everything else: Microsoft Entra, Google Workspace, Keycloak and whatever else speaks OpenID Connect.</Trans></span></div></li>}
          {data.items.map((provider) => (
            <li key={provider.id}>
              <IconBuilding size={20} stroke={1.5} aria-hidden />
              <div className={styles.what}>
                <strong><bdi>{provider.name}</bdi></strong>
                <span>{provider.domains.map((each) => `@${each.domain}`).join(", ")}{!provider.enabled && <>{" · "}<Trans>switched off</Trans></>}</span>
              </div>
              <PressButton small kind="quiet" onPress={() => setOpen(provider)}><Trans>Edit</Trans></PressButton>
              <PressButton small kind="quiet" onPress={() => setLeaving(provider)}><Trans>Remove</Trans></PressButton>
            </li>
          ))}
        </ul>
      )}
      {open && data && <ProviderPanel provider={open === "new" ? undefined : open} back={data.back} onClose={() => void close()} />}
      <ConfirmDialog opened={leaving !== undefined} title={<Trans>Remove {name}?</Trans>} confirm={<Trans>Remove</Trans>} danger onConfirm={remove} onCancel={() => setLeaving(undefined)}>
        <Trans>Its people sign in with their passwords again; whoever has none asks for a new one on the sign-in page.</Trans>
      </ConfirmDialog>
    </Sheet>
  );
}
