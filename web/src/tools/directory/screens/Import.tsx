import { useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAddress } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { LinkButton, Note, Page, Sheet, Tabs, toastProblem } from "@/ui";
import { type ImportDone, type ImportPreview, importsApi, type ImportSort } from "../api";
import { ImportPreviewSheets } from "../parts/ImportPreview";
import { ImportStart } from "../parts/ImportStart";
import styles from "../parts/import.module.css";
import { accountKey } from "../state";

/** People and companies out of a spreadsheet: chosen, looked at, and only then written. */
export default function Import() {
  const { t } = useLingui();
  const [address, setAddress] = useAddress({ sort: "people" });
  const sort: ImportSort = address.sort === "companies" ? "companies" : "people";
  const queries = useQueryClient();
  const [preview, setPreview] = useState<ImportPreview>();
  const [done, setDone] = useState<ImportDone>();
  const [moved, setMoved] = useState(false);

  const turn = (to: string) => {
    setDone(undefined);
    setAddress({ sort: to });
  };
  const send = async (file: File) => {
    setDone(undefined);
    setMoved(false);
    setPreview(await importsApi.send(sort, file));
  };
  const confirm = async (invite: boolean) => {
    if (!preview) return;
    try {
      setDone(await importsApi.confirm(preview.id, { seal: preview.seal, invite }));
      setPreview(undefined);
      await queries.invalidateQueries({ queryKey: accountKey() });
    } catch (error) {
      if (isProblem(error, "directory.import_moved")) {
        setPreview(await importsApi.show(preview.id));
        return setMoved(true);
      }
      if (!isProblem(error) || error.status !== 404) throw error;
      toastProblem(error); // it waited for more than a day, or another table took its place
      setPreview(undefined);
    }
  };
  const drop = async () => {
    if (preview) await importsApi.drop(preview.id).catch(toastProblem);
    setPreview(undefined);
  };

  const tabs = [{ key: "people", label: t`People` }, { key: "companies", label: t`Companies` }];
  const back = sort === "people" ? { label: t`People`, to: "/company/people" } : { label: t`Companies`, to: "/company/companies" };
  return (
    <Page title={sort === "people" ? t`Import people` : t`Import companies`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }, back]}>
      {!preview && <Tabs label={t`What the table lists`} tabs={tabs} value={sort} onChange={turn} />}
      {moved && preview && <Note tone="late"><Trans>The directory changed meanwhile. This is what the import does now.</Trans></Note>}
      {done && <Finished sort={sort} done={done} />}
      {preview ? <ImportPreviewSheets preview={preview} onConfirm={confirm} onDrop={drop} /> : <ImportStart key={sort} sort={sort} onFile={send} />}
    </Page>
  );
}

function Finished({ sort, done }: { sort: ImportSort; done: ImportDone }) {
  const { added, changed, companies, invited } = done;
  const people = sort === "people";
  const words = [
    added > 0 && (people ? plural(added, { one: "# person was added.", other: "# people were added." }) : plural(added, { one: "# company was added.", other: "# companies were added." })),
    changed > 0 && plural(changed, { one: "# entry was changed.", other: "# entries were changed." }),
    companies > 0 && plural(companies, { one: "# company was added for them.", other: "# companies were added for them." }),
    invited > 0 && plural(invited, { one: "# invitation is on its way.", other: "# invitations are on their way, a hundred a minute." }),
  ];
  return (
    <Sheet title={<Trans>Imported</Trans>}>
      <div className={styles.done} role="status">
        <p>{words.filter(Boolean).join(" ")}</p>
        <LinkButton to={people ? "/company/people" : "/company/companies"} kind="primary">{people ? <Trans>Look at the people</Trans> : <Trans>Look at the companies</Trans>}</LinkButton>
      </div>
    </Sheet>
  );
}
