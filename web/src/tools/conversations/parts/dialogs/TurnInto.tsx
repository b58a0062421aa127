import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import type { CreateEntry } from "@/kernel/tool";
import { useGoLater } from "@/platform/address";
import { useCreationsIn } from "@/platform/panels";
import { keepStart } from "@/platform/starts";
import { ErrorState, Skeletons, toastProblem } from "@/ui";
import { dialogsApi, outcomePath } from "./api";
import styles from "./dialogs.module.css";
import { groupQuery } from "./members";
import { labelOf } from "../words";

interface TurnIntoProps {
  conversation: string;
  project: string;
  seqs: readonly number[];
  onClose: () => void;
}

/** Begins an item with the words and files of messages: what it becomes is chosen here and in its form. */
export default function TurnInto({ conversation, project, seqs, onClose }: TurnIntoProps) {
  const { t } = useLingui();
  const count = seqs.length;
  return (
    <Modal opened centered size="28rem" onClose={onClose} title={t`${plural(count, { one: "Turn # message into an item", other: "Turn # messages into an item" })}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <p className={styles.lead}><Trans>What was written, by whom and when, and the photos and files go into its form. You can change everything before you issue it. Afterwards the item and the conversation lead to each other.</Trans></p>
      <Choices conversation={conversation} project={project} seqs={seqs} onClose={onClose} />
    </Modal>
  );
}

function Choices({ conversation, project, seqs, onClose }: TurnIntoProps) {
  const { i18n } = useLingui();
  const go = useGoLater();
  const creations = useCreationsIn(project).filter((one) => one.starts);
  const talk = useQuery(groupQuery(conversation));
  const [busy, setBusy] = useState(false);
  if (talk.error && !talk.data) return <ErrorState error={talk.error} onRetry={() => talk.refetch()} />;
  if (!talk.data) return <Skeletons shape="lines" count={2} />;
  if (creations.length === 0) return <p><Trans>There is nothing in this project that you may create.</Trans></p>;
  const { data } = talk;
  const begin = async (one: CreateEntry & { to: string }) => {
    setBusy(true);
    try {
      const { text, files } = await dialogsApi.take(conversation, seqs);
      const start = crypto.randomUUID();
      await keepStart({ id: start, project, text, files, source: { label: labelOf(data), link: `/conversations/${conversation}` }, tell: { path: outcomePath(conversation), body: { seqs } } });
      onClose();
      go(`${one.to}?start=${start}`);
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  };
  return (
    <ul className={styles.choices} aria-busy={busy || undefined}>
      {creations.map((one) => (
        <li key={one.to}>
          <button type="button" disabled={busy} onClick={() => void begin(one)}>
            <span>{i18n._(one.label)}</span>
            <IconChevronRight size={16} stroke={1.5} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
