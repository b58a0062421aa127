import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState, Page } from "@/ui";

export default function Front() {
  const { t } = useLingui();
  return (
    <Page title={t`Directory`} width="full" quietTitle>
      <EmptyState title={<Trans>Nobody here yet.</Trans>}>
        <Trans>Companies and people of this project will stand here.</Trans>
      </EmptyState>
    </Page>
  );
}
