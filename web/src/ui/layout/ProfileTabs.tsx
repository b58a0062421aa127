import { useLingui } from "@lingui/react/macro";
import { useProfileEntries } from "@/platform/panels";
import { Tabs } from "./Tabs";

/** The tabs of a person's own settings, from every tool that has some; `at` is the path of the open one. */
export function ProfileTabs({ at }: { at: string }) {
  const { t, i18n } = useLingui();
  const tabs = useProfileEntries().map(({ label, path }) => ({ key: path, label: i18n._(label), to: `/${path}` }));
  return <Tabs tabs={tabs} value={at} label={t`Your settings`} />;
}
