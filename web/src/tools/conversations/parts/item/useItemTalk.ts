import { plural } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useAddress } from "@/platform/address";
import { useMe } from "@/platform/session";
import { itemTalkQuery, settingsQuery, useInbox } from "../../state";

const MOST_SHOWN = 99;

export interface ItemTalk {
  /** Whether anything was said yet. */
  said: boolean;
  unread: number;
  /** The unread messages as a badge says them. */
  count: string;
  mentioned: boolean;
  /** What a button that opens it is called. */
  name: string;
  opened: boolean;
  open: (on: boolean) => void;
}

/** The conversation of an item as its page shows it; nothing where it is not open to this person. Whether it is open stands in the address. */
export function useItemTalk(card: string): ItemTalk | undefined {
  const { t } = useLingui();
  const { viewing } = useMe();
  const settings = useQuery({ ...settingsQuery, retry: false, enabled: !viewing });
  const on = settings.data?.mine.is_on === true;
  const { data } = useQuery({ ...itemTalkQuery(card), enabled: on, retry: false });
  const [{ talk }, setAddress] = useAddress<{ talk?: unknown }>({});
  const inbox = useInbox(on);
  if (!on || !data) return undefined;
  const line = inbox.data?.conversations.find((one) => one.id === data.id) ?? (inbox.data?.next ? data : undefined);
  const unread = line?.unread ?? 0;
  const full = unread > MOST_SHOWN;
  const told = full ? t`Conversation, more than 99 unread` : t`${plural(unread, { one: "Conversation, # unread", other: "Conversation, # unread" })}`;
  return {
    said: (line !== undefined && line !== data) || (data.exists && data.last_seq > 0),
    unread,
    count: full ? `${MOST_SHOWN}+` : String(unread),
    mentioned: line?.mentioned ?? false,
    name: unread > 0 ? told : t`Conversation`,
    opened: talk !== undefined,
    open: (wanted) => setAddress({ talk: wanted ? 1 : undefined }),
  };
}
