import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast, toastProblem } from "@/ui";
import type { Level, Mine, Summary } from "../../api";
import { useHub } from "../../state";
import { INBOX } from "../store/hub";
import { labelOf } from "../words";

/** What one does with a conversation for oneself alone. */
export function useVerbs(line: Summary) {
  const hub = useHub();
  const queries = useQueryClient();
  const { t } = useLingui();
  return useMemo(() => {
    const change = (mine: Mine) => hub.mine(line.id, mine).catch(toastProblem);
    const label = labelOf(line);
    return {
      star: () => change({ starred: !line.starred }),
      level: (level: Level) => change({ level }),
      follow: (follows: boolean) =>
        hub.mine(line.id, { follows }).then(() => toast(follows ? t`You follow ${label}` : t`You no longer follow ${label}`, follows ? {} : { undo: () => hub.mine(line.id, { follows: true }) }), toastProblem),
      hide: () =>
        hub.mine(line.id, { hidden: true }).then(() => {
          hub.forget(line.id);
          toast(t`${label} is hidden until somebody writes in it`, {
            undo: async () => {
              await hub.mine(line.id, { hidden: false });
              await queries.invalidateQueries({ queryKey: INBOX });
            },
          });
        }, toastProblem),
      markRead: () => hub.read(line.id, line.last_seq),
      markUnread: () => change({ unread_from: line.last?.seq ?? line.last_seq }),
    };
  }, [hub, queries, line, t]);
}
