import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ItemPanelProps } from "@/kernel/tool";
import { PressButton, TextAreaField, toast, useForm } from "@/ui";
import { type Link, linksApi } from "../api";
import { useRefresh } from "../state";
import styles from "./links.module.css";

/** A created link cannot be undone; a wrong one says so, and why. */
export function VoidLink({ place, link, onClose }: { place: ItemPanelProps; link: Link; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh(place);
  const name = link.card.number || link.card.title;
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => (reason.trim() ? {} : { reason: t`Say why; everybody who sees both items can read it.` }),
    submit: async ({ reason }) => {
      await linksApi.void(place.project, place.card, link, reason);
      await refresh(link);
      toast(t`Link to ${name} marked void`);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t`Mark the link to ${name} void`} centered size="28rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <form {...form.formProps} className={styles.dialog}>
        <p className={styles.hint}><Trans>The link stays on both items, struck through, with your name and your reason. This cannot be undone.</Trans></p>
        <TextAreaField {...form.bind("reason")} required label={<Trans>Reason</Trans>} maxLength={500} minRows={2} data-autofocus />
        <div className={styles.foot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="danger" onPress={form.send}><Trans>Mark void</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}
