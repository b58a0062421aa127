import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState, Page } from "@/ui";

export default function Front() {
  const { t } = useLingui();
  return (
    <Page title={t`Audit record`} width="full" quietTitle>
      <EmptyState title={<Trans>Nothing recorded yet.</Trans>}>
        <Trans>Every change in this project will stand here.</Trans>
      </EmptyState>
    </Page>
  );
}
