import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload, IconFileZip } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { ItemActionProps } from "@/kernel/tool";
import { useKept } from "@/platform/kept";
import { projectKey } from "@/platform/queries";
import { ErrorState, FileButton, PressButton, Skeletons, TickField } from "@/ui";
import { exportsApi, type Options } from "../api";
import { exportsKey, exportsQuery } from "../state";
import { ExportLine } from "./ExportLine";
import styles from "./exports.module.css";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
const FIRST: Options & { attachments: boolean } = { responses: true, unofficial: true, history: false, links: false, receipts: false, hash: false, letterhead: true, attachments: false };

/** What of an item is printed; the last choice is kept on this device. */
export default function PrintDialog({ project, cards, onClose }: ItemActionProps) {
  const { t } = useLingui();
  const [card = ""] = cards;
  const { data, error, refetch } = useQuery({ queryKey: projectKey(project, "exports", "can", card), queryFn: ({ signal }) => exportsApi.can(project, card, signal) });
  const number = data?.number ?? "";
  return (
    <Modal opened onClose={onClose} title={data ? t`PDF and ZIP of ${number}` : t`PDF and ZIP`} centered size="28rem" closeButtonProps={{ "aria-label": t`Close` }}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : data ? <Choice project={project} card={card} can={data.can} /> : <Skeletons shape="lines" />}
    </Modal>
  );
}

function Choice({ project, card, can }: { project: string; card: string; can: readonly string[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [kept, keep] = useKept("exports.pdf", FIRST);
  const [asked, setAsked] = useState<string>();
  const { attachments, ...chosen } = { ...FIRST, ...kept };
  const history = chosen.history && can.includes("see_history");
  const receipts = chosen.receipts && can.includes("see_receipts");
  const options: Options = { ...chosen, history, receipts, unofficial: chosen.responses && chosen.unofficial };
  const tick = (name: keyof typeof FIRST, label: ReactNode, blocked?: string) => (
    <TickField key={name} label={label} description={blocked} disabled={Boolean(blocked)} value={name === "attachments" ? attachments : options[name]} onChange={(next) => keep({ ...FIRST, ...kept, [name]: next })} />
  );
  const make = async () => {
    const made = await exportsApi.withAttachments(project, card, options);
    setAsked(made.id);
    await queries.invalidateQueries({ queryKey: exportsKey(project) });
  };
  return (
    <div className={styles.choice}>
      <fieldset className={styles.ticks}>
        <legend>{t`What the PDF holds, besides the letter`}</legend>
        {tick("responses", t`Responses`)}
        {tick("unofficial", t`Unofficial responses, as far as you see them`, chosen.responses ? undefined : t`Without responses there are none`)}
        {tick("links", t`Links`)}
        {tick("receipts", t`Receipts`, can.includes("see_receipts") ? undefined : t`For the creator, administrators and recipients`)}
        {tick("history", t`Change history`, can.includes("see_history") ? undefined : t`For administrators of the type`)}
        {tick("hash", t`Hash of the content`)}
        {tick("letterhead", t`Letterhead`)}
        {tick("attachments", t`Attachments as pages: PDFs and pictures`)}
      </fieldset>
      {asked ? <Making project={project} id={asked} /> : (
        <div className={styles.buttons}>
          {attachments ? <PressButton kind="primary" icon={<IconDownload {...look} />} onPress={make}><Trans>Make PDF</Trans></PressButton> : <FileButton kind="primary" href={exportsApi.pdf(project, card, options)} icon={<IconDownload {...look} />}><Trans>Download PDF</Trans></FileButton>}
          <FileButton href={exportsApi.zip(project, card)} icon={<IconFileZip {...look} />}><Trans>ZIP with all files</Trans></FileButton>
        </div>
      )}
      <p className={styles.note}><Trans>The ZIP holds the PDF, the files and a signed list of their hashes. Both hold only what you may see.</Trans></p>
    </div>
  );
}

/** The one that was just asked for. */
function Making({ project, id }: { project: string; id: string }) {
  const { data, error, refetch } = useQuery(exportsQuery(project));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  const one = data?.items.find((each) => each.id === id);
  return <div aria-live="polite">{one ? <ExportLine project={project} one={one} /> : <Skeletons shape="lines" count={1} />}</div>;
}
