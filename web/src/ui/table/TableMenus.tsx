import { Checkbox, Menu, Popover } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus, IconRowInsertTop } from "@tabler/icons-react";
import { type Density, prefer, usePreferences } from "@/platform/preferences";
import { IconButton } from "../button/IconButton";
import { MenuChoice } from "../button/MenuChoice";
import { PressButton } from "../button/PressButton";
import styles from "./table.module.css";
import type { Column } from "./types";
import type { TableLayout } from "./useTableLayout";

const look = { size: 15, stroke: 1.5, "aria-hidden": true } as const;
const STEP = 24;

/** Show, order and width, all without dragging. */
export function ColumnsMenu<T>({ layout }: { layout: TableLayout<T> }) {
  const { t } = useLingui();
  return (
    <Popover position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <PressButton kind="quiet" className={styles.wideOnly} icon={<IconColumns3 size={17} stroke={1.5} aria-hidden />}><Trans>Columns</Trans></PressButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`}>
        <ul className={styles.chooser}>
          {layout.all.map((column) => <ColumnLine key={column.key} column={column} layout={layout} />)}
        </ul>
        <PressButton small kind="quiet" onPress={layout.reset}><Trans>Reset columns</Trans></PressButton>
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnLine<T>({ column, layout }: { column: Column<T>; layout: TableLayout<T> }) {
  const { t } = useLingui();
  const { key, title, width } = column;
  return (
    <li>
      <Checkbox size="xs" label={title} checked={layout.isShown(key)} onChange={(event) => layout.show(key, event.currentTarget.checked)} />
      <IconButton label={t`${title}: narrower`} onClick={() => layout.resize(key, width - STEP)}><IconMinus {...look} /></IconButton>
      <IconButton label={t`${title}: wider`} onClick={() => layout.resize(key, width + STEP)}><IconPlus {...look} /></IconButton>
      <IconButton label={t`${title}: earlier`} onClick={() => layout.move(key, -1)}><IconArrowUp {...look} /></IconButton>
      <IconButton label={t`${title}: later`} onClick={() => layout.move(key, 1)}><IconArrowDown {...look} /></IconButton>
    </li>
  );
}

export function DensityMenu() {
  const { t } = useLingui();
  const { density } = usePreferences();
  const choices: [Density, string][] = [["small", t`Small rows`], ["medium", t`Medium rows`], ["large", t`Large rows`]];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton className={styles.wideOnly} label={t`Row height`}><IconRowInsertTop size={17} stroke={1.5} aria-hidden /></IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([key, label]) => (
          <MenuChoice key={key} value={key} chosen={key === density} onChoose={() => prefer({ density: key })}>{label}</MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
