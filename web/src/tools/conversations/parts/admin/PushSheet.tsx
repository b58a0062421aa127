import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { letSleep, notify, readDevice, wake } from "@/platform/push";
import { ErrorState, Note, PressButton, Sheet, Skeletons, TickField, toast } from "@/ui";
import styles from "./admin.module.css";
import type { Preferences } from "./api";

const DEVICE = ["conversations", "device"];
const KINDS = ["push_direct", "push_groups", "push_items", "push_mentions"] as const;

interface PushProps {
  values: Preferences;
  onSet: (changes: Partial<Preferences>) => void;
  words: Record<(typeof KINDS)[number], string>;
}

/** What devices are woken for, and whether this one is. Its master takes the four with it, both ways. */
export function PushSheet({ values, onSet, words }: PushProps) {
  const { t } = useLingui();
  const { push } = values;
  const all = (on: boolean) => onSet({ push: on, push_direct: on, push_groups: on, push_items: on, push_mentions: on });
  return (
    <Sheet title={<Trans>Push</Trans>}>
      <div className={styles.stack}>
        <TickField
          value={push}
          onChange={all}
          label={<Trans>Enable Conversations Push</Trans>}
          description={<Trans>By your browser or phone, also when Sitepost is closed. Nothing is pushed of what you have read meanwhile.</Trans>}
        />
        <div className={styles.kinds} role="group" aria-label={t`Push`}>
          {KINDS.map((kind) => <TickField key={kind} disabled={!push} value={push && values[kind]} onChange={(on) => onSet({ [kind]: on })} label={words[kind]} />)}
        </div>
        {push && <ThisDevice />}
      </div>
    </Sheet>
  );
}

function ThisDevice() {
  const { data, error, refetch } = useQuery({ queryKey: DEVICE, queryFn: ({ signal }) => readDevice(signal), staleTime: 0 });
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" count={2} />;
  if (data.waking === "awake") return <Awake />;
  if (data.waking === "asleep" && data.key !== null) return <Asleep serverKey={data.key} />;
  return <Cannot why={data.waking} />;
}

function Cannot({ why }: { why: string }) {
  if (why === "denied") return <Note tone="late"><Trans>Notifications are blocked in this browser. Allow them for this site in the browser's own settings, then load this page again.</Trans></Note>;
  if (why === "off") return <Note><Trans>This server pushes nothing. Ask whoever runs it.</Trans></Note>;
  return <Note><Trans>This browser cannot be pushed to. On an iPhone or iPad add Sitepost to the home screen first, and open it there.</Trans></Note>;
}

function Asleep({ serverKey }: { serverKey: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const begin = async () => {
    const waking = await wake(serverKey);
    await queries.invalidateQueries({ queryKey: DEVICE });
    if (waking === "awake") toast(t`Messages are pushed to this device`);
  };
  return <Note action={<PressButton small onPress={begin}><Trans>Turn on for this device</Trans></PressButton>}><Trans>This device is not on. The browser asks you once.</Trans></Note>;
}

function Awake() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const stop = async () => {
    await letSleep();
    await queries.invalidateQueries({ queryKey: DEVICE });
    toast(t`Nothing is pushed to this device any more`);
  };
  const example = () => notify(t`Dana Ortiz`, { body: t`Level 4, Harbour Tower` + "\n" + t`The pour is moved to Thursday.`, tag: "sitepost-example", data: { url: "/me/conversations" } });
  return (
    <>
      <Note action={<PressButton small onPress={stop}><Trans>Turn off for this device</Trans></PressButton>}><Trans>This device is on, until you sign out here.</Trans></Note>
      <div className={styles.buttons}><PressButton onPress={example}><Trans>Show an Example of a Push</Trans></PressButton></div>
    </>
  );
}
