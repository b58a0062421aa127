import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { isQuiet } from "@/kernel/quiet";
import { useGo } from "@/platform/address";
import { isWoken, notify, stayAwake } from "@/platform/push";
import { useMe } from "@/platform/session";
import { toast } from "@/ui";
import { type Inbox, type Message, type Summary, talkApi } from "../../api";
import { preferencesQuery, quietQuery, useHub } from "../../state";
import { INBOX } from "../store/hub";
import { excerptOf, labelOf } from "../words";
import { inApp, isTold, isTooSoon, pushed, type Shown } from "./tell";
import { EVERY, presses } from "./urgent";

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

/** A device that was woken before its session ended is so again. */
function useWoken(): void {
  const { viewing } = useMe();
  useEffect(() => {
    if (!viewing) void stayAwake().catch(() => undefined); // the next start tries again
  }, [viewing]);
}

const isLookedAt = async (): Promise<boolean> => "locks" in navigator && ((await navigator.locks.query()).held?.some((lock) => lock.name === LOOKED_AT) ?? false);

/** New messages are told in a toast, or by the browser where another window is in front and nothing is pushed here. */
export function useTelling(): void {
  const hub = useHub();
  const queries = useQueryClient();
  const { t } = useLingui();
  const go = useGo();
  const { data: chosen } = useQuery(preferencesQuery);
  const { projects, viewing } = useMe();
  const { data: quiet } = useQuery({ ...quietQuery, enabled: !viewing });
  const last = useRef<Shown>({ at: 0, conversation: "" });
  useFront();
  useWoken();
  useEffect(() => {
    const isAlone = (line: Summary) => isQuiet(quiet, new Date(), projects.find((one) => one.id === line.project.id)?.time_zone ?? "");
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
      if (!chosen || !line) return;
      const alone = isAlone(line);
      const [asToast, asNote] = [inApp(chosen), pushed(chosen)].map((kinds) => isTold(message, line, hub.me, kinds, alone));
      if (!asToast && !asNote) return;
      if (message.priority === "urgent") pressing.set(message.key, message);
      const to = `/conversations/${message.conversation}`;
      const name = message.sender_name;
      const label = labelOf(line);
      const project = line.project.name;
      const place = line.kind === "direct" && (line.people_count ?? 2) <= 2 ? project : `${label}, ${project}`;
      const words = excerptOf({ text: message.text.split("\n")[0]?.slice(0, 140) ?? "", files: message.files.length, deleted: false });
      if (document.visibilityState === "visible") {
        const now = Date.now();
        if (!asToast || location.pathname === to || hub.isOpen(message.conversation) || (!again && isTooSoon(message, line.kind, hub.me, last.current, now))) return;
        last.current = { at: now, conversation: message.conversation };
        return toast(t`${name} (${place}): ${words}`, { action: { label: t`Open`, run: () => go(to) } });
      }
      if (!asNote || isWoken()) return;
      void isLookedAt().then((looked) => (looked ? undefined : notify(name, { body: `${place}\n${words}`, tag: message.conversation, data: { url: to } }))).catch(() => undefined); // the badge counts it all the same
    };
    const stop = hub.onMessage((message) => tell(message));
    return () => {
      stop();
      clearInterval(repeating);
    };
  }, [hub, queries, chosen, quiet, projects, go, t]);
}
