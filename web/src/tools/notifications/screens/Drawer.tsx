import { Trans } from "@lingui/react/macro";
import { EmptyState } from "@/ui";

export default function Drawer() {
  return <EmptyState title={<Trans>Nothing new.</Trans>} />;
}
