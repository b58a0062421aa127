import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { ItemPanelProps } from "@/kernel/tool";
import { toast, toastProblem } from "@/ui";
import { type Link, linksApi } from "../api";
import { useRefresh } from "../state";
import { EditLink } from "./EditLink";
import { VoidLink } from "./VoidLink";

interface Verbs {
  onEdit: (link: Link) => void;
  onRemove: (link: Link) => Promise<void>;
  onVoid: (link: Link) => void;
  /** The dialog that is open, to be put on the screen. */
  dialog: ReactNode;
}

/** What can be done with the lines of a list of links. */
export function useLinkVerbs(place: ItemPanelProps): Verbs {
  const { t } = useLingui();
  const [chosen, choose] = useState<{ link: Link; to: "edit" | "void" }>();
  const refresh = useRefresh(place);
  const { project, card } = place;
  const close = () => choose(undefined);
  const onRemove = async (link: Link) => {
    const back = async () => {
      const near = link.role === "origin_of" ? link.card.id : card;
      const other = link.role === "origin_of" ? card : link.card.id;
      await linksApi.add(project, near, { kind: link.role === "related" ? "related" : "origin", other_id: other, note: link.note });
      await refresh(link);
    };
    try {
      await linksApi.remove(project, card, link.id);
      const name = link.card.number || link.card.title;
      toast(t`No longer linked to ${name}`, { undo: back });
    } catch (error) {
      toastProblem(error);
    }
    await refresh(link);
  };
  return {
    onEdit: (link) => choose({ link, to: "edit" }),
    onVoid: (link) => choose({ link, to: "void" }),
    onRemove,
    dialog: chosen && (chosen.to === "edit" ? <EditLink key={chosen.link.id} place={place} link={chosen.link} onClose={close} /> : <VoidLink key={chosen.link.id} place={place} link={chosen.link} onClose={close} />),
  };
}
