import { Menu } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconLayoutList } from "@tabler/icons-react";
import { useCallback } from "react";
import { ColumnsMenu, DensityMenu, IconButton, MenuChoice, SearchBox, type TableLayout, Toolbar } from "@/ui";
import type { Counts, Line } from "../../api";
import { FilterBar } from "./FilterBar";
import { isGrouped, type ListState, valuesOf } from "./filters";
import styles from "./list.module.css";
import { NewMenu } from "./NewMenu";
import type { Options } from "./useOptions";

interface ToolbeltProps {
  state: ListState;
  layout: TableLayout<Line>;
  options: Options;
  counts: Counts | undefined;
  compact: boolean;
  /** An item is open beside the list. */
  beside: boolean;
}

/** One line: search, filters, view, columns, row height, New. */
export function Toolbelt({ state, layout, options, counts, compact, beside }: ToolbeltProps) {
  const { t } = useLingui();
  const { chosen, change } = state;
  const search = useCallback((text: string) => change({ q: text ? [text] : [] }), [change]);
  const box = <SearchBox label={t`Number, subject or word`} value={valuesOf(chosen, "q")[0] ?? ""} onChange={search} />;
  const bar = <FilterBar state={state} options={options} counts={counts} compact={compact} />;
  const end = compact ? null : <><ViewMenu state={state} /><ColumnsMenu layout={layout} /><DensityMenu /></>;
  return (
    <Toolbar end={end} primary={<NewMenu quiet={beside} />}>
      {compact ? <div className={styles.compact}>{box}{bar}</div> : <>{box}{bar}</>}
    </Toolbar>
  );
}

function ViewMenu({ state }: { state: ListState }) {
  const { t } = useLingui();
  const grouped = isGrouped(state.chosen);
  const choices = [[true, t`Group by type`], [false, t`No groups`]] as const;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t`Grouping`}><IconLayoutList size={17} stroke={1.5} aria-hidden /></IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([on, label]) => (
          <MenuChoice key={label} value={label} chosen={on === grouped} onChoose={() => state.change({ group: on ? [] : ["none"] })}>{label}</MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
