import { Menu } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconArrowsSort } from "@tabler/icons-react";
import { IconButton, MenuChoice } from "@/ui";
import { isGrouped, sortOf } from "./chosen";
import type { ListState } from "./filters";
import styles from "./list.module.css";

const LAST_FIRST = new Set(["updated_at", "created_at"]); // these begin with the newest

/** Sort and group, wherever the list stands: its column heads are not always there. */
export function ViewMenu({ state }: { state: ListState }) {
  const { t } = useLingui();
  const { chosen, change } = state;
  const grouped = isGrouped(chosen);
  const sort = sortOf(chosen);
  const keys = [
    ["created_at", t`Created`], ["updated_at", t`Updated`], ["due_on", t`Due`], ["number", t`Number`],
    ["subject", t`Subject`], ["status", t`Status`], ["assignee", t`Assignees`],
  ] as const;
  const ways = [[false, t`Ascending`], [true, t`Descending`]] as const;
  const groups = [[true, t`Group by type`], [false, t`No groups`]] as const;
  const by = (key: string, desc: boolean) => change({ sort: [`${desc ? "-" : ""}${key}`] });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <IconButton label={t`Sort and group`}><IconArrowsSort size={18} stroke={1.5} aria-hidden /></IconButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.viewDrop}>
        <Menu.Label>{t`Sort by`}</Menu.Label>
        {keys.map(([key, label]) => (
          <MenuChoice key={key} stay value={key} chosen={key === sort.key} onChoose={() => by(key, LAST_FIRST.has(key))}>{label}</MenuChoice>
        ))}
        <Menu.Divider />
        {ways.map(([desc, label]) => (
          <MenuChoice key={label} stay value={label} chosen={desc === sort.desc} onChoose={() => by(sort.key, desc)}>{label}</MenuChoice>
        ))}
        <Menu.Divider />
        {groups.map(([on, label]) => (
          <MenuChoice key={label} stay value={label} chosen={on === grouped} onChoose={() => change({ group: on ? [] : ["none"] })}>{label}</MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
