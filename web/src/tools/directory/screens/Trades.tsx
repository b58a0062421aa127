import { Trans, useLingui } from "@lingui/react/macro";
import { Page } from "@/ui";
import { tradesApi } from "../api";
import { CodeList } from "../parts/CodeList";
import { useReferences } from "../parts/useReferences";
import { accountKey } from "../state";

const KEY = accountKey("trades");

export default function Trades() {
  const { t } = useLingui();
  const list = useReferences(KEY, tradesApi);
  return (
    <Page title={t`Trades`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]}>
      <CodeList list={list} nameLabel={t`Trade`} empty={<Trans>No trades yet. They are the same in every project.</Trans>} />
    </Page>
  );
}
