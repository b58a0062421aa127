import { useLingui } from "@lingui/react/macro";
import { useGo } from "@/platform/address";
import { Tabs } from "@/ui";

const ROOT = "/company/conversations";

export type SettingsTab = "access" | "features" | "groups" | "records";

/** What there is to set about conversations. The first two are one form, so going between them leaves nothing. */
export function SettingsTabs({ at }: { at: SettingsTab }) {
  const { t } = useLingui();
  const go = useGo();
  const addresses: Record<string, string> = { access: ROOT, features: `${ROOT}?tab=features`, groups: `${ROOT}/groups`, records: `${ROOT}/records` };
  return (
    <Tabs
      label={t`Parts of the settings`}
      value={at}
      onChange={(key) => go(addresses[key] ?? ROOT, { replace: true })}
      tabs={[
        { key: "access", label: t`Access` },
        { key: "features", label: t`Features` },
        { key: "groups", label: t`Groups without a manager` },
        { key: "records", label: t`Keeping and exports` },
      ]}
    />
  );
}
