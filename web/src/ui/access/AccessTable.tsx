import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Fragment, useId, useState } from "react";
import { type Level, LEVELS } from "@/kernel/level";
import { PressButton } from "../button/PressButton";
import { ChoiceField, TickField } from "../fields/inputs";
import { usePhone } from "../layout/SidePanel";
import styles from "./access.module.css";
import { forcedGrants, grantWords, levelWord } from "./words";

export interface AccessTool {
  key: string;
  title: string;
  /** The granular permissions that the tool has. */
  grants: readonly string[];
}

interface AccessTableProps {
  label: string;
  tools: readonly AccessTool[];
  levels: Record<string, Level>;
  grants: Record<string, readonly string[]>;
  /** Left out: nothing can be set. */
  onLevel?: (tool: string, level: Level) => void;
  onGrants?: (tool: string, grants: string[]) => void;
}

/** Tools by levels, with the granular permissions of those on Read Only or Standard below them. */
export function AccessTable({ label, tools, ...rest }: AccessTableProps) {
  const { t } = useLingui();
  const phone = usePhone();
  return (
    <table className={styles.table} data-phone={phone || undefined}>
      <caption className="seen-by-readers">{label}</caption>
      <thead className={phone ? "seen-by-readers" : undefined}>
        <tr>
          <th scope="col">{t`Tool`}</th>
          {phone ? <th scope="col">{t`Level`}</th> : LEVELS.map((level) => <th key={level} scope="col" className={styles.level}>{levelWord(level)}</th>)}
        </tr>
      </thead>
      <tbody>
        {tools.map((tool) => <ToolRow key={tool.key} tool={tool} phone={phone} {...rest} />)}
      </tbody>
    </table>
  );
}

interface ToolRowProps extends Omit<AccessTableProps, "label" | "tools"> {
  tool: AccessTool;
  phone: boolean;
}

function ToolRow({ tool, phone, levels, grants, onLevel, onGrants }: ToolRowProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const level = levels[tool.key] ?? "none";
  const forced = forcedGrants(level);
  const held = new Set([...forced, ...(grants[tool.key] ?? [])]);
  const granular = tool.grants.length > 0 && (level === "read_only" || level === "standard");
  const count = tool.grants.filter((grant) => held.has(grant)).length;
  const all = tool.grants.length;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const { title } = tool;
  return (
    <>
      <tr className={styles.row}>
        <th scope="row">
          {granular ? (
            <button type="button" className={styles.opener} aria-expanded={open} aria-controls={`${id}-grants`} onClick={() => setOpen(!open)}>
              <Chevron size={15} stroke={1.5} aria-hidden />
              <span>{title}</span>
              <span className={styles.held}><Trans>{count} of {all} permissions</Trans></span>
            </button>
          ) : (
            <span className={styles.plain}>{title}</span>
          )}
        </th>
        {phone ? (
          <td><LevelChoice title={title} level={level} onLevel={onLevel && ((next) => onLevel(tool.key, next))} /></td>
        ) : (
          LEVELS.map((one) => (
            <td key={one} className={styles.level}>
              <label className={styles.cell}>
                <span className="seen-by-readers">{title}: {levelWord(one)}</span>
                <input type="radio" name={`${id}-level`} checked={one === level} disabled={!onLevel} onChange={() => onLevel?.(tool.key, one)} />
              </label>
            </td>
          ))
        )}
      </tr>
      {granular && open && (
        <tr id={`${id}-grants`}>
          <td colSpan={phone ? 2 : 5} className={styles.grants}>
            {onGrants && (
              <div className={styles.all}>
                <PressButton small kind="quiet" onPress={() => onGrants(tool.key, [...tool.grants])}><Trans>Turn all on</Trans></PressButton>
                <PressButton small kind="quiet" onPress={() => onGrants(tool.key, [])}><Trans>Turn all off</Trans></PressButton>
              </div>
            )}
            <Grants tool={tool} held={held} forced={forced} onGrants={onGrants && ((next) => onGrants(tool.key, next))} />
          </td>
        </tr>
      )}
    </>
  );
}

function LevelChoice({ title, level, onLevel }: { title: string; level: Level; onLevel: ((level: Level) => void) | undefined }) {
  const options = LEVELS.map((one) => ({ value: one, label: levelWord(one) }));
  return <ChoiceField label={title} hideLabel disabled={!onLevel} value={level} onChange={(next) => onLevel?.(next as Level)} options={options} />;
}

interface GrantsProps {
  tool: AccessTool;
  held: ReadonlySet<string>;
  forced: readonly string[];
  onGrants: ((grants: string[]) => void) | undefined;
}

function Grants({ tool, held, forced, onGrants }: GrantsProps) {
  const { t } = useLingui();
  const toggle = (grant: string, on: boolean) => onGrants?.(tool.grants.filter((one) => (one === grant ? on : held.has(one))));
  return tool.grants.map((grant) => {
    const { label, hint } = grantWords(grant);
    const locked = forced.includes(grant);
    return (
      <Fragment key={grant}>
        <TickField size="xs" label={label} description={locked ? t`Part of Standard.` : hint} value={held.has(grant)} disabled={locked || !onGrants} onChange={(on) => toggle(grant, on)} />
      </Fragment>
    );
  });
}
