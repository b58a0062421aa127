import { useCallback, useState } from "react";
import { EMPTY_DOC } from "@/kernel/richtext";
import type { PersonChoice } from "@/kernel/people";
import { useAutosave } from "@/platform/useAutosave";
import { useUploads } from "@/platform/useUploads";
import { ChoiceField, ConfirmDialog, DateField, ErrorState, Field, FileDrop, Page, PeoplePicker, PressButton, RichEditor, SaveNote, Sheet, Skeletons, StatusBadge, SwitchField, TextAreaField, TextField, TickField, toast, useForm, useUnsavedGuard } from "@/ui";
import { ApiProblem } from "@/platform/problem";
import { LETTER, PEOPLE } from "./sample";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function KitForm() {
  const uploads = useUploads("p1");
  const [asking, setAsking] = useState(false);
  const form = useForm({
    initial: { subject: "", type: "NOD", due: "", note: "", people: PEOPLE.slice(2, 4), text: LETTER, secret: false, mail: true },
    check: ({ subject }) => ({ subject: subject ? undefined : "A letter needs a subject." }),
    submit: async () => { await wait(900); toast("NOD-0013 issued", { undo: () => undefined }); },
  });
  const save = useAutosave({ value: form.values, dirty: form.dirty, draftKey: "kit" });
  const guard = useUnsavedGuard(form.dirty);
  const search = useCallback((text: string) => Promise.resolve(PEOPLE.filter((person: PersonChoice) => `${person.name} ${person.company?.name}`.toLowerCase().includes(text.toLowerCase()))), []);
  return (
    <Page width="letter" title="New notice of delay" crumbs={[{ label: "Correspondence", to: "/projects/p1/kit" }]} lead={<><StatusBadge kind="draft">Draft</StatusBadge><SaveNote {...save} /></>} primary={<PressButton kind="primary" busy={form.busy} onPress={form.send}>Issue</PressButton>} actions={<PressButton onPress={() => setAsking(true)}>Discard</PressButton>}>
      <form {...form.formProps} style={{ display: "grid", gap: "1rem" }}>
        <TextField {...form.bind("subject")} label="Subject" required />
        <ChoiceField {...form.bind("type")} label="Type" options={[{ value: "NOD", label: "Notice of delay" }, { value: "SI", label: "Site instruction" }]} />
        <DateField {...form.bind("due")} label="Due" hint="In the project's time zone" />
        <PeoplePicker label="Distribution" value={form.values.people} onChange={(people) => form.set("people", people)} search={search} />
        <TextAreaField {...form.bind("note")} label="Internal note" />
        <Field label="Text">{(aria) => <RichEditor {...aria} label="Text" value={form.values.text ?? EMPTY_DOC} onChange={(doc) => form.set("text", doc)} onFiles={uploads.add} />}</Field>
        <FileDrop uploads={uploads} />
        <TickField value={form.values.secret} onChange={(value) => form.set("secret", value)} label="Private" />
        <SwitchField value={form.values.mail} onChange={(value) => form.set("mail", value)} label="Tell me by mail" />
      </form>
      <Sheet title="When things go wrong" style={{ marginBlockStart: "2rem" }}>
        <ErrorState error={new ApiProblem(409, { code: "correspondence.not_open", title: "Closed", detail: "The letter was closed on 14 November." })} onRetry={() => wait(800)} />
        <Skeletons shape="lines" />
      </Sheet>
      <ConfirmDialog opened={asking} title="Discard this draft?" confirm="Discard draft" danger onConfirm={() => setAsking(false)} onCancel={() => setAsking(false)}>Its text and 2 attachments will be gone.</ConfirmDialog>
      {guard}
    </Page>
  );
}
