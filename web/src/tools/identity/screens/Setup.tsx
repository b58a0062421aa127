import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState } from "@/ui";
import { Threshold } from "../parts/Threshold";

export default function Setup() {
  const { t } = useLingui();
  return (
    <Threshold title={t`Set up Sitepost`}>
      <EmptyState title={<Trans>This server has no account yet.</Trans>} />
    </Threshold>
  );
}
