import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { Page } from "@/ui";
import { specSectionsApi } from "../api";
import { CodeList } from "../parts/CodeList";
import { useReferences } from "../parts/useReferences";
import { key } from "../state";

export default function SpecSections() {
  const { t } = useLingui();
  const { id } = useProject();
  const list = useReferences(key(id, "spec-sections"), useMemo(() => specSectionsApi(id), [id]));
  return (
    <Page title={t`Specification sections`} width="letter" crumbs={[{ label: t`Project settings`, to: projectPath(id, "settings") }]}>
      <CodeList list={list} codeLabel={t`Number`} codeName="number" nameLabel={t`Name`} empty={<Trans>No specification sections yet.</Trans>} />
    </Page>
  );
}
