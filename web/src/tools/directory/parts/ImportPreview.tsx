import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { FileButton, Note, PressButton, Sheet, TickField, useUnsavedGuard } from "@/ui";
import { type ImportPreview, importsApi } from "../api";
import styles from "./import.module.css";
import { columnWord, fieldWord } from "./words";

interface PreviewProps {
  preview: ImportPreview;
  onConfirm: (invite: boolean) => Promise<void>;
  onDrop: () => Promise<void>;
}

/** What an import would do, line by line; nothing is written before somebody says so. */
export function ImportPreviewSheets({ preview, onConfirm, onDrop }: PreviewProps) {
  const { t } = useLingui();
  const { added, changed, same, faulty, companies, name, sort } = preview;
  const [invite, setInvite] = useState(sort === "people");
  const [busy, setBusy] = useState(false);
  const guard = useUnsavedGuard(!busy);
  const good = added + changed;
  const confirm = async () => {
    setBusy(true);
    await onConfirm(invite && sort === "people" && added > 0).finally(() => setBusy(false));
  };
  const counts = [
    { key: "new", count: added, word: t`new` },
    { key: "changed", count: changed, word: t`brought up to date` },
    { key: "same", count: same, word: t`as they are` },
    { key: "faulty", count: faulty, word: t`to mend` },
  ];
  const nothing = good === 0 ? t`There is no line that can be imported.` : null;
  return (
    <>
      {guard}
      <Sheet title={<bdi>{name || t`Table`}</bdi>}>
        <dl className={styles.counts}>
          {counts.map(({ key, count, word }) => <div key={key} data-kind={key} data-none={count === 0 || undefined}><dt>{word}</dt><dd>{count}</dd></div>)}
        </dl>
        <Columns columns={preview.columns} />
        {companies.length > 0 && <Note><Trans>Companies that are added on the way:</Trans> <strong>{companies.join(", ")}</strong></Note>}
        <div className={styles.go}>
          {sort === "people" && added > 0 && <TickField label={plural(added, { one: "Mail an invitation to the new person", other: "Mail an invitation to the # new people" })} description={added > 100 ? t`A hundred a minute, so that mail servers take them.` : undefined} value={invite} onChange={setInvite} />}
          <div className={styles.buttons}>
            <PressButton kind="primary" busy={busy} blocked={nothing} onPress={confirm}>{faulty > 0 ? plural(good, { one: "Import the good line", other: "Import the # good lines" }) : plural(good, { one: "Import # line", other: "Import # lines" })}</PressButton>
            <PressButton onPress={onDrop} blocked={busy ? t`The import is being written.` : null}><Trans>Do not import</Trans></PressButton>
          </div>
        </div>
      </Sheet>
      {faulty > 0 && <Faults preview={preview} />}
      {good > 0 && <Lines preview={preview} />}
    </>
  );
}

function Columns({ columns }: Pick<ImportPreview, "columns">) {
  const { t } = useLingui();
  return (
    <ul className={styles.columns} aria-label={t`Columns`}>
      {columns.map(({ title, field }, at) => (
        <li key={at} data-unknown={field === null || undefined}>
          <bdi>{title || t`no title`}</bdi> <span aria-hidden className="along-the-line">→</span> <span>{field ? columnWord(field) : t`left out`}</span>
        </li>
      ))}
    </ul>
  );
}

function Faults({ preview }: { preview: ImportPreview }) {
  const { t } = useLingui();
  const { faults, faulty, id } = preview;
  const hidden = faulty - new Set(faults.map((fault) => fault.line)).size;
  return (
    <Sheet flush title={plural(faulty, { one: "# line to mend", other: "# lines to mend" })} end={<FileButton small href={importsApi.faults(id)} icon={<IconDownload size={15} stroke={1.5} aria-hidden />}><Trans>Download them</Trans></FileButton>}>
      <ul className={styles.lines} aria-label={t`Lines to mend`}>
        {faults.map((fault, at) => {
          const { line } = fault;
          return (
            <li key={at}>
              <span className={styles.line}><Trans>Line {line}</Trans></span>
              <span className={styles.cell}><strong>{columnWord(fault.field)}</strong>{fault.value && <> <bdi className={styles.value}>{fault.value}</bdi></>}</span>
              <span className={styles.why}>{fault.detail}</span>
            </li>
          );
        })}
        {hidden > 0 && <li className={styles.rest}>{plural(hidden, { one: "and # more line; download them to see it", other: "and # more lines; download them to see them" })}</li>}
      </ul>
    </Sheet>
  );
}

function Lines({ preview }: { preview: ImportPreview }) {
  const { t } = useLingui();
  const { lines, added, changed } = preview;
  const hidden = added + changed - lines.length;
  const say = (fields: readonly string[]) => fields.map(fieldWord).join(", ");
  return (
    <Sheet flush title={<Trans>What is written</Trans>}>
      <ul className={styles.lines} aria-label={t`What is written`}>
        {lines.map(({ line, name, is_new: isNew, company, fields }) => (
          <li key={line}>
            <span className={styles.line}><Trans>Line {line}</Trans></span>
            <span className={styles.cell}><strong><bdi>{name}</bdi></strong>{company && <> <bdi className={styles.value}>{company}</bdi></>}</span>
            <span className={styles.what} data-new={isNew || undefined}>{isNew ? t`new` : say(fields)}</span>
          </li>
        ))}
        {hidden > 0 && <li className={styles.rest}>{plural(hidden, { one: "and # more line", other: "and # more lines" })}</li>}
      </ul>
    </Sheet>
  );
}
