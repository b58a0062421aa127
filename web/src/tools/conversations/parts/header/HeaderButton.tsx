import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { IconMessages } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useGo } from "@/platform/address";
import { whenIdle } from "@/platform/idle";
import { useMe } from "@/platform/session";
import { useLiveSocket } from "@/platform/useLive";
import { useShortcut } from "@/ui";
import { settingsQuery, useHub, useInbox } from "../../state";
import { heedRights } from "../store/rights";
import { countWord } from "../words";
import styles from "./header.module.css";
import { useTelling } from "./useTelling";

/** The screens themselves, so that the worker has them once the line is away; an open conversation comes with the second. */
const loadAhead = () => void Promise.all([import("../../screens/Inbox"), import("../../screens/Open")]).catch(() => undefined);

/** Conversations in the bar of every page: what is unread, counted as it changes. Not for whoever looks through another's eyes. */
export default function HeaderButton() {
  const { viewing } = useMe();
  const socket = useLiveSocket();
  const queries = useQueryClient();
  const { data } = useQuery({ ...settingsQuery, enabled: !viewing });
  useEffect(() => (viewing ? undefined : heedRights(socket, queries)), [socket, queries, viewing]); // also of being switched on
  return !viewing && data?.mine.is_on ? <Button /> : null;
}

function Button() {
  const { t } = useLingui();
  const hub = useHub();
  const { data } = useInbox();
  useEffect(() => hub.start(), [hub]);
  useEffect(() => whenIdle(loadAhead), []);
  useTelling();
  const go = useGo();
  useShortcut("g t", t`Conversations`, () => go("/conversations"), t`Go to`);
  const unread = data?.unread ?? 0;
  const count = countWord(unread);
  const label = unread > 0 ? t`Conversations, ${count} unread` : t`Conversations`;
  return (
    <Link to="/conversations" className={styles.button} aria-label={label} title={label} activeProps={{ "aria-current": "page" }} activeOptions={{ includeSearch: false }}>
      <IconMessages size={19} stroke={1.5} aria-hidden />
      {unread > 0 && <span className={styles.badge} aria-hidden>{count}</span>}
    </Link>
  );
}
