import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import type { CreateEntry } from "@/kernel/tool";
import { useGoLater } from "@/platform/address";
import { useCreationsIn } from "@/platform/panels";
import { keepStart } from "@/platform/starts";
import { EmptyState, ErrorState, SidePanel, Skeletons, toastProblem } from "@/ui";
import { talkQuery } from "../../state";
import { labelOf } from "../words";
import { dialogsApi, outcomePath } from "./api";
import styles from "./dialogs.module.css";
import { MessageTicks } from "./MessageTicks";

interface TurnIntoProps {
  conversation: string;
  project: string;
  /** Those to begin with; others around them can be ticked, too. */
  seqs: readonly number[];
  onClose: () => void;
}

/** Begins an item with the words and files of messages: which ones, and what it becomes. */
export default function TurnInto({ conversation, project, seqs, onClose }: TurnIntoProps) {
  const { t } = useLingui();
  const [chosen, choose] = useState(seqs);
  const count = chosen.length;
  return (
    <SidePanel
      opened
      modal
      size="30rem"
      onClose={onClose}
      title={t`${plural(count, { one: "Turn # message into an item", other: "Turn # messages into an item" })}`}
      foot={<Choices conversation={conversation} project={project} seqs={chosen} onClose={onClose} />}
    >
      <p className={styles.lead}><Trans>What was written, by whom and when, and the photos and files go into its form. You can change everything before you issue it. Afterwards the item and the conversation lead to each other.</Trans></p>
      <MessageTicks conversation={conversation} around={seqs[0] ?? 1} value={chosen} onChange={choose} />
    </SidePanel>
  );
}

function Choices({ conversation, project, seqs, onClose }: TurnIntoProps) {
  const { t, i18n } = useLingui();
  const go = useGoLater();
  const creations = useCreationsIn(project).filter((one) => one.starts);
  const talk = useQuery(talkQuery(conversation));
  const [busy, setBusy] = useState(false);
  if (talk.error && !talk.data) return <ErrorState error={talk.error} onRetry={() => talk.refetch()} />;
  if (!talk.data) return <Skeletons shape="lines" count={1} />;
  if (creations.length === 0) return <EmptyState title={<Trans>There is nothing in this project that you may create.</Trans>} />;
  const label = labelOf(talk.data);
  const begin = async (one: CreateEntry & { to: string }) => {
    setBusy(true);
    try {
      const { text, files } = await dialogsApi.take(conversation, seqs);
      const id = crypto.randomUUID();
      await keepStart({ id, project, text, files, source: { label, link: `/conversations/${conversation}` }, tell: { path: outcomePath(conversation), body: { seqs } } });
      onClose();
      go(`${one.to}?start=${id}`);
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  };
  const blocked = busy || seqs.length === 0;
  return (
    <ul className={styles.choices} aria-label={t`What it becomes`} aria-busy={busy || undefined}>
      {creations.map((one) => (
        <li key={one.to}>
          <button type="button" disabled={blocked} onClick={() => void begin(one)}>
            <span>{i18n._(one.label)}</span>
            <IconChevronRight size={16} stroke={1.5} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
