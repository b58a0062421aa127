import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconCopy, IconEye, IconLink, IconMail, IconMoodSmile, IconPencil, IconTransform, IconTrash } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useCreationsIn } from "@/platform/panels";
import { ConfirmDialog, IconButton, toast, toastProblem } from "@/ui";
import type { Message } from "../../api";
import { talkApi } from "../../api";
import { useBefore, useHub } from "../../state";
import { LateMenu } from "../LateMenu";
import { SIGNS, useReact } from "./Marks";
import { editableUntil, useThread } from "./place";
import styles from "./thread.module.css";

const Receipts = lazy(() => import("./Receipts"));
const TurnInto = lazy(() => import("../dialogs/TurnInto"));
const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** What can be done with a message: the quick ones while one points at it, all of them behind the dots. */
export function MessageMenu({ message, near }: { message: Message; near: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"menu" | "signs" | null>(null);
  const [dialog, setDialog] = useState<"delete" | "receipts" | "turn">();
  const { talk, reply } = useThread();
  const react = useReact(message);
  const shown = near || open !== null;
  const signs = talk.can.includes("react");
  return (
    <div className={styles.tools} data-open={open !== null || undefined}>
      {shown && signs && (
        <Menu opened={open === "signs"} onChange={(on) => setOpen(on ? "signs" : null)} position="top-end">
          <Menu.Target><IconButton label={t`React`} className={styles.tool}><IconMoodSmile {...look} /></IconButton></Menu.Target>
          <Menu.Dropdown>
            <div className={styles.signs}>
              {SIGNS.map((sign) => <Menu.Item key={sign} className={styles.sign} aria-label={t`React with ${sign}`} onClick={() => react(sign)}>{sign}</Menu.Item>)}
            </div>
          </Menu.Dropdown>
        </Menu>
      )}
      {shown && talk.can.includes("send") && <IconButton label={t`Reply`} className={styles.tool} onClick={() => reply(message)}><IconArrowBackUp {...look} /></IconButton>}
      <LateMenu label={t`More about this message`} className={styles.dots} width={220} onToggle={(on) => setOpen(on ? "menu" : null)}><Items message={message} onDialog={setDialog} /></LateMenu>
      {dialog === "delete" && <Deletion message={message} onClose={() => setDialog(undefined)} />}
      <Suspense>
        {dialog === "receipts" && <Receipts message={message} onClose={() => setDialog(undefined)} />}
        {dialog === "turn" && <TurnInto conversation={message.conversation} project={talk.project.id} seqs={[message.seq]} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </div>
  );
}

function Items({ message, onDialog }: { message: Message; onDialog: (dialog: "delete" | "receipts" | "turn") => void }) {
  const { t } = useLingui();
  const hub = useHub();
  const { talk, me, edit, reply } = useThread();
  const creates = useCreationsIn(talk.project.id).some((one) => one.starts);
  const own = message.sender === me;
  const inTime = useBefore(editableUntil(message, talk)) && own;
  const copied = () => toast(t`Copied`);
  const copy = () => navigator.clipboard.writeText(message.text).then(copied, toastProblem);
  const link = () => navigator.clipboard.writeText(`${location.origin}/conversations/${message.conversation}?at=${message.seq}`).then(() => toast(t`Link copied`), toastProblem);
  return (
    <>
      {talk.can.includes("send") && <Menu.Item leftSection={<IconArrowBackUp {...look} />} onClick={() => reply(message)}><Trans>Reply</Trans></Menu.Item>}
      {inTime && talk.can.includes("edit") && <Menu.Item leftSection={<IconPencil {...look} />} onClick={() => edit(message.seq)}><Trans>Edit</Trans></Menu.Item>}
      {message.text && <Menu.Item leftSection={<IconCopy {...look} />} onClick={copy}><Trans>Copy text</Trans></Menu.Item>}
      <Menu.Item leftSection={<IconLink {...look} />} onClick={link}><Trans>Copy link</Trans></Menu.Item>
      {!own && <Menu.Item leftSection={<IconMail {...look} />} onClick={() => void hub.mine(message.conversation, { unread_from: message.seq }).catch(toastProblem)}><Trans>Mark as unread from here</Trans></Menu.Item>}
      {own && talk.receipts_on && <Menu.Item leftSection={<IconEye {...look} />} onClick={() => onDialog("receipts")}><Trans>Read by</Trans></Menu.Item>}
      {creates && <Menu.Item leftSection={<IconTransform {...look} />} onClick={() => onDialog("turn")}><Trans>Turn into an item</Trans></Menu.Item>}
      {inTime && talk.can.includes("delete") && <Menu.Item data-danger leftSection={<IconTrash {...look} />} onClick={() => onDialog("delete")}><Trans>Delete</Trans></Menu.Item>}
    </>
  );
}

function Deletion({ message, onClose }: { message: Message; onClose: () => void }) {
  const hub = useHub();
  const remove = async () => {
    hub.hear(await talkApi.remove(message.conversation, message.seq));
    onClose();
  };
  return (
    <ConfirmDialog opened danger title={<Trans>Delete this message?</Trans>} confirm={<Trans>Delete</Trans>} onConfirm={remove} onCancel={onClose}>
      <Trans>Everybody sees in its place that you deleted it, and when. This cannot be undone.</Trans>
    </ConfirmDialog>
  );
}
