import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAddress } from "@/platform/address";
import { ConflictNote, EmptyState, ErrorState, Page, SaveBar, Skeletons, toast, useForm } from "@/ui";
import { AccessTab } from "../parts/admin/AccessTab";
import { adminApi, type Settings as Held } from "../parts/admin/api";
import styles from "../parts/admin/admin.module.css";
import { FeaturesTab } from "../parts/admin/FeaturesTab";
import { settingsQuery, wholeSettings } from "../parts/admin/queries";
import { SettingsTabs } from "../parts/admin/SettingsTabs";
import { bodyOf, fitsMinutes, ON_ACCESS, type Values, valuesOf } from "../parts/admin/values";
import { useSettingWord } from "../parts/admin/words";

/** Whether, where and for whom the company has conversations. */
export default function Settings() {
  const { t } = useLingui();
  const [{ tab }] = useAddress({ tab: "access" });
  const { data, error, refetch } = useQuery(settingsQuery);
  const settings = data && wholeSettings(data);
  const at = tab === "features" ? "features" : "access";
  return (
    <Page title={t`Conversations`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]} tabs={<SettingsTabs at={at} />}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : settings ? <SettingsForm held={settings} at={at} /> : (
        <EmptyState title={<Trans>Only company administrators set this.</Trans>} />
      )}
    </Page>
  );
}

function SettingsForm({ held, at }: { held: Held; at: "access" | "features" }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const word = useSettingWord();
  const [, setAddress] = useAddress({ tab: "access" });
  const [version, setVersion] = useState(held.version);
  const take = (settings: Held | undefined) => {
    if (!settings) return;
    setVersion(settings.version);
    form.reset(valuesOf(settings));
  };
  const form = useForm<Values>({
    initial: valuesOf(held),
    check: (values) => {
      const found = {
        edit_minutes: !values.edit_on || fitsMinutes(values.edit_minutes) ? undefined : t`Enter 0 to 60 minutes.`,
        projects: values.every_project || !values.is_on || values.projects.length > 0 ? undefined : t`Tick at least one project, or turn conversations off.`,
      };
      const first = (["projects", "edit_minutes"] as const).find((name) => found[name]);
      if (first) setAddress({ tab: ON_ACCESS.includes(first) ? undefined : "features" });
      return found;
    },
    submit: async (values, over = version) => {
      const saved = await adminApi.save(bodyOf(fitsMinutes(values.edit_minutes) ? values : { ...values, edit_minutes: valuesOf(held).edit_minutes }), over);
      queries.setQueryData(settingsQuery.queryKey, saved);
      take(wholeSettings(saved));
      void queries.invalidateQueries({ queryKey: ["conversations"] });
      toast(saved.mine.is_on || !values.is_on ? t`Saved` : t`Saved. Conversations are on, but not for you.`);
    },
  });
  const theirs = async () => take(wholeSettings(await queries.fetchQuery({ ...settingsQuery, staleTime: 0 })));
  return (
    <form {...form.formProps} className={styles.form}>
      <ConflictNote conflict={form.conflict} word={word} onTheirs={theirs} onMine={form.overwrite} />
      {at === "features" ? <FeaturesTab form={form} /> : <AccessTab form={form} />}
      <SaveBar form={form} save={<Trans>Save Changes</Trans>} onDiscard={() => form.reset(valuesOf(held))} />
    </form>
  );
}
