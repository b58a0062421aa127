import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArchive, IconChevronDown, IconDots, IconFileTypePdf, IconLink, IconPencil, IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import { IconButton, ItemActionDialog, ItemActionItems, ItemButtons, PressButton, statusName, StatusShape, toast, toastProblem, usePhone, useShortcut } from "@/ui";
import { correspondenceApi, type Item, type Status } from "../../api";
import { kindOf, useTypes } from "../../state";
import { AccessPanel } from "../access/AccessPanel";
import { whyWord } from "../words";
import styles from "./item.module.css";
import { useArchive } from "./useArchive";
import { useStatusChange } from "./useStatusChange";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

interface ActionsProps {
  item: Item;
}

export function Actions({ item }: ActionsProps) {
  const { t } = useLingui();
  const project = useProject();
  const go = useGo();
  const [chosen, choose] = useState<string>();
  const [asking, setAsking] = useState(false);
  const type = useTypes().byId.get(item.type_id)?.name ?? item.number;
  const edit = () => go(projectPath(project.id, "correspondence", item.id, "edit"));
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(projectPath(project.id, "correspondence", item.id), location.origin).href);
    toast(t`Link copied`);
  };
  const archive = useArchive(item);
  useShortcut(may(item, "edit") && "e", t`Edit`, edit, t`Item`);
  return (
    <>
      <StatusMenu item={item} />
      <PressButton icon={<IconPencil {...look} />} blocked={whyWord(whyNot(item, "edit"))} onPress={edit}><Trans>Edit</Trans></PressButton>
      <ItemButtons project={project.id} card={item.id} />
      <Menu position="bottom-end">
        <Menu.Target><IconButton label={t`More`}><IconDots size={18} stroke={1.5} aria-hidden /></IconButton></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={correspondenceApi.pdf(project.id, item.id)} download leftSection={<IconFileTypePdf {...look} />}>{t`Download PDF`}</Menu.Item>
          <Menu.Item leftSection={<IconLink {...look} />} onClick={() => void copy()}>{t`Copy link`}</Menu.Item>
          {(may(item, "archive") || may(item, "retrieve")) && (
            <Menu.Item leftSection={<IconArchive {...look} />} onClick={() => void archive()}>{item.archived_at ? t`Take out of the archive` : t`Archive`}</Menu.Item>
          )}
          <Menu.Item leftSection={<IconShieldCheck {...look} />} onClick={() => setAsking(true)}>{t`Who may do what here`}</Menu.Item>
          <ItemActionItems onChoose={choose} />
        </Menu.Dropdown>
      </Menu>
      <ItemActionDialog open={chosen} project={project.id} cards={[item.id]} onClose={() => choose(undefined)} />
      {asking && <AccessPanel item={item} type={type} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Every status it can have next; only the chosen one is sent. */
function StatusMenu({ item }: ActionsProps) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const change = useStatusChange(item);
  const why = whyNot(item, "change_status");
  const blocked = why === "correspondence.locked" ? t`Locked since it was issued: its status changes with a response.` : whyWord(why);
  const others = item.statuses.filter((status) => status.id !== item.status.id);
  const choose = async (status: Status) => {
    setBusy(true);
    await change(status).catch(toastProblem);
    setBusy(false);
  };
  const button = (
    <PressButton busy={busy} blocked={blocked} aria-label={t`Change status`}>
      <Trans>Status</Trans>
      <IconChevronDown {...look} />
    </PressButton>
  );
  if (blocked) return button;
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t`Change status to`}</Menu.Label>
        {others.map((status) => (
          <Menu.Item key={status.id} leftSection={<StatusShape kind={kindOf(status.maps_to)} />} onClick={() => void choose(status)}>{statusName(status.name)}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Issue a draft, respond to what is open: the one thing this page is for. */
export function Primary({ item, onRespond, responding }: ActionsProps & { onRespond: () => void; responding: boolean }) {
  const { t } = useLingui();
  const phone = usePhone();
  const change = useStatusChange(item);
  const open = item.statuses.find((status) => status.maps_to === "open");
  const can = may(item, "respond");
  useShortcut(can && "r", t`Respond`, onRespond, t`Item`);
  if (item.status.maps_to === "draft") {
    if (!open || !may(item, "issue")) return null;
    return <PressButton kind="primary" onPress={() => change(open)}><Trans>Issue</Trans></PressButton>;
  }
  if (phone) return null; // the composer is under the thumb already, or says why there is none
  return <PressButton kind={responding || !can ? "secondary" : "primary"} className={styles.respond} blocked={whyWord(whyNot(item, "respond"))} onPress={onRespond}><Trans>Respond</Trans></PressButton>;
}
