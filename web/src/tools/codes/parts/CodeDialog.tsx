import { plural } from "@lingui/core/macro";
import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { ItemActionProps } from "@/kernel/tool";
import { ChoiceField, FileButton, TextField, TickField } from "@/ui";
import { codesApi, type Size } from "../api";
import styles from "./codes.module.css";

const MOST = 200;
const COUNTS: Record<Size, number> = { large: 8, medium: 21, small: 65 };
const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** The code of one thing to look at and download, and labels for one or many to print. */
export default function CodeDialog({ project, cards, onClose }: ItemActionProps) {
  const { t } = useLingui();
  const [only] = cards;
  const one = cards.length === 1 ? only : undefined;
  const count = cards.length;
  const title = one ? t`QR code` : t`${plural(count, { one: "QR label for # item", other: "QR labels for # items" })}`;
  return (
    <Modal opened onClose={onClose} title={title} centered size="28rem" closeButtonProps={{ "aria-label": t`Close` }}>
      {one && <Picture project={project} card={one} />}
      <Labels project={project} cards={cards} />
    </Modal>
  );
}

function Picture({ project, card }: { project: string; card: string }) {
  const { t } = useLingui();
  const download = (format: "svg" | "png") => codesApi.picture(project, card, { format, scale: format === "png" ? 20 : undefined, download: true });
  return (
    <div className={styles.picture}>
      <img src={codesApi.picture(project, card, { format: "svg" })} alt={t`QR code that leads to this item`} width={208} height={208} />
      <p><Trans>Whoever scans it signs in and sees this item only if they may. The code itself opens nothing.</Trans></p>
      <div className={styles.downloads}>
        <FileButton href={download("svg")} icon={<IconDownload {...look} />}><Trans>Download SVG</Trans></FileButton>
        <FileButton href={download("png")} icon={<IconDownload {...look} />}><Trans>Download PNG</Trans></FileButton>
      </div>
    </div>
  );
}

function Labels({ project, cards }: Pick<ItemActionProps, "project" | "cards">) {
  const { t } = useLingui();
  const [size, setSize] = useState<Size>("medium");
  const [titles, setTitles] = useState(true);
  const [gone, setGone] = useState("0");
  const most = COUNTS[size] - 1;
  const used = Math.min(Math.max(0, Math.trunc(Number(gone)) || 0), most);
  const some = cards.slice(0, MOST);
  const one = some.length === 1;
  const left = cards.length - some.length;
  const sizes: { value: Size; label: string }[] = [
    { value: "large", label: t`Large: 99 × 68 mm, 8 a sheet` },
    { value: "medium", label: t`Medium: 64 × 38 mm, 21 a sheet` },
    { value: "small", label: t`Small: 38 × 21 mm, 65 a sheet` },
  ];
  return (
    <div className={styles.labels}>
      <ChoiceField label={<Trans>Label</Trans>} value={size} onChange={(next) => setSize(next as Size)} options={sizes} />
      <TextField label={<Trans>Labels of the first sheet that are gone</Trans>} value={gone} onChange={setGone} inputMode="numeric" />
      <TickField label={<Trans>Print titles, too: whoever passes can read them</Trans>} value={titles} onChange={setTitles} />
      {left > 0 && <p className={styles.left}>{t`${plural(left, { one: "At most 200 labels at a time; # is left out.", other: "At most 200 labels at a time; # are left out." })}`}</p>}
      <FileButton open wide kind="primary" href={codesApi.labels(project, some, { size, titles, used })} icon={<IconPrinter {...look} />}>{one ? <Trans>Print label</Trans> : <Trans>Print labels</Trans>}</FileButton>
    </div>
  );
}
