import { useLingui } from "@lingui/react/macro";
import { Tabs } from "@/ui";

export function MeTabs({ value }: { value: "me" | "security" | "tokens" }) {
  const { t } = useLingui();
  const tabs = [
    { key: "me", label: t`Profile`, to: "/me" },
    { key: "security", label: t`Password and sessions`, to: "/me/security" },
    { key: "tokens", label: t`API tokens`, to: "/me/tokens" },
  ];
  return <Tabs tabs={tabs} value={value} label={t`Your settings`} />;
}
