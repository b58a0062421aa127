import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useAddress, useGo, useParam } from "@/platform/address";
import { usePageTitle, useShortcut } from "@/ui";
import { Conversation } from "../parts/thread/Conversation";
import { labelOf } from "../parts/words";
import { talkQuery } from "../state";

/** The conversation in the address; `?at=` leads to one of its messages, `?from=push` says what led here. */
export default function Open() {
  const { t } = useLingui();
  const id = useParam("conversation");
  const go = useGo();
  const [{ at, from }] = useAddress<{ at: number | string; from: string }>({ at: "", from: "" });
  const { data } = useQuery(talkQuery(id));
  const seq = Number(at);
  usePageTitle(data ? labelOf(data) : t`Conversation`, [{ label: t`Conversations`, to: "/conversations" }], true);
  useShortcut("Escape", t`Back to Conversations`, () => {
    if (!document.querySelector("[role=dialog], [role=menu]")) go("/conversations"); // what is open closes first
  }, t`Conversations`);
  return <Conversation key={id} id={id} at={Number.isInteger(seq) && seq > 0 ? seq : undefined} pushed={from === "push"} />;
}
