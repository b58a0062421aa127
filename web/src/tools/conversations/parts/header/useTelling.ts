import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { useGo } from "@/platform/address";
import { toast } from "@/ui";
import { type Inbox, type Message, type Summary, talkApi } from "../../api";
import { preferencesQuery, useHub } from "../../state";
import { INBOX } from "../store/hub";
import { excerptOf, labelOf } from "../words";
import { isTold } from "./tell";
import { EVERY, presses } from "./urgent";

const QUIET = 4_000; // between two toasts; the badge counts all
const LOOKED_AT = "sitepost.looked-at";

/** While a window of ours is in front, the others leave the telling to it. */
function useFront(): void {
  useEffect(() => {
    if (!("locks" in navigator)) return;
    let release: (() => void) | undefined;
    const follow = () => {
      release?.();
      release = undefined;
      if (document.visibilityState !== "visible") return;
      const held = new Promise<void>((resolve) => (release = resolve));
      void navigator.locks.request(LOOKED_AT, { mode: "shared" }, () => held);
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      release?.();
    };
  }, []);
}

const isLookedAt = async (): Promise<boolean> => "locks" in navigator && ((await navigator.locks.query()).held?.some((lock) => lock.name === LOOKED_AT) ?? false);

/** New messages are told in a toast, or by the browser where another window is in front. */
export function useTelling(): void {
  const hub = useHub();
  const queries = useQueryClient();
  const { t } = useLingui();
  const go = useGo();
  const { data: chosen } = useQuery(preferencesQuery);
  const last = useRef(0);
  useFront();
  useEffect(() => {
    const lineOf = (id: string) => queries.getQueryData<Inbox>(INBOX)?.conversations.find((one: Summary) => one.id === id);
    const pressing = new Map<string, Message>();
    const remind = async (message: Message) => {
      const { messages: [now] } = await talkApi.messages(message.conversation, { after: message.seq - 1, limit: 1 });
      const isPressing = now?.seq === message.seq && presses(now, lineOf(message.conversation)?.read_seq ?? 0, hub.me, Date.now());
      if (isPressing) tell(now, true);
      else pressing.delete(message.key);
    };
    const repeating = setInterval(() => pressing.forEach((message) => void remind(message).catch(() => pressing.delete(message.key))), EVERY);
    const tell = (message: Message, again = false) => {
      const line = lineOf(message.conversation);
      if (!chosen?.in_app || !line || !isTold(message, line, hub.me, chosen)) return;
      if (message.priority === "urgent") pressing.set(message.key, message);
      const to = `/conversations/${message.conversation}`;
      const name = message.sender_name;
      const label = labelOf(line);
      const project = line.project.name;
      const place = line.kind === "direct" && (line.people_count ?? 2) <= 2 ? project : `${label}, ${project}`;
      const words = excerptOf({ text: message.text.split("\n")[0]?.slice(0, 140) ?? "", files: message.files.length, deleted: false });
      if (document.visibilityState === "visible") {
        if (location.pathname === to || hub.isOpen(message.conversation) || (!again && Date.now() - last.current < QUIET)) return;
        last.current = Date.now();
        return toast(t`${name} (${place}): ${words}`, { action: { label: t`Open`, run: () => go(to) } });
      }
      if (!chosen.push || !("Notification" in globalThis) || Notification.permission !== "granted") return;
      void isLookedAt().then((looked) => {
        if (looked) return;
        const note = new Notification(name, { body: `${place}\n${words}`, tag: message.conversation });
        note.onclick = () => {
          focus();
          go(to);
          note.close();
        };
      });
    };
    const stop = hub.onMessage((message) => tell(message));
    return () => {
      stop();
      clearInterval(repeating);
    };
  }, [hub, queries, chosen, go, t]);
}
