import { useLingui } from "@lingui/react/macro";
import { Tabs } from "@/ui";
import { ROOT } from "./TypeFrame";

/** The company's side of correspondence: its types, and the fields that it adds to their forms. */
export function RootTabs({ tab }: { tab: "types" | "custom-fields" }) {
  const { t } = useLingui();
  const tabs = [
    { key: "types", label: t`Types`, to: ROOT },
    { key: "custom-fields", label: t`Custom fields`, to: `${ROOT}/custom-fields` },
  ];
  return <Tabs tabs={tabs} value={tab} label={t`Parts of correspondence`} />;
}
