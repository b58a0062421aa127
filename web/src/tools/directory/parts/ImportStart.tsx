import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload, IconFileSpreadsheet } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { isProblem } from "@/platform/http";
import { FileButton, Note, PressButton, Sheet } from "@/ui";
import { importsApi, type ImportSort } from "../api";
import styles from "./import.module.css";

const LARGEST = 4 * 1024 * 1024;

/** Where a table is chosen or dropped; what is wrong with it as a whole stands here. */
export function ImportStart({ sort, onFile }: { sort: ImportSort; onFile: (file: File) => Promise<void> }) {
  const { t } = useLingui();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST) return setWrong(t`This file is larger than 4 MiB. Send it in parts.`);
    setBusy(true);
    setWrong(undefined);
    try {
      await onFile(file);
    } catch (error) {
      setWrong(isProblem(error) ? error.detail || error.title : t`Sitepost cannot be reached. Nothing was imported; try again.`);
    } finally {
      setBusy(false);
    }
  };
  const drag = (event: DragEvent, on: boolean) => {
    event.preventDefault();
    setOver(on);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Sheet>
      <div className={styles.start}>
        <p className={styles.lead}>
          {sort === "people" ? (
            <Trans>A table with a line for each person: name, mail address, company, title, phones. Whoever has an address that you know already is brought up to date; everybody else is added.</Trans>
          ) : (
            <Trans>A table with a line for each company: name, short name, phone, mail address, website, address. A company whose name you know already is brought up to date; others are added.</Trans>
          )}
        </p>
        {wrong && <Note tone="late">{wrong}</Note>}
        <div className={styles.drop} data-over={over || undefined} onDragOver={(event) => drag(event, true)} onDragLeave={(event) => drag(event, false)} onDrop={drop}>
          <IconFileSpreadsheet size={28} stroke={1.25} aria-hidden />
          <PressButton kind="primary" busy={busy} onPress={() => chooser.current?.click()}><Trans>Choose a table</Trans></PressButton>
          <p><Trans>CSV as Excel, Numbers or LibreOffice save it, up to 5,000 lines. You see what happens before anything is written.</Trans></p>
          <input ref={chooser} type="file" accept=".csv,.tsv,.txt,text/csv" hidden aria-label={t`Table to import`} onChange={(event) => { void take(event.currentTarget.files?.[0]); event.currentTarget.value = ""; }} />
        </div>
        <div><FileButton href={importsApi.template(sort)} icon={<IconDownload size={16} stroke={1.5} aria-hidden />}><Trans>Download a table to fill in</Trans></FileButton></div>
      </div>
    </Sheet>
  );
}
