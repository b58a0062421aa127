import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { may } from "@/kernel/resource";
import type { ItemPanelProps } from "@/kernel/tool";
import { PressButton, TextAreaField, toast, useForm, usePhone } from "@/ui";
import { type Hit, type Link, linksApi } from "../api";
import { linksQuery, useRefresh } from "../state";
import styles from "./links.module.css";
import { Picker } from "./Picker";

/** Another note; for an origin also another item. */
export function EditLink({ place, link, onClose }: { place: ItemPanelProps; link: Link; onClose: () => void }) {
  const { t } = useLingui();
  const phone = usePhone();
  const refresh = useRefresh(place);
  const { project, card } = place;
  const { data } = useQuery(linksQuery(project, card));
  const fresh = data?.items.find((one) => one.id === link.id) ?? link; // its version moved where somebody else changed it
  const exchanges = link.role === "origin" && may(link, "exchange");
  const [chosen, choose] = useState<Hit>(link.card);
  const form = useForm({
    initial: { note: link.note },
    submit: async ({ note }) => {
      const other = exchanges && chosen.id !== link.card.id ? { other_id: chosen.id } : {};
      const changed = await linksApi.edit(project, card, fresh, { note, ...other });
      await refresh(link);
      await refresh(changed);
      toast(t`Link changed`);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={exchanges ? t`Change link` : t`Edit note`} centered={!phone} fullScreen={phone} size="36rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <form {...form.formProps} className={styles.dialog}>
        {exchanges && <Picker project={project} value={chosen} onChange={choose} taken={new Set([card])} error={form.errors.other_id} />}
        <TextAreaField {...form.bind("note")} label={<Trans>Note</Trans>} maxLength={1000} minRows={2} data-autofocus={!exchanges || undefined} />
        <div className={styles.foot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" onPress={form.send}><Trans>Save</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}
