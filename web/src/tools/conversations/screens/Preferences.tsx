import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMe } from "@/platform/session";
import { EmptyState, ErrorState, Page, ProfileTabs, RadioField, SaveBar, Sheet, Skeletons, TickField, toast, useForm } from "@/ui";
import { adminApi, type Preferences as Held } from "../parts/admin/api";
import styles from "../parts/admin/admin.module.css";
import { ExampleButton } from "../parts/admin/Example";
import { MissedSheet } from "../parts/admin/MissedSheet";
import { PushSheet } from "../parts/admin/PushSheet";
import { preferencesQuery } from "../parts/admin/queries";

/** Of which messages one wants to be told. */
export default function Preferences() {
  const { t } = useLingui();
  const { viewing } = useMe();
  const { data, error, refetch } = useQuery({ ...preferencesQuery, enabled: !viewing });
  return (
    <Page title={t`Conversations`} tabs={<ProfileTabs at="me/conversations" />}>
      {viewing ? <EmptyState title={<Trans>This is theirs alone, and not shown to whoever looks through their eyes.</Trans>} /> : error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <Choices held={data} />}
    </Page>
  );
}

const KINDS = ["direct", "groups", "items", "mentions"] as const;
const isAll = (values: Held) => KINDS.every((kind) => values[kind]);

type Values = Held & { custom: boolean };
const valuesOf = (held: Held): Values => ({ ...held, custom: !isAll(held) });

const bodyOf = (values: Held) => Object.fromEntries(Object.entries(values).filter(([name]) => name !== "company_mails")) as Omit<Held, "company_mails">; // all of them but one

function Choices({ held }: { held: Held }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initial: valuesOf(held),
    submit: async ({ custom, ...rest }) => {
      const wanted = custom ? rest : { ...rest, direct: true, groups: true, items: true, mentions: true };
      const saved = await adminApi.prefer(bodyOf(wanted));
      queries.setQueryData(preferencesQuery.queryKey, saved);
      form.reset(valuesOf(saved));
      toast(t`Saved`);
    },
  });
  const set = (changes: Partial<Held>) => {
    for (const [name, value] of Object.entries(changes)) form.set(name as keyof Held, value); // its own names
  };
  const words = { direct: t`New Direct Messages`, groups: t`New Group Messages`, items: t`New Item Conversation Messages`, mentions: t`Mentions in Group and Item Conversations` };
  const pushed = { push_direct: words.direct, push_groups: words.groups, push_items: words.items, push_mentions: words.mentions };
  return (
    <form {...form.formProps} className={styles.form}>
      <InApp form={form} words={words} />
      <PushSheet values={form.values} onSet={set} words={pushed} />
      <MissedSheet company={held.company_mails} value={form.values.missed} onChange={(missed) => form.set("missed", missed)} />
      <p className={styles.foot}>
        <Trans>Each conversation has its own level, too: all messages, mentions only, or nothing.</Trans>{" "}
        <Trans>In your quiet hours only urgent messages come through; you set them under Notifications.</Trans>
      </p>
      <SaveBar form={form} save={<Trans>Update</Trans>} onDiscard={() => form.reset(valuesOf(held))} />
    </form>
  );
}

interface InAppProps {
  form: ReturnType<typeof useForm<Values>>;
  words: Record<(typeof KINDS)[number], string>;
}

function InApp({ form, words }: InAppProps) {
  const { t } = useLingui();
  const { in_app, custom } = form.values;
  return (
    <Sheet title={<Trans>In-App Notifications</Trans>}>
      <div className={styles.stack}>
        <TickField
          value={in_app}
          onChange={(on) => form.set("in_app", on)}
          label={<Trans>Show a note when a message comes</Trans>}
          description={<Trans>Briefly, on every page. Without it messages and unread counts are still there.</Trans>}
        />
        <RadioField
          name="custom"
          label={<Trans>Of which messages</Trans>}
          value={custom ? "custom" : "all"}
          onChange={(value) => form.set("custom", value === "custom")}
          options={[
            { value: "all", label: t`All New Conversations Messages` },
            { value: "custom", label: t`Custom` },
          ]}
        />
        {custom && (
          <div className={styles.kinds} role="group" aria-label={t`Custom`}>
            {KINDS.map((kind) => <TickField key={kind} disabled={!in_app} value={form.values[kind]} onChange={(on) => form.set(kind, on)} label={words[kind]} />)}
          </div>
        )}
        <div className={styles.buttons}><ExampleButton /></div>
      </div>
    </Sheet>
  );
}
