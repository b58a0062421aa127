import { useLingui } from "@lingui/react/macro";
import { IconPaperclip } from "@tabler/icons-react";
import { useMemo } from "react";
import { type Column, DueDate, ItemNumber, LockMark, Moment, PeopleNames, StatusBadge } from "@/ui";
import type { Line, People } from "../../api";
import { isOpen, kindOf, peopleOf, personOf, type TypesHere } from "../../state";
import { useCustomColumns } from "../custom/columns";
import { ClockCell, ClockMark } from "./Clock";
import styles from "./list.module.css";

export function secretOf(line: Pick<Line, "private" | "super_private">): "private" | "super_private" | null {
  if (!line.private) return null;
  return line.super_private ? "super_private" : "private";
}

function Subject({ line }: { line: Line }) {
  const { t } = useLingui();
  const secret = secretOf(line);
  const files = line.attachments;
  return (
    <span className={styles.subject}>
      {secret && <LockMark secret={secret} />}
      <span className={styles.subjectText} data-blank={line.subject === "" || undefined}>{line.subject || t`No subject`}</span>
      {files > 0 && <span className={styles.clip}><IconPaperclip size={14} stroke={1.5} role="img" aria-label={t`${files} attachments`} /></span>}
      <ClockMark item={line.id} />
    </span>
  );
}

/** The date and its distance where there is room, the distance alone where there is little. */
function Due({ line, timeZone }: { line: Line; timeZone: string }) {
  const over = !isOpen(line.status.maps_to);
  return (
    <>
      <span className={styles.dueWide}><DueDate day={line.due_on} timeZone={timeZone} over={over} /></span>
      {line.due_on && !over && <span className={styles.dueTight}><DueDate short day={line.due_on} timeZone={timeZone} /></span>}
    </>
  );
}

/** The columns of a list of letters; `people` names everybody on the loaded pages. */
export function useColumns(people: People, types: TypesHere, timeZone: string): Column<Line>[] {
  const { t } = useLingui();
  const custom = useCustomColumns(people, types, timeZone);
  return useMemo((): Column<Line>[] => {
    const names = (ids: readonly (string | null)[], most: number, initials = false) => <PeopleNames people={peopleOf(people, ids)} most={most} initials={initials} />;
    const person = (id: string | null) => (id ? personOf(people, id).name : "–");
    return [
      { key: "number", title: t`Number`, width: 104, sortable: true, narrow: "lead", cell: (line) => <ItemNumber number={line.number} plain /> },
      { key: "subject", title: t`Subject`, width: 260, grow: true, sortable: true, narrow: "title", cell: (line) => <Subject line={line} /> },
      { key: "status", title: t`Status`, width: 176, sortable: true, narrow: "end", cell: (line) => <StatusBadge kind={kindOf(line.status.maps_to)}>{line.status.name}</StatusBadge> },
      { key: "assignee", title: t`Assignees`, width: 116, sortable: true, cell: (line) => names(line.assignees, 3, true) },
      { key: "due_on", title: t`Due`, width: 172, sortable: true, narrow: "note", cell: (line) => <Due line={line} timeZone={timeZone} /> },
      { key: "clock", title: t`Contract clock`, width: 240, spare: true, cell: (line) => <ClockCell item={line.id} /> },
      { key: "received_from", title: t`Received from`, width: 148, cell: (line) => person(line.received_from) },
      { key: "updated_at", title: t`Updated`, width: 88, sortable: true, align: "end", cell: (line) => <Moment at={line.updated_at} timeZone={timeZone} /> },
      { key: "type", title: t`Type`, width: 160, spare: true, cell: (line) => types.byId.get(line.type_id)?.name ?? "–" },
      { key: "created_by", title: t`Created by`, width: 148, spare: true, cell: (line) => person(line.created_by) },
      { key: "created_at", title: t`Created`, width: 88, sortable: true, spare: true, align: "end", cell: (line) => <Moment at={line.created_at} timeZone={timeZone} /> },
      { key: "issued_at", title: t`Issued`, width: 88, spare: true, align: "end", cell: (line) => <Moment at={line.issued_at} timeZone={timeZone} /> },
      { key: "closed_at", title: t`Closed`, width: 88, spare: true, align: "end", cell: (line) => <Moment at={line.closed_at} timeZone={timeZone} /> },
      { key: "responses", title: t`Responses`, width: 96, spare: true, align: "end", cell: (line) => line.responses },
      { key: "attachments", title: t`Attachments`, width: 108, spare: true, align: "end", cell: (line) => line.attachments },
      ...custom,
    ];
  }, [t, people, types, timeZone, custom]);
}
