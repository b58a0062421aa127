import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { isFact } from "../sections";
import styles from "./admin.module.css";
import type { FieldLine, FieldRule } from "./api";
import { fieldLabel, RuleCells } from "./FieldRules";
import type { Place } from "./layout";
import type { Mark } from "./useDrag";

interface FieldRowProps {
  field: FieldLine;
  rule: FieldRule;
  place: Place;
  mark: Mark | undefined;
  dragged: boolean;
  others: readonly { at: number; name: string }[];
  up: Place | undefined;
  down: Place | undefined;
  endOf: (part: number) => Place;
  onRule: (rule: FieldRule) => void;
  onMove: (to: Place | undefined) => void;
  onGrab: (event: PointerEvent) => void;
}

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** One field of a section. Its handle is dragged, moved with the arrow keys, or pressed for a menu. */
export function FieldRow({ field, rule, place, mark, dragged, others, up, down, endOf, onRule, onMove, onGrab }: FieldRowProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const name = fieldLabel(field);
  const keys = (event: KeyboardEvent) => {
    const to = event.key === "ArrowUp" ? up : event.key === "ArrowDown" ? down : undefined;
    if (open || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(to);
  };
  return (
    <tr data-part={place.part} data-at={place.at} data-mark={mark} data-dragged={dragged || undefined} data-rule={rule}>
      <th scope="row">
        <div className={styles.fieldHead}>
          <Menu opened={open} onChange={setOpen} position="bottom-start">
            <Menu.Target>
              <button type="button" data-focus={field.key} className={styles.handle} aria-label={t`Move ${name}`} title={t`Drag, or press the arrow keys`} onKeyDown={keys} onPointerDown={onGrab}>
                <IconGripVertical {...look} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconArrowUp {...look} />} disabled={!up} onClick={() => onMove(up)}>{t`Move up`}</Menu.Item>
              <Menu.Item leftSection={<IconArrowDown {...look} />} disabled={!down} onClick={() => onMove(down)}>{t`Move down`}</Menu.Item>
              {others.length > 0 && <Menu.Label>{t`Move to`}</Menu.Label>}
              {others.map((one) => <Menu.Item key={one.at} onClick={() => onMove(endOf(one.at))}>{one.name}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
          <span>{name}{!isFact(field.key) && <small className={styles.later}><Trans>no values yet</Trans></small>}</span>
        </div>
      </th>
      <RuleCells field={field} rule={rule} onRule={onRule} />
    </tr>
  );
}
