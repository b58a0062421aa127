import type { RichDoc } from "@/kernel/richtext";
import type { PersonChoice } from "@/kernel/people";
import type { StatusKind } from "@/kernel/status";

export interface SampleLetter {
  id: string;
  number: string | null;
  subject: string;
  type: string;
  kind: StatusKind;
  word: string;
  due: string | null;
  from: PersonChoice;
  ball: PersonChoice[];
  updated: string;
  unread: boolean;
  secret?: "private" | "super_private";
}

const company = (name: string) => ({ id: name, name });
export const PEOPLE: PersonChoice[] = [
  { id: "mk", name: "Mara Keller", company: company("Nordkai Projekt"), access: true },
  { id: "to", name: "Tomasz Okoń", company: company("Vistula Concrete"), access: true },
  { id: "ia", name: "Ines Alvarado", company: company("Atelier Faro"), access: true },
  { id: "jb", name: "Jonas Bergström", company: company("Havn Fire & Smoke"), access: false },
  { id: "pd", name: "Priya Desai", company: company("Desai Structures"), access: true },
];

const SUBJECTS = [
  "Delay to level 4 slab, west core", "Missing reinforcement drawings for stair B", "Notice of access restriction, quay side", "Revised crane positions from week 49",
  "Fire stopping at riser 3 does not match detail F-112", "Request for extension of time, façade package", "Waterproofing of basement joint, grid C/7", "Instruction: change of handrail fixing, levels 2 to 9",
];
const STATES: [StatusKind, string][] = [["open", "Open"], ["draft", "Draft"], ["done", "Closed"], ["late", "Overdue"], ["failed", "Rejected"]];
const TYPES = [["NOD", "Notice of delay"], ["SI", "Site instruction"], ["TQ", "Technical query"]] as const;
const DAY = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);

export const LETTERS: SampleLetter[] = TYPES.flatMap(([prefix, type], group) =>
  Array.from({ length: 60 }, (_, at): SampleLetter => {
    const [kind, word] = STATES[(at * 3 + group) % STATES.length] ?? ["open", "Open"];
    return {
      id: `${prefix}-${at}`,
      number: kind === "draft" ? null : `${prefix}-${String(60 - at).padStart(4, "0")}`,
      subject: SUBJECTS[(at + group * 3) % SUBJECTS.length] ?? "",
      type, kind, word,
      due: at % 6 === 5 ? null : day(kind === "late" ? -(at % 9) - 1 : (at % 19)),
      from: PEOPLE[at % PEOPLE.length] as PersonChoice, // the index is within the list
      ball: PEOPLE.slice(at % 3, (at % 3) + 1 + (at % 4)),
      updated: new Date(Date.now() - at * 7_300_000).toISOString(),
      unread: at % 4 === 1,
      secret: at % 11 === 3 ? "super_private" : at % 7 === 2 ? "private" : undefined,
    };
  }),
);

const text = (value: string, ...marks: string[]) => ({ type: "text", text: value, marks: marks.map((type) => ({ type })) });
export const LETTER: RichDoc = {
  type: "doc",
  content: [
    { type: "paragraph", content: [text("On 12 November the pump supplier withdrew the second unit. The pour of the "), text("level 4 slab, west core", "bold"), text(", could therefore not start on 14 November as programmed. We give notice under clause 8.4 that this delays the critical path by an estimated four working days.")] },
    { type: "heading", attrs: { level: 1 }, content: [text("What we ask")] },
    { type: "orderedList", content: [
      { type: "listItem", content: [{ type: "paragraph", content: [text("Confirm the pour date of 20 November.")] }] },
      { type: "listItem", content: [{ type: "paragraph", content: [text("Release the hold on delivery gate 2 between 05:30 and 07:00.")] }] },
    ] },
    { type: "blockquote", content: [{ type: "paragraph", content: [text("The gate stays closed until the noise survey is in.", "italic")] }] },
    { type: "paragraph", content: [text("The revised programme is attached; the affected activities are W-410 to W-418.")] },
  ],
};
