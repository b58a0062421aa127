import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { Page } from "@/ui";
import { costCodesApi } from "../api";
import { CodeList } from "../parts/CodeList";
import { useReferences } from "../parts/useReferences";
import { key } from "../state";

export default function CostCodes() {
  const { t } = useLingui();
  const { id } = useProject();
  const list = useReferences(key(id, "cost-codes"), useMemo(() => costCodesApi(id), [id]));
  return (
    <Page title={t`Cost codes`} width="letter" crumbs={[{ label: t`Project settings`, to: projectPath(id, "settings") }]}>
      <CodeList list={list} codeLabel={t`Code`} nameLabel={t`Name`} empty={<Trans>No cost codes yet. Letters about cost name one.</Trans>} />
    </Page>
  );
}
