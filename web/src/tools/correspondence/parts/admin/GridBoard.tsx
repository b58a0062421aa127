import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconGripVertical, IconPlus, IconX } from "@tabler/icons-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { MenuChoice, PressButton } from "@/ui";
import { COLUMNS, type CustomField, kindWord, type Place } from "../custom/kinds";
import { placeStyle } from "../custom/place";
import styles from "./board.module.css";
import type { FieldRule } from "./api";
import { type Cell, rowsOf, type Way } from "./board";
import { RULES } from "./FieldRules";
import type { Part } from "./layout";
import { ruleWord } from "./words";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

export interface BoardHand {
  fields: ReadonlyMap<string, CustomField>;
  /** Custom fields that stand nowhere in the form yet. */
  free: readonly CustomField[];
  parts: readonly { at: number; name: string }[];
  dragged: string | undefined;
  target: Cell | undefined;
  onGrab: (event: PointerEvent, field: string) => void;
  onStep: (field: string, way: Way) => void;
  onWidth: (field: string, width: number) => void;
  onRule: (field: string, rule: FieldRule) => void;
  onTake: (field: string, part: number) => void;
  onDrop: (field: string) => void;
  onAdd: (part: number, field: string) => void;
  onNew: (part: number) => void;
}

/** The four columns below the standard fields of a section, with its custom fields in them. */
export function GridBoard({ part, at, hand }: { part: Part; at: number; hand: BoardHand }) {
  const { t } = useLingui();
  const rows = rowsOf(part) + (hand.dragged ? 1 : 0);
  const wide = part.custom.find((one) => one.field === hand.dragged)?.width ?? 1;
  const isTarget = (row: number, column: number) => hand.target?.part === at && hand.target.row === row && column >= hand.target.column && column < hand.target.column + wide;
  return (
    <div className={styles.board}>
      {rows > 0 && (
        <div className={styles.grid} role="group" aria-label={t`Custom fields, four columns`}>
          {Array.from({ length: rows * COLUMNS }, (_, n) => {
            const [row, column] = [Math.floor(n / COLUMNS) + 1, (n % COLUMNS) + 1];
            return <div key={n} className={styles.cell} style={placeStyle({ row, column, width: 1 })} data-cell-part={at} data-cell-row={row} data-cell-column={column} data-target={isTarget(row, column) || undefined} />;
          })}
          {part.custom.map((one) => {
            const field = hand.fields.get(one.field);
            return field && <Tile key={one.field} field={field} place={one} at={at} hand={hand} />;
          })}
        </div>
      )}
      {rows === 0 && hand.dragged && <div className={styles.cell} data-cell-part={at} data-cell-row={1} data-cell-column={1} data-target={hand.target?.part === at || undefined} />}
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <PressButton small kind="quiet" icon={<IconPlus size={15} stroke={1.5} aria-hidden />}><Trans>Add custom field</Trans></PressButton>
        </Menu.Target>
        <Menu.Dropdown className={styles.offer}>
          {hand.free.map((field) => <Menu.Item key={field.id} onClick={() => hand.onAdd(at, field.id)} rightSection={<span className={styles.kind}>{kindWord(field.kind)}</span>}>{field.name}</Menu.Item>)}
          {hand.free.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconPlus {...look} />} onClick={() => hand.onNew(at)}><Trans>New custom field</Trans></Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

const WAYS: Record<string, Way> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "start", ArrowRight: "end" };

/** One custom field. It is dragged, moved with the arrow keys, made wider with Shift and an arrow, or pressed for a menu. */
function Tile({ field, place, at, hand }: { field: CustomField; place: Place; at: number; hand: BoardHand }) {
  const { t } = useLingui();
  const { name } = field;
  const keys = (event: KeyboardEvent<HTMLButtonElement>) => {
    const way = WAYS[event.key];
    if (!way || event.currentTarget.getAttribute("aria-expanded") === "true") return;
    event.preventDefault();
    const turned = getComputedStyle(event.currentTarget).direction === "rtl";
    const seen = turned && (way === "start" || way === "end") ? (way === "start" ? "end" : "start") : way;
    if (event.shiftKey && (seen === "start" || seen === "end")) hand.onWidth(place.field, place.width + (seen === "end" ? 1 : -1));
    else hand.onStep(place.field, seen);
  };
  const others = hand.parts.filter((one) => one.at !== at);
  const rules = field.kind === "read_only" ? RULES.filter((rule) => rule !== "required") : RULES;
  return (
    <div className={styles.tile} style={placeStyle(place)} data-dragged={hand.dragged === place.field || undefined} data-rule={place.rule} data-custom={name}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" data-focus={place.field} className={styles.handle} aria-label={t`Move ${name}`} title={t`Drag, press the arrow keys, or Shift and an arrow for its width`} onKeyDown={keys} onPointerDown={(event) => hand.onGrab(event, place.field)}>
            <IconGripVertical {...look} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t`Width`}</Menu.Label>
          {[1, 2, 3, 4].map((width) => <MenuChoice key={width} value={String(width)} chosen={place.width === width} onChoose={() => hand.onWidth(place.field, width)}>{t`${width} of 4 columns`}</MenuChoice>)}
          {others.length > 0 && <Menu.Label>{t`Move to`}</Menu.Label>}
          {others.map((one) => <Menu.Item key={one.at} onClick={() => hand.onTake(place.field, one.at)}>{one.name}</Menu.Item>)}
          <Menu.Divider />
          <Menu.Item leftSection={<IconX {...look} />} onClick={() => hand.onDrop(place.field)}>{t`Take off this form`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        <span className={styles.kind}>{field.archived ? t`archived` : kindWord(field.kind)}</span>
      </span>
      <select className={styles.rule} aria-label={t`${name}: what the form asks`} value={place.rule} onChange={(event) => hand.onRule(place.field, event.currentTarget.value as FieldRule)}>
        {rules.map((rule) => <option key={rule} value={rule}>{ruleWord(rule)}</option>)}
      </select>
    </div>
  );
}
