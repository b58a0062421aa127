import { useLingui } from "@lingui/react/macro";
import { IconMessageCircle, IconMessageCircleFilled } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { SidePanel, Skeletons, usePhone } from "@/ui";
import styles from "./item.module.css";
import { useItemTalk } from "./useItemTalk";

const Conversation = lazy(() => import("../thread/Conversation").then(({ Conversation: inside }) => ({ default: inside })));

/** At the right edge of an item: its conversation, with what is unread in it. Phones have a button among the item's others. */
export default function ItemEdge({ card }: ItemPanelProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const talk = useItemTalk(card);
  const button = useRef<HTMLButtonElement>(null);
  const opened = talk?.opened ?? false;
  const was = useRef(opened);
  useEffect(() => {
    if (was.current && !opened) button.current?.focus({ preventScroll: true });
    was.current = opened;
  }, [opened]);
  if (!talk) return null;
  const Icon = talk.said ? IconMessageCircleFilled : IconMessageCircle;
  const close = () => talk.open(false);
  return (
    <>
      {!phone && (
        <button ref={button} type="button" className={styles.tab} aria-label={talk.name} aria-expanded={opened} onClick={() => talk.open(!opened)}>
          <Icon size={17} stroke={1.5} aria-hidden />
          <span className={styles.word} aria-hidden>{t`Conversation`}</span>
          {talk.unread > 0 && <span className={styles.badge} data-mentioned={talk.mentioned || undefined} aria-hidden>{talk.count}</span>}
        </button>
      )}
      <SidePanel whole opened={opened} onClose={close} title={t`Conversation`} size="28rem">
        {opened && <Suspense fallback={<Skeletons shape="lines" />}><Conversation card={card} compact /></Suspense>}
      </SidePanel>
    </>
  );
}
