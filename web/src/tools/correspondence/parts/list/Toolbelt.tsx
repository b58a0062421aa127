import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { ColumnsMenu, DensityMenu, SearchBox, type TableLayout, Toolbar } from "@/ui";
import type { Counts, Line } from "../../api";
import { ViewsMenu } from "../views/ViewsMenu";
import { ExportMenu } from "./ExportMenu";
import { FilterBar } from "./FilterBar";
import { valuesOf } from "./chosen";
import type { ListState } from "./filters";
import styles from "./list.module.css";
import { NewMenu } from "./NewMenu";
import type { Options } from "./useOptions";
import { ViewMenu } from "./ViewMenu";

interface ToolbeltProps {
  state: ListState;
  layout: TableLayout<Line>;
  options: Options;
  counts: Counts | undefined;
  compact: boolean;
  /** An item is open beside the list. */
  beside: boolean;
  /** Enter in the search box. */
  onEnter: () => void;
}

/** One line: search, filters, view, columns, row height, New. Where there is little room, the first three. */
export function Toolbelt({ state, layout, options, counts, compact, beside, onEnter }: ToolbeltProps) {
  const { t } = useLingui();
  const { chosen, change } = state;
  const search = useCallback((text: string) => change({ q: text ? [text] : [] }), [change]);
  const box = <SearchBox label={t`Number, subject or word`} value={valuesOf(chosen, "q")[0] ?? ""} onChange={search} onEnter={onEnter} />;
  const bar = <FilterBar state={state} options={options} counts={counts} compact={compact} />;
  const end = compact ? null : <><ViewsMenu {...{ state, layout }} /><ViewMenu state={state} /><ColumnsMenu layout={layout} /><DensityMenu /><ExportMenu {...{ state, layout }} /></>;
  return (
    <Toolbar end={end} primary={<NewMenu quiet={beside} />}>
      {compact ? <div className={styles.compact}>{box}{bar}<ViewMenu state={state} /><ViewsMenu compact {...{ state, layout }} /></div> : <>{box}{bar}</>}
    </Toolbar>
  );
}
