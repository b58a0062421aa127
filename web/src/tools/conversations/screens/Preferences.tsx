import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMe } from "@/platform/session";
import { EmptyState, ErrorState, Page, ProfileTabs, RadioField, SaveBar, Sheet, Skeletons, TickField, toast, useForm } from "@/ui";
import { adminApi, type Preferences as Held } from "../parts/admin/api";
import styles from "../parts/admin/admin.module.css";
import { BrowserPermission, ExampleButton } from "../parts/admin/Example";
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

function Choices({ held }: { held: Held }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Values>({
    initial: valuesOf(held),
    submit: async ({ custom, ...rest }) => {
      const wanted = custom ? rest : { ...rest, direct: true, groups: true, items: true, mentions: true };
      const saved = await adminApi.prefer(wanted);
      queries.setQueryData(preferencesQuery.queryKey, saved);
      form.reset(valuesOf(saved));
      toast(t`Saved`);
    },
  });
  const { in_app, push, custom } = form.values;
  const words = { direct: t`New Direct Messages`, groups: t`New Group Messages`, items: t`New Item Conversation Messages`, mentions: t`Mentions in Group and Item Conversations` };
  return (
    <form {...form.formProps} className={styles.form}>
      <Sheet title={<Trans>In-App Notifications</Trans>}>
        <div className={styles.stack}>
          <TickField
            value={in_app}
            onChange={(on) => form.set("in_app", on)}
            label={<Trans>Show a note when a message comes</Trans>}
            description={<Trans>Briefly, on every page. Without it messages and unread counts are still there.</Trans>}
          />
          <TickField
            value={push}
            disabled={!in_app}
            onChange={(on) => form.set("push", on)}
            label={<Trans>Notify me by the browser, too</Trans>}
            description={<Trans>While another tab or window is in front.</Trans>}
          />
          {in_app && push && <BrowserPermission />}
          <div className={styles.buttons}><ExampleButton push={in_app && push} /></div>
        </div>
      </Sheet>
      <Sheet title={<Trans>Of which messages</Trans>}>
        <div className={styles.stack}>
          <RadioField
            name="custom"
            hideLabel
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
          <p className={styles.legend}><Trans>Each conversation has its own level, too: all messages, mentions only, or nothing.</Trans></p>
        </div>
      </Sheet>
      <SaveBar form={form} save={<Trans>Update</Trans>} onDiscard={() => form.reset(valuesOf(held))} />
    </form>
  );
}
