import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconDownload, IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf, IconFileZip } from "@tabler/icons-react";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import { IconButton, type TableLayout, toastProblem } from "@/ui";
import { correspondenceApi, type Line } from "../../api";
import { useTypes } from "../../state";
import { filterQuery, listQuery } from "./chosen";
import type { ListState } from "./filters";
import styles from "./list.module.css";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** The list as a file: these filters, this order, these columns. */
export function ExportMenu({ state, layout }: { state: ListState; layout: TableLayout<Line> }) {
  const { t } = useLingui();
  const project = useProject();
  const query = { ...listQuery(state.chosen, filterQuery(state.chosen)), columns: layout.columns.map((column) => column.key).join(",") };
  const go = useGo();
  const administers = useTypes().list.some((type) => type.level === "admin");
  const bundle = async () => {
    try {
      await correspondenceApi.evidence(project.id, filterQuery(state.chosen));
      go(projectPath(project.id, "exports"));
    } catch (error) {
      toastProblem(error);
    }
  };
  const address = (format: string) => correspondenceApi.exported(project.id, { ...query, format });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <IconButton label={t`Export`}><IconDownload size={18} stroke={1.5} aria-hidden /></IconButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.viewDrop}>
        <Menu.Label><Trans>Export this list</Trans></Menu.Label>
        <Menu.Item component="a" href={address("xlsx")} download leftSection={<IconFileSpreadsheet {...icon} />}>{t`Excel`}</Menu.Item>
        <Menu.Item component="a" href={address("csv")} download leftSection={<IconFileTypeCsv {...icon} />}>{t`CSV`}</Menu.Item>
        <Menu.Item component="a" href={address("pdf")} target="_blank" rel="noopener" leftSection={<IconFileTypePdf {...icon} />}>{t`PDF`}</Menu.Item>
        {administers && <Menu.Item leftSection={<IconFileZip {...icon} />} onClick={() => void bundle()}>{t`Evidence bundle (ZIP)`}</Menu.Item>}
        <Menu.Divider />
        <p className={styles.exportNote}><Trans>Private letters are left out, unless you administer their type. Super Private ones always are.</Trans></p>
      </Menu.Dropdown>
    </Menu>
  );
}
