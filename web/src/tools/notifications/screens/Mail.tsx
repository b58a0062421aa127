import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { may } from "@/kernel/resource";
import type { StatusKind } from "@/kernel/status";
import { useGo, useParam } from "@/platform/address";
import { ErrorState, Fact, Facts, IconButton, Moment, Note, Page, PressButton, Sheet, Skeletons, StatusBadge, Tabs, toast, usePhone } from "@/ui";
import { type MailState, type MailView, outboxApi } from "../api";
import styles from "../parts/mails.module.css";
import { stateWord } from "../parts/words";
import { mailQuery } from "../state";

const KINDS: Record<string, StatusKind> = { waiting: "open", kept: "draft", sent: "done", failed: "failed", skipped: "draft" };

/** One mail, as it was written. */
export default function MailScreen() {
  const { data, error, refetch } = useQuery(mailQuery(useParam("mail")));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <div style={{ padding: "1.5rem" }}><Skeletons shape="page" /></div>;
  return <Sheets key={data.id} mail={data} />;
}

function Sheets({ mail }: { mail: MailView }) {
  const { t } = useLingui();
  const go = useGo();
  const phone = usePhone();
  const queries = useQueryClient();
  const retry = async () => {
    queries.setQueryData(mailQuery(mail.id).queryKey, await outboxApi.retry(mail.id));
    await queries.invalidateQueries({ queryKey: ["notifications", "outbox"] });
    toast(t`On its way again`);
  };
  return (
    <Page
      title={mail.subject}
      crumbs={[{ label: t`Company`, to: "/company" }, { label: t`Outbox`, to: "/company/outbox" }]}
      lead={<StatusBadge kind={KINDS[mail.state] ?? "draft"}>{stateWord(mail.state as MailState)}</StatusBadge>}
      actions={
        <>
          {may(mail, "retry") && <PressButton onPress={retry}><Trans>Send again</Trans></PressButton>}
{!phone && <IconButton label={t`Close`} onClick={() => go("/company/outbox")}><IconX size={18} stroke={1.5} aria-hidden /></IconButton>}
    </>
      }
    >
      <div className={styles.stack}>
        {mail.why_not.retry === "notifications.no_mail_server" && <Note><Trans>No mail server is set: this mail is kept until there is one.</Trans></Note>}
        {mail.state === "waiting" && mail.hold_until && <Note><Trans>Its recipient has quiet hours: it leaves when they end, <Moment at={mail.hold_until} whole />.</Trans></Note>}
        {mail.state === "skipped" && <Note><Trans>Its recipient read this here before it was due, and wants no mail about what they have read.</Trans></Note>}
        <Sheet flush>
          <Facts label={t`Mail`}>
            <Fact label={t`To`} span={2}>{mail.to}</Fact>
            <Fact label={t`Project`} span={2}>{mail.project?.name}</Fact>
            <Fact label={t`Written`}><Moment at={mail.created_at} whole /></Fact>
            <Fact label={t`Sent`}>{mail.sent_at && <Moment at={mail.sent_at} whole />}</Fact>
            <Fact label={t`Attempts`}>{mail.attempts}</Fact>
            {mail.error && mail.state !== "skipped" && <Fact label={t`What the mail server said`} span={4}><span className={styles.error}>{mail.error}</span></Fact>}
          </Facts>
        </Sheet>
        <Words mail={mail} />
      </div>
    </Page>
  );
}

function Words({ mail }: { mail: MailView }) {
  const { t } = useLingui();
  const [tab, setTab] = useState("html");
  if (mail.withheld === "card") return <Note><Trans>It is about a private letter that you may not see, so its words are not shown.</Trans></Note>;
  if (mail.withheld) return <Note><Trans>It carries a link that signs somebody in, so its words are not shown.</Trans></Note>;
  const tabs = [
    { key: "html", label: t`As it looks` },
    { key: "text", label: t`Plain text` },
  ];
  return (
    <Sheet flush>
      <div className={styles.tabs}><Tabs label={t`How to show it`} tabs={tabs} value={tab} onChange={setTab} /></div>
      {tab === "html" ? <iframe className={styles.frame} sandbox="" referrerPolicy="no-referrer" srcDoc={mail.html} title={t`The mail as it looks`} /> : <pre className={styles.plain}>{mail.text}</pre>}
    </Sheet>
  );
}
