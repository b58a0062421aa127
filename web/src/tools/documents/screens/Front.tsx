import { Trans, useLingui } from "@lingui/react/macro";
import { EmptyState, Page } from "@/ui";

export default function Front() {
  const { t } = useLingui();
  return (
    <Page title={t`Documents`} width="full" quietTitle>
      <EmptyState title={<Trans>No documents yet.</Trans>}>
        <Trans>Folders and files of this project will stand here.</Trans>
      </EmptyState>
    </Page>
  );
}
