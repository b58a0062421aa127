import { useLingui } from "@lingui/react/macro";
import { ProfileTabs } from "@/ui";

export function MeTabs({ value }: { value: "me" | "security" | "tokens" }) {
  const { t } = useLingui();
  const tabs = [
    { key: "me", label: t`Profile`, to: "/me" },
    { key: "security", label: t`Password and sessions`, to: "/me/security" },
    { key: "tokens", label: t`API tokens`, to: "/me/tokens" },
  ];
  return <ProfileTabs own={tabs} value={value} />;
}
