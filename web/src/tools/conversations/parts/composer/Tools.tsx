import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconAt, IconCamera, IconCircleCheck, IconFlag, IconLink, IconMessage, IconPlus, IconUpload } from "@tabler/icons-react";
import { useRef } from "react";
import { IconButton, MenuChoice } from "@/ui";
import type { Priority } from "../../api";
import styles from "./composer.module.css";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

interface PlusMenuProps {
  onFiles: (files: FileList | null) => void;
  onLink: () => void;
}

/** Upload, Take Photo, Link Project Items. */
export function PlusMenu({ onFiles, onLink }: PlusMenuProps) {
  const { t } = useLingui();
  const chooser = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onFiles(input.files);
    input.value = "";
  };
  return (
    <>
      <Menu position="top-start" width={220}>
        <Menu.Target><IconButton label={t`Add to the message`}><IconPlus size={18} stroke={1.5} aria-hidden /></IconButton></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUpload {...look} />} onClick={() => chooser.current?.click()}><Trans>Upload</Trans></Menu.Item>
          <Menu.Item leftSection={<IconCamera {...look} />} onClick={() => lens.current?.click()}><Trans>Take Photo</Trans></Menu.Item>
          <Menu.Item leftSection={<IconLink {...look} />} onClick={onLink}><Trans>Link Project Items</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input ref={chooser} type="file" multiple hidden aria-label={t`Upload`} onChange={(event) => take(event.currentTarget)} />
      <input ref={lens} type="file" hidden accept="image/*" capture="environment" aria-label={t`Take Photo`} onChange={(event) => take(event.currentTarget)} />
    </>
  );
}

export function MentionButton({ onPress }: { onPress: () => void }) {
  const { t } = useLingui();
  return <IconButton label={t`Mention somebody`} onMouseDown={(event) => event.preventDefault()} onClick={onPress}><IconAt size={18} stroke={1.5} aria-hidden /></IconButton>;
}

interface PriorityMenuProps {
  priority: Priority;
  ack: boolean;
  urgent: boolean;
  onPriority: (priority: Priority) => void;
  onAck: (ack: boolean) => void;
}

/** How much a message asks for attention, and whether everybody has to say Got it. */
export function PriorityMenu({ priority, ack, urgent, onPriority, onAck }: PriorityMenuProps) {
  const { t } = useLingui();
  const marked = priority !== "normal" || ack;
  return (
    <Menu position="top-start" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <IconButton label={t`Priority`} className={styles.flag} data-priority={marked ? priority : undefined}>{priority === "urgent" ? <IconAlertTriangle size={18} stroke={1.5} aria-hidden /> : <IconFlag size={18} stroke={1.5} aria-hidden />}</IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label><Trans>Priority</Trans></Menu.Label>
        <MenuChoice value="normal" chosen={priority === "normal"} stay onChoose={() => onPriority("normal")}><span className={styles.level}><IconMessage {...look} /><Trans>Standard</Trans></span></MenuChoice>
        <MenuChoice value="important" chosen={priority === "important"} stay onChoose={() => onPriority("important")}><span className={styles.level}><IconFlag {...look} /><Trans>Important</Trans></span></MenuChoice>
        {urgent && <MenuChoice value="urgent" chosen={priority === "urgent"} stay onChoose={() => onPriority("urgent")}><span className={styles.level}><IconAlertTriangle {...look} /><Trans>Urgent</Trans></span></MenuChoice>}
        <Menu.Divider />
        <Menu.CheckboxItem checked={ack} onChange={onAck}><span className={styles.level}><IconCircleCheck {...look} /><Trans>Ask for acknowledgement</Trans></span></Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
