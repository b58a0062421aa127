import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { projectPath, useAddress, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { endStart, findStart, type Start } from "@/platform/starts";
import { useUploads } from "@/platform/useUploads";
import { EmptyState, ErrorState, PressButton, Skeletons, StatusBadge, toast, toastProblem, useForm, useQuietKeys, useUnsavedGuard } from "@/ui";
import { correspondenceApi, type FileLine, neighbours, type Prefill, type TypeHere } from "../api";
import { CopiedFrom } from "../parts/form/CopiedFrom";
import { LetterSheet } from "../parts/form/LetterSheet";
import { LockedSoon, Restored } from "../parts/form/Notes";
import { StartedFrom } from "../parts/form/StartedFrom";
import { useLeave } from "../parts/form/useLeave";
import { fitted } from "../parts/custom/entries";
import { arriving, filledFrom, labelOf, missing, newBody, rulesOf, startedFrom, startValues, type Values } from "../parts/form/values";
import { useFound, useKeeping } from "../parts/useTyped";
import { whyWord } from "../parts/words";
import { calendarQuery, keepItem, prefillQuery, useTypes } from "../state";

/** A new letter of one type. */
export default function NewLetter() {
  const id = useParam("type");
  const project = useProject();
  const types = useTypes();
  const type = types.byId.get(id);
  const calendar = useQuery({ ...calendarQuery(project.id), retry: false });
  const [{ from, response, start }] = useAddress<{ from?: string; response?: string; start?: string }>({});
  const source = useQuery({ ...prefillQuery(project.id, id, from ?? "", response), enabled: from !== undefined });
  const begun = useQuery({ queryKey: ["start", start], queryFn: () => findStart(start ?? ""), enabled: start !== undefined, gcTime: 0 });
  const found = useFound<Values>(keptUnder(id, from ?? start));
  const error = types.error ?? (from && source.error);
  const waiting = types.waiting || calendar.isPending || !found.ready || (from !== undefined && source.isPending) || (start !== undefined && begun.isPending);
  useQuietKeys(waiting && !error);
  if (error) return <ErrorState error={error} />;
  if (waiting) return <Skeletons shape="page" />;
  if (!type?.can.includes("create")) return <EmptyState title={<Trans>You cannot create this here.</Trans>}>{whyWord(type?.why_not.create ?? "correspondence.create_not_granted")}</EmptyState>;
  const blank = startValues(type, types.people, project.time_zone, calendar.data);
  const filled = source.data ? filledFrom(blank, source.data, type, project.time_zone) : begun.data ? startedFrom(blank, begun.data) : blank;
  return <NewForm key={id} type={type} blank={filled} left={found.value} source={source.data} begun={begun.data ?? undefined} />;
}

/** What is typed is kept by what it was made from, or else by its type. */
const keptUnder = (type: string, from: string | undefined) => (from ? `from:${from}` : `new:${type}`);

type Intent = "draft" | "issue";

interface NewFormProps {
  type: TypeHere;
  blank: Values;
  left: Values | undefined;
  /** What it is made from. */
  source: Prefill | undefined;
  /** What another tool handed over to begin with. */
  begun: Start | undefined;
}

function NewForm({ type, blank, left, source, begun }: NewFormProps) {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  const uploads = useUploads(project.id);
  const intent = useRef<Intent>("draft");
  const attempt = useRef<{ values: Values; intent: Intent; key: string }>(undefined);
  const [restored, setRestored] = useState(left !== undefined);
  const [rules] = useState(() => rulesOf(type));
  const [start] = useState(() => blank);
  const [{ response }] = useAddress<{ response?: string }>({});
  const made = source && { from_id: source.source.id, from_response_id: response };

  const form = useForm<Values>({
    initial: left ? fitted(left, start) : start,
    check: (values) => {
      const gaps = (intent.current === "issue" ? missing(values, rules) : []).map((name) => {
        const field = labelOf(values, name);
        return [name, t`${field} is required to issue this.`];
      });
      return Object.fromEntries([...gaps, ...arriving(values).map((name) => [name, t`Wait for the files to arrive`])]) as Record<string, string>; // pairs of texts
    },
    submit: async (values) => {
      if (attempt.current?.values !== values || attempt.current.intent !== intent.current) attempt.current = { values, intent: intent.current, key: crypto.randomUUID() };
      const issue = intent.current === "issue";
      const item = await correspondenceApi.create(project.id, { type_id: type.id, issue, ...newBody(values, rules), ...made }, attempt.current.key);
      keepItem(queries, project.id, item);
      void kept.forget();
      if (begun) await endStart(begun, item.id).catch(toastProblem); // before one looks for where it came from
      const { number } = item;
      toast(issue ? t`${number} issued` : t`${number} saved as a draft`);
      leave(projectPath(project.id, "correspondence", item.id));
    },
  });
  const kept = useKeeping(keptUnder(type.id, source?.source.id ?? begun?.id), form.values, form.dirty);
  const leave = useLeave(form.dirty);
  const guard = useUnsavedGuard(form.dirty, kept.forget, kept.flush);
  const send = (wanted: Intent) => {
    intent.current = wanted;
    return form.send();
  };
  const startOver = async () => {
    form.reset(start);
    setRestored(false);
    await kept.forget();
  };
  const rename = async (file: FileLine, name: string) => {
    const named = await neighbours.renameFile(project.id, file.id, name);
    form.set("file_ids", form.values.file_ids.map((one) => (one.id === file.id ? named : one)));
  };
  const blocked = uploads.busy ? t`Wait for the files to arrive` : null;
  const typeName = type.name;
  return (
    <LetterSheet
      {...{ form, type, rules, uploads, kept, guard }}
      title={t`New ${typeName}`}
      lead={<><span>{type.name}</span><StatusBadge kind="draft">{t`New`}</StatusBadge></>}
      back={source ? source.source.link : begun ? begun.source.link : projectPath(project.id, "correspondence")}
      onRename={rename}
      secondary={<PressButton blocked={blocked} onPress={() => send("draft")}><Trans>Save as draft</Trans></PressButton>}
      primary={<PressButton kind="primary" wide blocked={blocked} onPress={() => send("issue")}><Trans>Create and issue</Trans></PressButton>}
      notes={<>{source && <CopiedFrom copied={source} isPrivate={form.values.private} />}{begun && <StartedFrom start={begun} />}{restored && <Restored onStartOver={startOver} />}{type.locked_after_issue && <LockedSoon />}</>}
    />
  );
}
