import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { LinkButton } from "@/ui/button/LinkButton";
import { EmptyState, ErrorState } from "@/ui/feedback/states";
import { Page } from "@/ui/layout/Page";

export function Failure({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  const retry = async () => {
    reset();
    await router.invalidate();
  };
  return (
    <Page title={t`This did not load`} quietTitle>
      <ErrorState error={error} onRetry={retry} />
    </Page>
  );
}

export function NotFound() {
  const { t } = useLingui();
  return (
    <Page title={t`Not found`} quietTitle>
      <EmptyState title={<Trans>Nothing is kept at this address.</Trans>} action={<LinkButton to="/"><Trans>Go to the front page</Trans></LinkButton>}>
        <Trans>It may have been removed, or you may not see it.</Trans>
      </EmptyState>
    </Page>
  );
}

/** Where there is no shell around it. */
export const LoneFailure = (props: ErrorComponentProps) => <main><Failure {...props} /></main>;
export const LoneNotFound = () => <main><NotFound /></main>;
