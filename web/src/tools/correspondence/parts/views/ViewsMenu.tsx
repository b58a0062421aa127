import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconBookmark, IconBookmarkFilled, IconDeviceFloppy, IconPlus, IconSettings } from "@tabler/icons-react";
import { useState } from "react";
import { useProject } from "@/platform/session";
import { IconButton, MenuChoice, PressButton, type TableLayout, toast, toastProblem } from "@/ui";
import type { Line } from "../../api";
import type { ListState } from "../list/filters";
import { KeepView } from "./KeepView";
import { ManageViews } from "./ManageViews";
import { show, stands, useViews, type View, viewsApi } from "./views";
import styles from "./views.module.css";

interface ViewsMenuProps {
  state: ListState;
  layout: TableLayout<Line>;
  /** An icon alone, where there is little room. */
  compact?: boolean;
}

const icon = { size: 15, stroke: 1.5, "aria-hidden": true } as const;

/** The list under a name: one's own, and those that others share. */
export function ViewsMenu({ state, layout, compact = false }: ViewsMenuProps) {
  const { t } = useLingui();
  const project = useProject();
  const { views, refresh } = useViews(project.id);
  const [dialog, setDialog] = useState<"" | "keep" | "manage">("");
  const [last, setLast] = useState("");
  const now = { chosen: state.chosen, layout: layout.choice };
  const items = views?.items ?? [];
  const active = items.find((view) => stands(view.state, now));
  const left = active ? undefined : items.find((view) => view.id === last && view.own);
  const own = items.filter((view) => view.own);
  const others = items.filter((view) => !view.own);
  const open = (view: View) => {
    setLast(view.id);
    show(view, state, layout);
  };
  const update = async (view: View) => {
    const { name } = view;
    try {
      await viewsApi.edit(project.id, view, { state: now });
      toast(t`${name} holds this list now`);
    } catch (error) {
      toastProblem(error);
    }
    await refresh();
  };
  const activeName = active?.name ?? "";
  const leftName = left?.name ?? "";
  const Mark = active ? IconBookmarkFilled : IconBookmark;
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          {compact ? (
            <IconButton label={active ? t`View: ${activeName}` : t`Views`}><Mark size={18} stroke={1.5} aria-hidden /></IconButton>
          ) : (
            <PressButton kind="quiet" icon={<Mark size={17} stroke={1.5} aria-hidden />}>
              <span className={styles.name}>{active?.name ?? t`Views`}</span>
            </PressButton>
          )}
        </Menu.Target>
        <Menu.Dropdown className={styles.drop}>
          {own.length > 0 && <Menu.Label><Trans>My views</Trans></Menu.Label>}
          {own.map((view) => <Choice key={view.id} view={view} active={active} onOpen={open} />)}
          {others.length > 0 && <Menu.Label><Trans>Shared on the project</Trans></Menu.Label>}
          {others.map((view) => <Choice key={view.id} view={view} active={active} onOpen={open} />)}
          {items.length > 0 && <Menu.Divider />}
          {left && <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => void update(left)}><Trans>Save changes to {leftName}</Trans></Menu.Item>}
          <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => setDialog("keep")}><Trans>Save this list as a view…</Trans></Menu.Item>
          {items.length > 0 && <Menu.Item leftSection={<IconSettings {...icon} />} onClick={() => setDialog("manage")}><Trans>Manage views…</Trans></Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {dialog === "keep" && <KeepView project={project.id} state={now} onClose={() => setDialog("")} onKept={refresh} />}
      {dialog === "manage" && views && <ManageViews project={project.id} views={views} onClose={() => setDialog("")} onChange={refresh} />}
    </>
  );
}

function Choice({ view, active, onOpen }: { view: View; active: View | undefined; onOpen: (view: View) => void }) {
  return (
    <MenuChoice value={view.id} chosen={view.id === active?.id} onChoose={() => onOpen(view)}>
      <span className={styles.line}>
        <span className={styles.title}>{view.name}</span>
        {!view.own && <span className={styles.owner}>{view.owner_name}</span>}
      </span>
    </MenuChoice>
  );
}
