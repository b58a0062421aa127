import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState, Page } from "@/ui";

export default function Front() {
  const { t } = useLingui();
  return (
    <Page title={t`Permissions`} width="full" quietTitle>
      <EmptyState title={<Trans>No permission templates yet.</Trans>}>
        <Trans>Who may do what in this project will stand here.</Trans>
      </EmptyState>
    </Page>
  );
}
