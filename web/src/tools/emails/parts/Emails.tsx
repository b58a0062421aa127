import { useInfiniteQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconMailForward } from "@tabler/icons-react";
import { useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import type { ItemPanelProps } from "@/kernel/tool";
import { useFacts } from "@/platform/useLive";
import { EmptyState, ErrorState, preloadEditor, PressButton, Skeletons } from "@/ui";
import type { Thread } from "../api";
import { threadsQuery } from "../state";
import { Compose } from "./Compose";
import styles from "./emails.module.css";
import { ThreadSheet } from "./ThreadSheet";
import { whyWord } from "./words";

/** What was sent about an item by e-mail: threads, newest first. */
export default function Emails({ project, card }: ItemPanelProps) {
  const { t } = useLingui();
  const options = threadsQuery(project, card);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(options);
  const [writing, setWriting] = useState<Thread | "new">();
  useFacts(["emails.*"], (fact, queries) => (fact.card?.ref === card ? queries.invalidateQueries({ queryKey: options.queryKey }) : undefined));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  const threads = data.pages.flatMap((page) => page.items);
  const rights = data.pages[0] ?? { can: [], why_not: {} };
  const sends = may(rights, "forward");
  const open = (what: Thread | "new") => {
    preloadEditor();
    setWriting(what);
  };
  const forward = (
    <PressButton icon={<IconMailForward size={16} stroke={1.5} aria-hidden />} kind={threads.length === 0 ? "primary" : "secondary"} onPress={() => open("new")}><Trans>Send by e-mail</Trans></PressButton>
  );
  return (
    <div className={styles.emails}>
      {threads.length === 0 ? (
        <EmptyState title={<Trans>Nothing was sent by e-mail.</Trans>} action={sends ? forward : undefined}>
          {sends ? <Trans>Send a summary and attachments to people in the project’s directory, also to those who cannot open this item.</Trans> : whyWord(whyNot(rights, "forward"))}
        </EmptyState>
      ) : (
        <>
          {sends && <div className={styles.bar}>{forward}</div>}
          <ol className={styles.threads} aria-label={t`Threads`}>
            {threads.map((thread) => <ThreadSheet key={thread.id} thread={thread} onReply={sends ? () => open(thread) : undefined} />)}
          </ol>
          {hasNextPage && <PressButton busy={isFetchingNextPage} onPress={() => fetchNextPage()}><Trans>Show older</Trans></PressButton>}
        </>
      )}
      {writing && <Compose project={project} card={card} thread={writing === "new" ? undefined : writing} onClose={() => setWriting(undefined)} />}
    </div>
  );
}
