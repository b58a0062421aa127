import { plural } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { IconMessageCircle, IconMessageCircleFilled } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useRef } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { useAddress } from "@/platform/address";
import { useMe } from "@/platform/session";
import { SidePanel, Skeletons } from "@/ui";
import { itemTalkQuery, settingsQuery, useInbox } from "../../state";
import styles from "./item.module.css";

const Conversation = lazy(() => import("../thread/Conversation").then(({ Conversation: inside }) => ({ default: inside })));

/** At the right edge of an item: its conversation, with what is unread in it. Open or not stands in the address. */
export default function ItemEdge({ card }: ItemPanelProps) {
  const { viewing } = useMe();
  const settings = useQuery({ ...settingsQuery, retry: false, enabled: !viewing });
  const on = settings.data?.mine.is_on === true;
  const talk = useQuery({ ...itemTalkQuery(card), enabled: on, retry: false });
  if (!on || !talk.data) return null; // not open to this person, or not on items of this tool
  return <Edge card={card} conversation={talk.data.id} said={talk.data.exists && talk.data.last_seq > 0} />;
}

function Edge({ card, conversation, said }: { card: string; conversation: string; said: boolean }) {
  const { t } = useLingui();
  const [{ talk }, setAddress] = useAddress<{ talk?: unknown }>({});
  const line = useInbox().data?.conversations.find((one) => one.id === conversation);
  const opened = talk !== undefined;
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(opened);
  useEffect(() => {
    if (was.current && !opened) button.current?.focus({ preventScroll: true });
    was.current = opened;
  }, [opened]);
  const unread = line?.unread ?? 0;
  const full = unread > 99;
  const told = full ? t`Conversation, more than 99 unread` : t`${plural(unread, { one: "Conversation, # unread", other: "Conversation, # unread" })}`;
  const name = unread > 0 ? told : t`Conversation`;
  const Icon = said ? IconMessageCircleFilled : IconMessageCircle;
  const close = () => setAddress({ talk: undefined });
  return (
    <div className={styles.edge}>
      <button ref={button} type="button" className={styles.tab} aria-label={name} aria-expanded={opened} onClick={() => (opened ? close() : setAddress({ talk: 1 }))}>
        <Icon size={18} stroke={1.5} aria-hidden />
        <span className={styles.word} aria-hidden>{t`Conversation`}</span>
        {unread > 0 && <span className={styles.badge} data-mentioned={line?.mentioned || undefined} aria-hidden>{full ? "99+" : unread}</span>}
      </button>
      <SidePanel whole opened={opened} onClose={close} title={t`Conversation`} size="28rem">
        {opened && <Suspense fallback={<Skeletons shape="lines" />}><Conversation card={card} compact onClose={close} /></Suspense>}
      </SidePanel>
    </div>
  );
}
