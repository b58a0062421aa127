import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { ChoiceField, ConfirmDialog, EmptyState, ErrorState, Moment, Note, Page, PressButton, ProfileTabs, Sheet, Skeletons, TextField, toast, useForm } from "@/ui";
import { agendaApi, type Feed } from "../api";
import styles from "../parts/agenda.module.css";
import { feedsQuery } from "../state";

/** Secret links by which another program shows one's calendar. */
export default function FeedLinks() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(feedsQuery);
  const [made, setMade] = useState<string>();
  const [leaving, setLeaving] = useState<Feed>();
  const reload = () => queries.invalidateQueries({ queryKey: feedsQuery.queryKey });
  const revoke = async () => {
    if (leaving) await agendaApi.endFeed(leaving.id);
    setLeaving(undefined);
    await reload();
    toast(t`Link revoked`);
  };
  const name = leaving?.name;
  return (
    <Page title={t`Calendar links`} tabs={<ProfileTabs at="me/calendar" />}>
      <Sheet title={<Trans>New link</Trans>}>
        <p className={styles.lead}><Trans>Outlook, Google Calendar or the calendar of your phone can show what is due: subscribe there to a link from here.</Trans></p>
        <NewLink onMade={(url) => { setMade(url); void reload(); }} />
        {made && <Secret url={made} onDone={() => setMade(undefined)} />}
      </Sheet>
      <Sheet flush title={<Trans>Your links</Trans>}>
        {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="lines" count={2} /> : data.items.length === 0 ? (
          <EmptyState title={<Trans>No links.</Trans>}><Trans>Whoever has a link reads what you may see; revoke it when a device is lost.</Trans></EmptyState>
        ) : (
          <ul className={styles.feeds}>
            {data.items.map((feed) => (
              <li key={feed.id}>
                <div className={styles.what}>
                  <strong>{feed.name}</strong>
                  <span>{feed.mine ? <Trans>what waits for you</Trans> : <Trans>all that you see</Trans>} · <Trans>made <Moment at={feed.created_at} /></Trans> · {feed.used_at ? <Trans>last read <Moment at={feed.used_at} /></Trans> : <Trans>never read</Trans>}</span>
                </div>
                <PressButton small kind="quiet" onPress={() => setLeaving(feed)}><Trans>Revoke</Trans></PressButton>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <ConfirmDialog opened={leaving !== undefined} title={<Trans>Revoke {name}?</Trans>} confirm={<Trans>Revoke link</Trans>} danger onConfirm={revoke} onCancel={() => setLeaving(undefined)}>
        <Trans>The calendar that reads it finds nothing from now on. It cannot be brought back.</Trans>
      </ConfirmDialog>
    </Page>
  );
}

function NewLink({ onMade }: { onMade: (url: string) => void }) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: "", which: "mine" },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Say where the link will be used.` }),
    submit: async ({ name, which }) => {
      const { url } = await agendaApi.makeFeed({ name: name.trim(), mine: which === "mine" });
      form.reset({ name: "", which });
      onMade(url);
    },
  });
  const choices = [
    { value: "mine", label: t`What waits for me` },
    { value: "all", label: t`All that I see` },
  ];
  return (
    <form {...form.formProps} className={styles.inline}>
      <TextField {...form.bind("name")} label={<Trans>Where it will be used</Trans>} placeholder={t`Phone`} />
      <ChoiceField {...form.bind("which")} label={<Trans>Shows</Trans>} options={choices} />
      <PressButton kind="primary" type="submit" busy={form.busy}><Trans>Make link</Trans></PressButton>
    </form>
  );
}

function Secret({ url, onDone }: { url: string; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className={styles.made}>
      <Note tone="late" action={<PressButton small onPress={onDone}><Trans>I have kept it</Trans></PressButton>}>
        <Trans>Copy it now: it is shown only this once. Whoever has it can read your calendar.</Trans>
        <div className={styles.secret}>
          <code>{url}</code>
          <PressButton small icon={copied ? <IconCheck size={15} stroke={1.5} aria-hidden /> : <IconCopy size={15} stroke={1.5} aria-hidden />} onPress={copy}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
          </PressButton>
        </div>
      </Note>
    </div>
  );
}
