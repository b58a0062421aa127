import { useLingui } from "@lingui/react/macro";
import { IconFileText, IconLink, IconX } from "@tabler/icons-react";
import { IconButton } from "@/ui";
import type { FileNote, Hit } from "../../api";
import { useCards } from "../../state";
import styles from "./composer.module.css";

interface AttachedProps {
  conversation: string;
  /** What was linked just now. */
  found: readonly Hit[];
  files: readonly FileNote[];
  links: readonly string[];
  onFiles: (files: FileNote[]) => void;
  onLinks: (links: string[]) => void;
}

/** What goes with the message besides its words. */
export function Attached({ conversation, found, files, links, onFiles, onLinks }: AttachedProps) {
  const { t } = useLingui();
  const { cards } = useCards(conversation, links.filter((id) => !found.some((hit) => hit.id === id)));
  if (files.length + links.length === 0) return null;
  return (
    <ul className={styles.attached}>
      {files.map((file) => {
        const { name } = file;
        return (
          <li key={file.id}>
            <IconFileText size={15} stroke={1.5} aria-hidden />
            <span>{name}</span>
            <IconButton label={t`Remove ${name}`} onClick={() => onFiles(files.filter((one) => one.id !== file.id))}><IconX size={14} stroke={1.5} aria-hidden /></IconButton>
          </li>
        );
      })}
      {links.map((id) => {
        const card = found.find((hit) => hit.id === id) ?? cards.get(id);
        const name = card ? [card.number, card.title].filter(Boolean).join(" ") : t`Item`;
        return (
          <li key={id}>
            <IconLink size={15} stroke={1.5} aria-hidden />
            <span dir="auto">{name}</span>
            <IconButton label={t`Remove ${name}`} onClick={() => onLinks(links.filter((one) => one !== id))}><IconX size={14} stroke={1.5} aria-hidden /></IconButton>
          </li>
        );
      })}
    </ul>
  );
}
