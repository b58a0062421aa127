import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useGo, useParam } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { useMe } from "@/platform/session";
import { EmptyState, ErrorState, LinkButton, Page, Skeletons } from "@/ui";
import { codesApi } from "../api";

/** Where a scanned code arrives: goes on to what it stands for. */
export default function Led() {
  const { t } = useLingui();
  const code = useParam("code");
  const go = useGo();
  const { person } = useMe();
  const { data, error, refetch } = useQuery({ queryKey: ["codes", "led", code], queryFn: ({ signal }) => codesApi.led(code, signal), staleTime: 0 });
  useEffect(() => {
    if (data) go(data.link, { replace: true });
  }, [data, go]);
  const { name } = person;
  const gone = isProblem(error) && error.status === 404;
  return (
    <Page title={t`QR code`} quietTitle width="letter">
      {gone ? (
        <EmptyState title={<Trans>Not for you, or not here.</Trans>} action={<><LinkButton to="/scan"><Trans>Scan another code</Trans></LinkButton> <LinkButton kind="quiet" to="/"><Trans>Go to the front page</Trans></LinkButton></>}>
          <Trans>The code leads to something that {name} may not see, or that this server does not have. Whoever put it up can tell you more.</Trans>
        </EmptyState>
      ) : error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="page" />}
    </Page>
  );
}
