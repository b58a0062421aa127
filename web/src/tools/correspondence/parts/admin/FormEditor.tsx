import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { PressButton } from "@/ui";
import styles from "./admin.module.css";
import type { FieldLine, FieldRule } from "./api";
import { fieldLabel, RuleCells, type RuleByKey, RULES } from "./FieldRules";
import { FieldRow } from "./FieldRow";
import { addPart, changePart, type Layout, moveField, movePart, type Part, type Place, placeOf, removePart, stepOf } from "./layout";
import { PartHead } from "./PartHead";
import * as board from "./board";
import type { CustomField, CustomKind } from "../custom/kinds";
import { type BoardHand, GridBoard } from "./GridBoard";
import { useBoardDrag } from "./useBoardDrag";
import { useDrag } from "./useDrag";
import { ruleWord } from "./words";

interface FormEditorProps {
  fields: readonly FieldLine[];
  rules: RuleByKey;
  layout: Layout;
  /** The company's custom fields. */
  custom: readonly CustomField[];
  /** Makes another one and puts it into a section. */
  onNew: (part: number) => void;
  /** Sections whose names will not do. */
  bad: ReadonlyMap<number, "empty" | "taken">;
  onRules: (rules: RuleByKey) => void;
  onLayout: (layout: Layout) => void;
}

const EMPTY: Part = { id: "", name: "", description: "", fields: [], custom: [] };
/** These take a whole row to begin with. */
const WIDE: ReadonlySet<CustomKind> = new Set(["rich_text", "read_only", "files"]);

/** The form as its administrator shapes it: sections and fields in order, and what is asked of each field. */
export function FormEditor({ fields, custom, rules, layout, bad, onRules, onLayout, onNew }: FormEditorProps) {
  const { t } = useLingui();
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const [told, setTold] = useState("");
  const table = useRef<HTMLTableElement>(null);
  const focus = useRef<string>(undefined);
  useEffect(() => {
    const key = focus.current;
    focus.current = undefined;
    if (key) requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-focus="${CSS.escape(key)}"]`)?.focus()); // after the menu that it was chosen in has gone
  }, [layout]);

  const partName = (at: number) => layout[at]?.name.trim() || (at === 0 ? t`Beginning of the form` : t`Section without a name`);
  const move = (field: string, to: Place | undefined) => {
    const line = byKey.get(field);
    const from = placeOf(layout, field);
    if (!to || !line || (from?.part === to.part && from.at === to.at)) return;
    const next = moveField(layout, field, to);
    const now = placeOf(next, field);
    const [name, section, place, count] = [fieldLabel(line), partName(to.part), (now?.at ?? 0) + 1, next[to.part]?.fields.length ?? 1];
    focus.current = field;
    setTold(t`${name}: ${place} of ${count} in ${section}`);
    onLayout(next);
  };
  const drag = useDrag(layout, (field, to) => move(field, to));
  const known = new Map(custom.map((field) => [field.id, field]));
  const shape = (field: string, next: Layout) => {
    const now = board.find(next, field);
    const name = known.get(field)?.name ?? "";
    const section = partName(board.partOf(next, field));
    focus.current = field;
    if (now) {
      const { row, column, width } = now;
      setTold(t`${name}: row ${row}, column ${column}, ${width} of 4 columns wide, in ${section}`);
    } else setTold(t`${name} is not in this form any more`);
    onLayout(next);
  };
  const boardDrag = useBoardDrag((field, to) => shape(field, board.place(layout, field, to)));
  const hand: BoardHand = {
    fields: known,
    free: custom.filter((field) => !field.archived && !board.find(layout, field.id)),
    parts: layout.map((_, at) => ({ at, name: partName(at) })),
    dragged: boardDrag.field,
    target: boardDrag.to,
    onGrab: boardDrag.grab,
    onStep: (field, way) => shape(field, board.step(layout, field, way)),
    onWidth: (field, width) => shape(field, board.change(layout, field, { width })),
    onRule: (field, rule) => onLayout(board.change(layout, field, { rule })),
    onTake: (field, at) => shape(field, board.place(layout, field, { part: at, row: board.rowsOf(layout[at] ?? EMPTY) + 1, column: 1 })),
    onDrop: (field) => shape(field, board.drop(layout, field)),
    onAdd: (at, field) => shape(field, board.add(layout, at, field, WIDE.has(known.get(field)?.kind ?? "text") ? 4 : 1)),
    onNew,
  };
  const addSection = () => {
    const made = crypto.randomUUID();
    focus.current = made;
    onLayout(addPart(layout, made));
  };
  const remove = (at: number) => {
    const name = partName(at);
    setTold(t`${name} removed`);
    onLayout(removePart(layout, at));
  };
  const ruleOf = (field: FieldLine): FieldRule => rules[field.key] ?? field.rule;
  return (
    <>
      <table ref={table} className={styles.rules} data-dragging={drag.field ? true : undefined}>
        <caption className="seen-by-readers"><Trans>What the form asks</Trans></caption>
        <thead>
          <tr>
            <th scope="col"><span className="seen-by-readers"><Trans>Field</Trans></span></th>
            {RULES.map((rule) => <th key={rule} scope="col" className={styles.rule}>{ruleWord(rule)}</th>)}
          </tr>
        </thead>
        {layout.map((part, at) => (
          <tbody key={part.id} data-part={at}>
            <PartHead
              part={part}
              at={at}
              last={at === layout.length - 1}
              bad={bad.get(at)}
              onChange={(patch) => onLayout(changePart(layout, at, patch))}
              onMove={(by) => onLayout(movePart(layout, at, by))}
              onRemove={() => remove(at)}
            />
            {part.fields.map((key, place) => {
              const field = byKey.get(key);
              return field && (
                <FieldRow
                  key={key}
                  field={field}
                  rule={ruleOf(field)}
                  place={{ part: at, at: place }}
                  mark={drag.markAt(at, place)}
                  dragged={drag.field === key}
                  others={layout.map((_, index) => ({ at: index, name: partName(index) })).filter((one) => one.at !== at)}
                  onRule={(rule) => onRules({ ...rules, [key]: rule })}
                  onGrab={(event) => drag.grab(event, key)}
                  up={stepOf(layout, key, -1)}
                  down={stepOf(layout, key, 1)}
                  endOf={(index) => ({ part: index, at: layout[index]?.fields.length ?? 0 })}
                  onMove={(to) => move(key, to)}
                />
              );
            })}
            {part.fields.length === 0 && (
              <tr className={styles.nothing} data-mark={drag.markAt(at, 0)} data-part={at} data-at={0}><td colSpan={RULES.length + 1}><Trans>No fields here yet. Drag some here, or move them with their handles.</Trans></td></tr>
            )}
            <tr className={styles.boardRow} data-below><td colSpan={RULES.length + 1}><GridBoard part={part} at={at} hand={hand} /></td></tr>
          </tbody>
        ))}
        <tbody>
          <tr className={styles.partRow}><td colSpan={RULES.length + 1}><PressButton small icon={<IconPlus size={15} stroke={1.5} aria-hidden />} onPress={addSection}><Trans>Add section</Trans></PressButton></td></tr>
        </tbody>
        <tbody>
          <tr><th scope="rowgroup" colSpan={RULES.length + 1} className={styles.part}><Trans>Fields with a place of their own in every letter</Trans></th></tr>
          {fields.filter((field) => !field.movable).map((field) => (
            <tr key={field.key}>
              <th scope="row">{fieldLabel(field)}</th>
              <RuleCells field={field} rule={ruleOf(field)} onRule={(rule) => onRules({ ...rules, [field.key]: rule })} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="seen-by-readers" role="status">{told}</p>
    </>
  );
}
