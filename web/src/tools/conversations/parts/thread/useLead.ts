import { useLingui } from "@lingui/react/macro";
import { toast, toastProblem } from "@/ui";
import type { OpenTalk } from "../store/talk";

/** Leads to a message that is not among those that are shown, and says so where it cannot be shown either. */
export function useLead(open: OpenTalk): (seq: number, stays?: boolean) => Promise<void> {
  const { t } = useLingui();
  return async (seq, stays = true) => {
    const outcome = await open.open(seq, stays);
    if (open.users === 0) return; // they went elsewhere meanwhile
    if (outcome === "gone") toast(t`That message is no longer here.`);
    if (outcome === "away") toast(t`No connection: that message is not kept on this device.`, { tone: "failed" });
    if (outcome === "failed" && open.state.status === "ready") toastProblem(open.state.error);
  };
}
