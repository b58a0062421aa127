import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { isBlank } from "@/kernel/richtext";
import { useMe } from "@/platform/session";
import { EditPanel, ErrorState, Field, formatSize, Note, PeoplePicker, RichEditor, SidePanel, Skeletons, TextField, TickField, toast, useForm } from "@/ui";
import { type Beginning, emailsApi, type SentFile, type Thread } from "../api";
import { beginningQuery, threadsQuery } from "../state";
import styles from "./emails.module.css";
import { answered, attached, begun, type Typed } from "./letters";

interface ComposeProps {
  project: string;
  card: string;
  /** The one that this answers; a new thread without. */
  thread: Thread | undefined;
  onClose: () => void;
}

/** Writing an e-mail about an item: what it begins with is read first. */
export function Compose(props: ComposeProps) {
  const { data, error, refetch } = useQuery(beginningQuery(props.project, props.card));
  const title = props.thread ? <Trans>Reply</Trans> : <Trans>Send by e-mail</Trans>;
  if (data) return <Letter {...props} beginning={data} title={title} />;
  return (
    <SidePanel opened modal size="40rem" title={title} onClose={props.onClose}>
      {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="facts" />}
    </SidePanel>
  );
}

function Letter({ project, card, thread, onClose, beginning, title }: ComposeProps & { beginning: Beginning; title: React.ReactNode }) {
  const { t } = useLingui();
  const me = useMe();
  const queries = useQueryClient();
  const search = useCallback((text: string, signal: AbortSignal) => emailsApi.people(project, card, text, signal), [project, card]);
  const form = useForm<Typed>({
    initial: thread ? answered(thread, me.person.id) : begun(beginning),
    check: ({ to, subject, body }) => ({
      to: to.length > 0 ? undefined : t`Say to whom this goes.`,
      subject: subject.trim() ? undefined : t`An e-mail needs a subject.`,
      body: isBlank(body) ? t`An e-mail needs words.` : undefined,
    }),
    submit: async ({ to, cc, subject, body, files, private: hidden }) => {
      const ids = (people: Typed["to"]) => people.map((one) => one.id);
      await emailsApi.send(project, card, { to: ids(to), cc: ids(cc), subject, body: { ...body }, file_ids: files, private: hidden, thread_id: thread?.id });
      await queries.invalidateQueries({ queryKey: threadsQuery(project, card).queryKey });
      toast(t`E-mail sent`);
      onClose();
    },
  });
  const { to, cc } = form.values;
  const blind = [...to, ...cc].filter((one) => one.access === false);
  const names = blind.map((one) => one.name).join(", ");
  const picked = (name: "to" | "cc") => ({ ...form.bind(name), search, placeholder: t`Name, company or address` });
  return (
    <EditPanel title={title} form={form} save={<Trans>Send</Trans>} onClose={onClose} size="40rem">
      <Note tone={blind.length > 0 ? "late" : "plain"}>
        {blind.length > 0 ? (
          <Trans>{names} cannot open this item. Sending shows them the words and files of this e-mail, and nothing else of the item. The history keeps that you did.</Trans>
        ) : (
          <Trans>Whoever gets this reads its words and files, and can pass them on. The history keeps to whom you sent it.</Trans>
        )}
      </Note>
      <PeoplePicker {...picked("to")} label={<Trans>To</Trans>} required hint={<Trans>People in the project’s directory</Trans>} />
      <PeoplePicker {...picked("cc")} label={<Trans>Cc</Trans>} />
      <TextField {...form.bind("subject")} label={<Trans>Subject</Trans>} required maxLength={300} />
      <Field label={<Trans>Message</Trans>} name="body" error={form.errors.body} required>
        {(aria) => <RichEditor {...aria} label={t`Message`} value={form.values.body} onChange={(body) => form.set("body", body)} onSubmit={() => void form.send()} />}
      </Field>
      {beginning.files.length > 0 && <Files files={beginning.files} most={beginning.most_attached} chosen={form.values.files} onChange={(files) => form.set("files", files)} error={form.errors.files} />}
      {!thread && (
        <TickField
          value={form.values.private}
          onChange={(hidden) => form.set("private", hidden)}
          label={<Trans>Private</Trans>}
          description={<Trans>Here, only those on the e-mail and administrators of this type see it.</Trans>}
        />
      )}
    </EditPanel>
  );
}

interface FilesProps {
  files: readonly SentFile[];
  most: number;
  chosen: readonly string[];
  onChange: (files: string[]) => void;
  error: string | undefined;
}

function Files({ files, most, chosen, onChange, error }: FilesProps) {
  const { i18n } = useLingui();
  const fit = attached(files, chosen, most);
  const limit = formatSize(i18n.locale, most);
  const tooMuch = chosen.length > fit.size;
  const flip = (id: string, on: boolean) => onChange(files.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one))));
  return (
    <fieldset className={styles.choose} data-field="file_ids">
      <legend><Trans>Attachments</Trans></legend>
      {files.map((file) => (
        <TickField
          key={file.id}
          value={chosen.includes(file.id)}
          onChange={(on) => flip(file.id, on)}
          label={<span className={styles.fileName}>{file.name} <span className={styles.quiet}>{formatSize(i18n.locale, file.size)}</span></span>}
          description={chosen.includes(file.id) && !fit.has(file.id) ? <Trans>too large for the mail: only named in it</Trans> : undefined}
        />
      ))}
      {tooMuch && <p className={styles.quiet}><Trans>At most {limit} go with one mail. What is larger can be had here by whoever may open the item.</Trans></p>}
      {error && <p className={styles.error} role="alert">{error}</p>}
    </fieldset>
  );
}
