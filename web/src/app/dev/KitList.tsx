import { useState } from "react";
import {
  BulkBar, type Column, ColumnsMenu, DataTable, DensityMenu, DueDate, EmptyState, FilterChips, FilteredEmpty, ItemNumber, LockMark, Moment, Page, PeopleNames, PressButton, SearchBox,
  type Sort, StatusBadge, toast, Toolbar, useSelection, useTableLayout,
} from "@/ui";
import { LETTERS, type SampleLetter } from "./sample";

const COLUMNS: Column<SampleLetter>[] = [
  { key: "number", title: "Number", width: 104, sortable: true, narrow: "lead", cell: (row) => <ItemNumber number={row.number} plain /> },
  { key: "subject", title: "Subject", width: 260, grow: true, sortable: true, narrow: "title", cell: (row) => <>{row.secret && <LockMark secret={row.secret} />} {row.subject}</> },
  { key: "status", title: "Status", width: 116, sortable: true, narrow: "end", cell: (row) => <StatusBadge kind={row.kind}>{row.word}</StatusBadge> },
  { key: "ball", title: "Ball in court", width: 128, cell: (row) => <PeopleNames people={row.ball} most={2} initials /> },
  { key: "due", title: "Due", width: 190, sortable: true, cell: (row) => <DueDate day={row.due} timeZone="Europe/Berlin" over={row.kind === "done"} /> },
  { key: "dueShort", title: "Due, short", width: 100, spare: true, cell: (row) => <DueDate short day={row.due} timeZone="Europe/Berlin" over={row.kind === "done"} /> },
  { key: "from", title: "Received from", width: 160, cell: (row) => row.from.name },
  { key: "updated", title: "Updated", width: 96, sortable: true, align: "end", cell: (row) => <Moment at={row.updated} /> },
];

export function KitList({ open }: { open: string }) {
  const layout = useTableLayout("kit", COLUMNS);
  const selection = useSelection();
  const [sort, setSort] = useState<Sort>({ key: "due", desc: false });
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const rows = LETTERS.filter((row) => row.subject.toLowerCase().includes(text.toLowerCase()) && (chosen.length === 0 || chosen.includes(row.kind)));
  const clear = () => { setText(""); setChosen([]); };
  const options = ["open", "draft", "done", "late", "failed"].map((kind) => ({ value: kind, label: LETTERS.find((row) => row.kind === kind)?.word ?? kind, count: LETTERS.filter((row) => row.kind === kind).length }));
  return (
    <Page title="Correspondence" width="full" quietTitle>
      <Toolbar end={<><ColumnsMenu layout={layout} /><DensityMenu /></>} primary={<PressButton kind="primary" onPress={() => toast("NOD-0061 created", { undo: () => undefined })}>New</PressButton>}>
        <SearchBox label="Number, subject or word" value={text} onChange={setText} />
        <FilterChips filters={[{ key: "status", label: "Status", options, chosen }, { key: "ball", label: "Ball in court", options: [], chosen: [] }]} onChange={(_, next) => setChosen(next)} onClear={clear} />
      </Toolbar>
      <DataTable
        label="Correspondence"
        rows={rows}
        rowId={(row) => row.id}
        layout={layout}
        href={() => "/projects/p1/kit?show=item"}
        openId={open}
        unread={(row) => row.unread}
        group={(row) => ({ key: row.type, label: row.type, count: 60, late: 12 })}
        selection={selection}
        sort={sort}
        onSort={setSort}
        empty={text || chosen.length > 0 ? <FilteredEmpty hidden={LETTERS.length} onClear={clear} /> : <EmptyState title="No letters yet." />}
      />
      <BulkBar selection={selection}><PressButton small>Mark read</PressButton><PressButton small>Archive</PressButton></BulkBar>
    </Page>
  );
}
