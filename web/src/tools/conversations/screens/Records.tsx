import { useLingui } from "@lingui/react/macro";
import { Page } from "@/ui";
import { SettingsTabs } from "../parts/admin/SettingsTabs";
import { Exports } from "../parts/records/Exports";
import { Holds } from "../parts/records/Holds";

/** Conversations as evidence: what was taken out, and what has to stay. */
export default function Records() {
  const { t } = useLingui();
  return (
    <Page title={t`Conversations`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]} tabs={<SettingsTabs at="records" />}>
      <Exports />
      <Holds />
    </Page>
  );
}
