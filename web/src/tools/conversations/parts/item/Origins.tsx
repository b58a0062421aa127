import { useQuery } from "@tanstack/react-query";
import { Trans } from "@lingui/react/macro";
import { IconMessages } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ItemPanelProps } from "@/kernel/tool";
import { Sheet } from "@/ui";
import { settingsQuery, talkQuery } from "../../state";
import type { Origin } from "../dialogs/api";
import { labelOf } from "../words";
import styles from "./item.module.css";
import { originsQuery } from "./queries";

/** On an item that was made from messages: the way back to them. */
export default function Origins({ card }: ItemPanelProps) {
  const settings = useQuery({ ...settingsQuery, retry: false });
  const { data } = useQuery({ ...originsQuery(card), enabled: settings.data?.mine.is_on === true, retry: false });
  if (!data || data.length === 0) return null;
  return (
    <Sheet flush title={<Trans>Begun in a conversation</Trans>}>
      <ul className={styles.origins}>
        {firsts(data).map((origin) => <Line key={origin.conversation} origin={origin} />)}
      </ul>
    </Sheet>
  );
}

/** Of each conversation the first of its messages. */
function firsts(origins: readonly Origin[]): Origin[] {
  const found = new Map<string, Origin>();
  for (const origin of origins) if (origin.seq < (found.get(origin.conversation)?.seq ?? Infinity)) found.set(origin.conversation, origin);
  return [...found.values()];
}

function Line({ origin }: { origin: Origin }) {
  const { data } = useQuery({ ...talkQuery(origin.conversation), retry: false });
  return (
    <li>
      <Link to={`/conversations/${origin.conversation}`} search={{ at: origin.seq }}>
        <IconMessages size={16} stroke={1.5} aria-hidden />
        {data ? labelOf(data) : <Trans>Conversation</Trans>}
      </Link>
    </li>
  );
}
