import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useAddress, useGo, useParam } from "@/platform/address";
import { usePageTitle, useShortcut } from "@/ui";
import { Conversation } from "../parts/thread/Conversation";
import { labelOf } from "../parts/words";
import { talkQuery } from "../state";

/** The conversation in the address; `?at=` leads to one of its messages. */
export default function Open() {
  const { t } = useLingui();
  const id = useParam("conversation");
  const go = useGo();
  const [{ at }] = useAddress<{ at: number | string }>({ at: "" });
  const { data } = useQuery(talkQuery(id));
  const seq = Number(at);
  usePageTitle(data ? labelOf(data) : t`Conversation`, [{ label: t`Conversations`, to: "/conversations" }], true);
  useShortcut("Escape", t`Back to Conversations`, (event) => {
    if (event.target instanceof Element && event.target.closest("[role=dialog], [role=menu], [role=listbox]")) return;
    go("/conversations");
  }, t`Conversations`);
  return <Conversation key={id} id={id} at={Number.isInteger(seq) && seq > 0 ? seq : undefined} />;
}
