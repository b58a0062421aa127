import { useLingui } from "@lingui/react/macro";
import { Page } from "@/ui";
import { SettingsTabs } from "../parts/admin/SettingsTabs";
import { Exports } from "../parts/records/Exports";
import { Holds } from "../parts/records/Holds";
import { KeepingRules } from "../parts/records/KeepingRules";

/** Conversations as evidence: for how long they are kept, what has to stay, and what was taken out. */
export default function Records() {
  const { t } = useLingui();
  return (
    <Page title={t`Conversations`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]} tabs={<SettingsTabs at="records" />}>
      <KeepingRules />
      <Holds />
      <Exports />
    </Page>
  );
}
