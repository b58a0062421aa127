import { Menu } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Level, LEVELS } from "@/kernel/level";
import { may } from "@/kernel/resource";
import { projectPath } from "@/platform/address";
import { projectKey } from "@/platform/queries";
import { useProject } from "@/platform/session";
import { EmptyState, ErrorState, FilteredEmpty, levelWord, MenuChoice, Page, SearchBox, Skeletons, toast, toastProblem, Toolbar } from "@/ui";
import { permissionsApi, type Row, type Table, type Tool } from "../api";
import styles from "../parts/table.module.css";
import { whyWord } from "../parts/words";
import { tableQuery, usePermissionsLive } from "../state";

/** People by tools: who may do what in this project. */
export default function PermissionsTable() {
  const { t } = useLingui();
  const project = useProject();
  const { data, error, refetch } = useQuery(tableQuery(project.id));
  const [q, setQ] = useState("");
  usePermissionsLive();
  const wanted = q.trim().toLocaleLowerCase();
  const rows = data?.items.filter((row) => `${row.name} ${row.company.name}`.toLocaleLowerCase().includes(wanted)) ?? [];
  return (
    <Page title={t`Permissions`} width="full" quietTitle>
      <div className={styles.fill}>
        {data && (
          <Toolbar end={<span className={styles.legend}><Trans>Grey: a template or the company administrator's role decides</Trans></span>}>
            <SearchBox value={q} onChange={setQ} label={t`Search people`} />
          </Toolbar>
        )}
        {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="list" /> : rows.length === 0 ? (q ? <FilteredEmpty onClear={() => setQ("")} /> : <EmptyState title={<Trans>Nobody here yet.</Trans>} />) : <Grid table={data} rows={rows} project={project.id} />}
      </div>
    </Page>
  );
}

type Given = Parameters<typeof permissionsApi.give>[2];

function useGive(project: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return (row: Row, body: Given) => {
    const give = async (what: Given, version: number) => {
      const now = await permissionsApi.give(project, row.id, what, version);
      queries.setQueryData(tableQuery(project).queryKey, (table: Table | undefined) => table && { ...table, items: table.items.map((one) => (one.id === row.id ? now : one)) });
      await queries.invalidateQueries({ queryKey: projectKey(project, "directory") });
      return now.version;
    };
    const refused = (error: unknown) => {
      void queries.invalidateQueries({ queryKey: tableQuery(project).queryKey }); // somebody may have been here before
      toastProblem(error);
    };
    const before: Given = row.template_id ? { template_id: row.template_id } : { levels: row.levels as Record<string, Level> };
    const { name } = row;
    give(body, row.version).then((version) => toast(t`Rights of ${name} changed`, { undo: () => give(before, version) }), refused);
  };
}

function Grid({ table, rows, project }: { table: Table; rows: Row[]; project: string }) {
  const { t } = useLingui();
  const give = useGive(project);
  return (
    // A wide table has to be scrolled by the keys, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.room} tabIndex={0} role="region" aria-label={t`People by tools`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.person}>{t`Person`}</th>
            <th scope="col">{t`Template`}</th>
            {table.tools.map((tool) => <th key={tool.key} scope="col" className={styles.tool}>{tool.title}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.person}>
                <Link to={projectPath(project, "directory", row.id)}><strong>{row.name}</strong></Link>
                <span>{row.company.name}</span>
              </th>
              <TemplateCell row={row} table={table} onGive={(body) => give(row, body)} />
              {table.tools.map((tool) => <LevelCell key={tool.key} row={row} tool={tool} onGive={(body) => give(row, body)} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  row: Row;
  onGive: (body: Given) => void;
}

function TemplateCell({ row, table, onGive }: CellProps & { table: Table }) {
  const { t } = useLingui();
  const { name } = row;
  const chosen = table.templates.find((one) => one.id === row.template_id)?.name;
  const word = row.account_admin ? t`Company administrator` : (chosen ?? t`Levels by hand`);
  if (!may(row, "assign")) return <td className={`${styles.locked} ${styles.template}`} title={whyWord(row.why_not.assign)}><span>{word}</span></td>;
  return (
    <td className={styles.template}>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <button type="button" className={styles.pick} aria-label={t`Template of ${name}: ${word}`}><span>{word}</span><IconChevronDown size={14} stroke={1.5} aria-hidden /></button>
        </Menu.Target>
        <Menu.Dropdown>
          {table.templates.map((one) => <MenuChoice key={one.id} value={one.id ?? ""} chosen={one.id === row.template_id} onChoose={() => one.id && onGive({ template_id: one.id })}>{one.name}</MenuChoice>)}
          <Menu.Divider />
          <MenuChoice value="" chosen={!row.template_id} onChoose={() => onGive({ levels: row.levels as Record<string, Level> })}><Trans>No template: levels by hand</Trans></MenuChoice>
        </Menu.Dropdown>
      </Menu>
    </td>
  );
}

function LevelCell({ row, tool, onGive }: CellProps & { tool: Tool }) {
  const { t } = useLingui();
  const level = (row.levels[tool.key] ?? "none") as Level;
  const word = levelWord(level);
  const { name } = row;
  const { title } = tool;
  const why = may(row, "assign") ? (row.template_id ? t`The template decides.` : null) : whyWord(row.why_not.assign);
  if (why) return <td className={styles.locked} title={why}><span data-level={level}>{level === "none" ? "–" : word}{level === "none" && <span className="seen-by-readers">{word}</span>}</span></td>;
  return (
    <td>
      <Menu position="bottom-start" width={160}>
        <Menu.Target>
          <button type="button" className={styles.pick} data-level={level} aria-label={t`${name} on ${title}: ${word}`}><span>{word}</span><IconChevronDown size={14} stroke={1.5} aria-hidden /></button>
        </Menu.Target>
        <Menu.Dropdown>
          {LEVELS.map((one) => <MenuChoice key={one} value={one} chosen={one === level} onChoose={() => onGive({ levels: { ...(row.levels as Record<string, Level>), [tool.key]: one } })}>{levelWord(one)}</MenuChoice>)}
        </Menu.Dropdown>
      </Menu>
    </td>
  );
}
