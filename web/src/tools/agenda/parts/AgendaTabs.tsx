import { useLingui } from "@lingui/react/macro";
import { Tabs } from "@/ui";

export function AgendaTabs({ value }: { value: "agenda" | "calendar" }) {
  const { t } = useLingui();
  const tabs = [
    { key: "agenda", label: t`My open items`, to: "/agenda" },
    { key: "calendar", label: t`Calendar`, to: "/calendar" },
  ];
  return <Tabs tabs={tabs} value={value} label={t`What is due`} />;
}
