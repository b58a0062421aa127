import { IconMessageCircle, IconMessageCircleFilled } from "@tabler/icons-react";
import type { ItemButtonProps } from "@/kernel/tool";
import { IconButton, usePhone } from "@/ui";
import styles from "./item.module.css";
import { useItemTalk } from "./useItemTalk";

/** On phones, among an item's buttons: opens its conversation. */
export default function TalkButton(props: ItemButtonProps) {
  const phone = usePhone();
  return phone && !props.part ? <Button {...props} /> : null;
}

function Button({ card }: ItemButtonProps) {
  const talk = useItemTalk(card);
  if (!talk) return null;
  const Icon = talk.said ? IconMessageCircleFilled : IconMessageCircle;
  return (
    <span className={styles.place}>
      <IconButton label={talk.name} aria-expanded={talk.opened} onClick={() => talk.open(true)}><Icon size={20} stroke={1.5} aria-hidden /></IconButton>
      {talk.unread > 0 && <span className={`${styles.badge} ${styles.onButton}`} data-mentioned={talk.mentioned || undefined} aria-hidden>{talk.count}</span>}
    </span>
  );
}
