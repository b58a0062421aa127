import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { may, whyNot } from "@/kernel/resource";
import { projectPath, useParam } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { useProject } from "@/platform/session";
import { useUploads } from "@/platform/useUploads";
import { EmptyState, ErrorState, ItemNumber, LinkButton, PressButton, Skeletons, StatusBadge, toast, useForm, useQuietKeys, useUnsavedGuard } from "@/ui";
import { correspondenceApi, type FileLine, type Item, neighbours, type TypeHere } from "../api";
import { Conflict } from "../parts/form/Conflict";
import { LetterSheet } from "../parts/form/LetterSheet";
import { LockedSoon, Restored, Taken } from "../parts/form/Notes";
import { useLeave } from "../parts/form/useLeave";
import { type Base, useMerge } from "../parts/form/useMerge";
import { fitted } from "../parts/custom/entries";
import { arriving, bodyOf, changedFields, labelOf, missing, rulesOf, type Values, valuesOfItem } from "../parts/form/values";
import { useFound, useKeeping } from "../parts/useTyped";
import { whyWord } from "../parts/words";
import { itemQuery, keepItem, kindOf, refusedKey, useTypes } from "../state";

interface Left extends Base {
  start: Values;
}

/** A letter, edited in the places where it is read. */
export default function EditLetter() {
  const id = useParam("item");
  const project = useProject();
  const types = useTypes();
  const { data: item, error } = useQuery(itemQuery(project.id, id));
  const found = useFound<Left>(`item:${id}`);
  const waiting = !item || types.waiting || !found.ready;
  useQuietKeys(waiting && !error);
  if (error && !item) return <ErrorState error={error} />;
  if (waiting) return <Skeletons shape="page" />;
  const type = types.byId.get(item.type_id);
  if (!type || !may(item, "edit")) {
    return (
      <EmptyState title={<Trans>You cannot edit this.</Trans>} action={<LinkButton to={projectPath(project.id, "correspondence", id)}><Trans>Back to it</Trans></LinkButton>}>
        {whyWord(whyNot(item, "edit"))}
      </EmptyState>
    );
  }
  return <EditForm key={id} item={item} type={type} left={found.value} />;
}

type Intent = "save" | "issue";

function EditForm({ item, type, left }: { item: Item; type: TypeHere; left: Left | undefined }) {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const uploads = useUploads(project.id);
  const intent = useRef<Intent>("save");
  const [restored, setRestored] = useState(left !== undefined);
  const [rules] = useState(() => rulesOf(type));
  const isDraft = item.status.maps_to === "draft";
  const back = projectPath(project.id, "correspondence", item.id);

  const read = (one: Item) => valuesOfItem(one, type, project.time_zone);
  const gaps = (values: Values) => Object.fromEntries(missing(values, rules).map((name) => {
    const field = labelOf(values, name);
    return [name, t`${field} is required to issue this.`];
  }));
  const late = (values: Values) => Object.fromEntries(arriving(values).map((name) => [name, t`Wait for the files to arrive`]));
  const form = useForm<Values>({
    initial: left ? fitted(left.values, read(item)) : read(item),
    check: (values) => ({ ...(intent.current === "issue" || !isDraft ? gaps(values) : {}), ...late(values) }),
    submit: async (values) => {
      const changed = changedFields(merge.base.values, values);
      const body = { ...bodyOf(values, changed, rules), ...(intent.current === "issue" && { issue: true }) };
      const fresh = await correspondenceApi.edit(project.id, item.id, body, merge.base.version).catch(async (refusal: unknown) => {
        if (!isProblem(refusal, "stale")) throw refusal;
        const now = await queries.fetchQuery({ ...itemQuery(project.id, item.id), staleTime: 0 });
        const moved = changedFields(merge.base.values, read(now));
        if (moved.some((name) => changed.includes(name))) throw refusal; // the same field twice: the merge asks
        return correspondenceApi.edit(project.id, item.id, body, now.version);
      });
      keepItem(queries, project.id, fresh);
      void kept.forget();
      const { number } = fresh;
      toast(intent.current === "issue" ? t`${number} issued` : t`${number} saved`);
      leave(back);
    },
  });
  const merge = useMerge(item, form, left ? { version: left.version, values: fitted(left.start, read(item)) } : { version: item.version, values: read(item) }, read);
  const kept = useKeeping<Left>(`item:${item.id}`, useLeft(form.values, merge.base), form.dirty);
  const leave = useLeave(form.dirty);
  const guard = useUnsavedGuard(form.dirty, kept.forget, kept.flush);
  const { complain, values: first } = form;
  useEffect(() => {
    const queryKey = refusedKey(project.id, item.id);
    const refused = queries.getQueryData<Record<string, string>>(queryKey);
    if (!refused) return;
    queries.removeQueries({ queryKey });
    complain({ ...refused, ...gaps(first) });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, on the way here
  }, []);
  const send = (wanted: Intent) => {
    intent.current = wanted;
    return form.send();
  };
  const startOver = async () => {
    form.reset(read(item));
    setRestored(false);
    await kept.forget();
  };
  const swap = (id: string, named: FileLine) => form.set("file_ids", form.values.file_ids.map((one) => (one.id === id ? named : one)));
  const rename = async (file: FileLine, name: string) => {
    const at = item.files.findIndex((one) => one.id === file.id);
    if (at === -1) return swap(file.id, await neighbours.renameFile(project.id, file.id, name));
    const fresh = await correspondenceApi.renameFile(project.id, item.id, file.id, name, item.version);
    const named = fresh.files[at];
    if (!form.dirty) form.reset(read(fresh));
    else if (named) swap(file.id, named);
    merge.follow(fresh);
    keepItem(queries, project.id, fresh);
  };
  const clash = merge.clashes.length > 0;
  const blocked = uploads.busy ? t`Wait for the files to arrive` : clash ? t`Choose between the two versions first` : null;
  const save = <PressButton kind={isDraft ? "secondary" : "primary"} wide={!isDraft} blocked={blocked} onPress={() => send("save")}>{isDraft ? <Trans>Save draft</Trans> : <Trans>Save</Trans>}</PressButton>;
  const issue = <PressButton kind="primary" wide blocked={blocked} onPress={() => send("issue")}><Trans>Issue</Trans></PressButton>;
  return (
    <LetterSheet
      {...{ form, type, rules, uploads, kept, guard, back }}
      title={item.subject || t`No subject`}
      lead={<><ItemNumber number={item.number} /><StatusBadge kind={kindOf(item.status.maps_to)}>{item.status.name}</StatusBadge></>}
      secondary={isDraft ? save : null}
      primary={isDraft ? issue : save}
      item={item}
      onRename={rename}
      notes={
        <>
          {clash && <Conflict key={merge.clashes.join()} merge={merge} mine={form.values} />}
          {restored && <Restored onStartOver={startOver} />}
          {isDraft && type.locked_after_issue && <LockedSoon />}
          <Taken fields={merge.taken} by={merge.by} values={form.values} />
        </>
      }
    />
  );
}

/** What is kept of an edit under way: enough to merge it with what others do meanwhile. */
function useLeft(values: Values, base: Base): Left {
  const [left, setLeft] = useState<Left>({ version: base.version, start: base.values, values });
  if (left.values === values && left.version === base.version) return left;
  const next = { version: base.version, start: base.values, values };
  setLeft(next);
  return next;
}
