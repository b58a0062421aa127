import { IconLink, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { DueDate, Fact, Facts, FileStrip, IconButton, ItemNumber, Page, PeopleNames, PressButton, RichText, Sheet, SidePanel, StatusBadge, Tabs } from "@/ui";
import { LETTER, LETTERS, PEOPLE } from "./sample";

const FILES = [
  { id: "1", name: "programme-rev-C.pdf", size: 842_000, media_type: "application/pdf", href: "#" },
  { id: "2", name: "west-core-14-nov.jpg", size: 3_100_000, media_type: "image/jpeg", href: "#" },
];

export function KitItem() {
  const [tab, setTab] = useState("general");
  const [panel, setPanel] = useState(false);
  const tabs = [{ key: "general", label: "General" }, { key: "related", label: "Related items", count: 4 }, { key: "mails", label: "Emails", count: 6 }, { key: "history", label: "Change history" }];
  return (
    <Page
      width="letter"
      title="Delay to level 4 slab, west core"
      crumbs={[{ label: "Correspondence", to: "/projects/p1/kit" }]}
      lead={<><ItemNumber number="NOD-0012" /><StatusBadge kind="open">Open</StatusBadge></>}
      aside={<DueDate day={LETTERS[3]?.due} timeZone="Europe/Berlin" />}
      primary={<PressButton kind="primary">Respond</PressButton>}
      actions={<><PressButton icon={<IconPencil size={16} stroke={1.5} aria-hidden />}>Edit</PressButton><PressButton blocked="Closed letters cannot be linked">Close</PressButton><IconButton label="Link" onClick={() => setPanel(true)}><IconLink size={18} stroke={1.5} aria-hidden /></IconButton></>}
      tabs={<Tabs label="Parts of the letter" tabs={tabs} value={tab} onChange={setTab} />}
    >
      <Facts>
        <Fact label="Received from"><PeopleNames people={PEOPLE.slice(1, 2)} /></Fact>
        <Fact label="Assignees"><PeopleNames people={PEOPLE.slice(0, 2)} /></Fact>
        <Fact label="Distribution"><PeopleNames people={PEOPLE} most={2} /></Fact>
        <Fact label="Location">Tower A, level 4, west core</Fact>
        <Fact label="Contract">Main works, clause 8.4</Fact>
        <Fact label="Trade">Concrete</Fact>
        <Fact label="Schedule impact">4 working days</Fact>
        <Fact label="Cost impact" />
      </Facts>
      <div style={{ marginBlockStart: "1.5rem" }}>
        <Sheet look="letter"><RichText doc={LETTER} /><FileStrip files={FILES} /></Sheet>
      </div>
      <SidePanel opened={panel} onClose={() => setPanel(false)} title="Conversation">Two people have read this.</SidePanel>
    </Page>
  );
}
