import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useItemParts } from "@/platform/panels";
import { ChoiceField, RadioField, Sheet, TextField, TickField } from "@/ui";
import type { SettingsForm } from "./AccessTab";
import styles from "./admin.module.css";
import { useManagerOptions } from "./words";

interface FeatureProps {
  title: ReactNode;
  about: ReactNode;
  /** Without a switch a feature is always there. */
  on?: boolean;
  onChange?: (on: boolean) => void;
  children?: ReactNode;
}

/** One feature: its switch, and what there is to choose about it while it is on. */
function Feature({ title, about, on, onChange, children }: FeatureProps) {
  return (
    <div className={styles.feature}>
      {onChange ? <TickField value={on ?? false} onChange={onChange} label={<strong>{title}</strong>} description={about} /> : <div className={styles.always}><strong>{title}</strong><p>{about}</p></div>}
      {children && on !== false && <div className={styles.choices} data-inset={onChange ? true : undefined}>{children}</div>}
    </div>
  );
}

function AudienceField({ form, name }: { form: SettingsForm; name: "edit_audience" | "direct_audience" | "items_audience" }) {
  const { t } = useLingui();
  return (
    <RadioField
      {...form.bind(name)}
      label={<Trans>For whom</Trans>}
      options={[
        { value: "any", label: t`Anybody in the project's directory` },
        { value: "employees", label: t`Only employees of the company` },
      ]}
    />
  );
}

/** Each feature, and for whom it is. */
export function FeaturesTab({ form }: { form: SettingsForm }) {
  return (
    <>
      <Sheet flush title={<Trans>Kinds of conversations</Trans>}>
        <Direct form={form} />
        <Groups form={form} />
        <Items form={form} />
      </Sheet>
      <Sheet flush title={<Trans>Messages</Trans>}>
        <Editing form={form} />
        <Urgent form={form} />
        <Feature
          title={<Trans>Read receipts</Trans>}
          about={<Trans>Everybody in a conversation sees who has read a message.</Trans>}
          on={form.values.receipts_on}
          onChange={(on) => form.set("receipts_on", on)}
        />
        <Feature
          title={<Trans>New threads</Trans>}
          about={<Trans>Answers below one message. While this is off a message is quoted instead; threads that were begun can still be answered.</Trans>}
          on={form.values.threads_on}
          onChange={(on) => form.set("threads_on", on)}
        />
      </Sheet>
      <Sheet flush title={<Trans>Outside of conversations</Trans>}>
        <MissedMail form={form} />
        <Translation form={form} />
      </Sheet>
    </>
  );
}

function Direct({ form }: { form: SettingsForm }) {
  return (
    <Feature
      title={<Trans>Direct Messages</Trans>}
      about={<Trans>Between two or more people of a project. Nobody else reads them, administrators neither.</Trans>}
      on={form.values.direct_on}
      onChange={(on) => form.set("direct_on", on)}
    >
      <AudienceField form={form} name="direct_audience" />
    </Feature>
  );
}

function Groups({ form }: { form: SettingsForm }) {
  const options = useManagerOptions();
  return (
    <Feature title={<Trans>Group Conversations</Trans>} about={<Trans>Their members read and write in them, whoever may make them.</Trans>}>
      <RadioField {...form.bind("group_managers")} label={<Trans>Create and Manage Groups</Trans>} options={options} />
    </Feature>
  );
}

function Items({ form }: { form: SettingsForm }) {
  const { t, i18n } = useLingui();
  const { things } = useItemParts();
  const { items_on, tools_off, live_followers } = form.values;
  const families = new Map(things.map((thing) => [thing.kind.split(".")[0] ?? thing.kind, i18n._(thing.label)]));
  const flip = (family: string, on: boolean) => form.set("tools_off", (before) => (on ? before.filter((one) => one !== family) : [...before, family]));
  return (
    <Feature
      title={<Trans>Item Conversations</Trans>}
      about={<Trans>Beside every item, for whoever can open it. Not part of the item's record: not in its PDF, responses or history.</Trans>}
      on={items_on}
      onChange={(on) => form.set("items_on", on)}
    >
      <AudienceField form={form} name="items_audience" />
      <fieldset className={styles.tools}>
        <legend><Trans>Tools whose items have them</Trans></legend>
        {[...families].map(([family, label]) => <TickField key={family} value={!tools_off.includes(family)} onChange={(on) => flip(family, on)} label={label} />)}
      </fieldset>
      <TickField
        value={live_followers}
        onChange={(on) => form.set("live_followers", on)}
        label={t`Followers keep up with the item`}
        description={t`Whoever is put on an item follows its conversation from then on. Otherwise its first message decides who follows, and later ones join by a mention.`}
      />
    </Feature>
  );
}

function Editing({ form }: { form: SettingsForm }) {
  return (
    <Feature
      title={<Trans>Edit and Delete</Trans>}
      about={<Trans>Of one's own messages, for a short time after sending them. It shows that a message was edited, and who deleted one and when.</Trans>}
      on={form.values.edit_on}
      onChange={(on) => form.set("edit_on", on)}
    >
      <AudienceField form={form} name="edit_audience" />
      <div className={styles.short}>
        <TextField {...form.bind("edit_minutes")} label={<Trans>Minutes after sending</Trans>} inputMode="numeric" type="number" min={0} max={60} hint={<Trans>0 to 60</Trans>} />
      </div>
    </Feature>
  );
}

function Urgent({ form }: { form: SettingsForm }) {
  const options = useManagerOptions();
  return (
    <Feature title={<Trans>Urgent messages</Trans>} about={<Trans>Their readers are reminded every three minutes, for twenty minutes at most, until they have read or confirmed them.</Trans>}>
      <RadioField {...form.bind("urgent_by")} label={<Trans>Who may send them</Trans>} options={options} />
    </Feature>
  );
}

function MissedMail({ form }: { form: SettingsForm }) {
  const { t } = useLingui();
  return (
    <Feature title={<Trans>Mail about missed messages</Trans>} about={<Trans>For direct messages and mentions that nobody has read. Where the server takes mail in, an answer becomes a message.</Trans>}>
      <RadioField
        {...form.bind("missed_mail")}
        hideLabel
        label={<Trans>Mail about missed messages</Trans>}
        options={[
          { value: "off", label: t`No mail` },
          { value: "hint", label: t`Mail that a message waits, without its words` },
          { value: "words", label: t`Mail the message itself` },
        ]}
      />
      {form.values.missed_mail !== "off" && (
        <RadioField
          {...form.bind("missed_pace")}
          label={<Trans>When it is sent</Trans>}
          options={[
            { value: "soon", label: t`After a quarter of an hour, for each conversation; people may choose once a day for themselves` },
            { value: "daily", label: t`Once a day, at seven in the morning, for all conversations together` },
          ]}
        />
      )}
    </Feature>
  );
}

function Translation({ form }: { form: SettingsForm }) {
  const { t } = useLingui();
  return (
    <Feature title={<Trans>Translation</Trans>} about={<Trans>A message in another language can be read in one's own.</Trans>}>
      <div className={styles.middle}>
        <ChoiceField
          {...form.bind("translation")}
          onChange={(value) => form.set("translation", value as typeof form.values.translation)} // one of the three below
          hideLabel
          label={<Trans>Translation</Trans>}
          options={[
            { value: "off", label: t`No translation` },
            { value: "local", label: t`By an engine on this server` },
            { value: "outside", label: t`By a service outside: messages leave this server` },
          ]}
        />
      </div>
    </Feature>
  );
}
