import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { PressButton, TextAreaField, toast, useForm, usePhone } from "@/ui";
import { type Hit, linksApi } from "../api";
import { linksQuery, useRefresh } from "../state";
import styles from "./links.module.css";
import { Picker } from "./Picker";

interface AddLinkProps {
  place: ItemPanelProps;
  kind: "related" | "origin";
  onClose: () => void;
}

/** Choose something that there is already, and say why it belongs here. */
export function AddLink({ place, kind, onClose }: AddLinkProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const refresh = useRefresh(place);
  const { project, card } = place;
  const { data } = useQuery(linksQuery(project, card));
  const taken = new Set([card, ...(data?.items.filter((link) => link.role === kind).map((link) => link.card.id) ?? [])]);
  const [chosen, choose] = useState<Hit>();
  const form = useForm({
    initial: { note: "" },
    submit: async ({ note }) => {
      if (!chosen) return;
      const added = await linksApi.add(project, card, { kind, other_id: chosen.id, note });
      await refresh(added);
      const name = added.card.number || added.card.title;
      toast(kind === "origin" ? t`${name} is the origin now` : t`Related to ${name}`);
      onClose();
    },
  });
  const title = kind === "origin" ? t`Set origin` : t`Add related item`;
  return (
    <Modal opened onClose={onClose} title={title} centered={!phone} fullScreen={phone} size="36rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <form {...form.formProps} className={styles.dialog}>
        {kind === "origin" && <p className={styles.hint}><Trans>What this item goes back to: one letter, and one of each other kind.</Trans></p>}
        <Picker project={project} value={chosen} onChange={choose} taken={taken} error={form.errors.other_id} />
        <TextAreaField {...form.bind("note")} label={<Trans>Note</Trans>} maxLength={1000} minRows={2} />
        <div className={styles.foot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" blocked={chosen ? null : t`Choose an item first.`} onPress={form.send}><Trans>Link</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}
