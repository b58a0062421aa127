import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { projectPath, useAddress } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { ErrorState, Note, OptionPicker, PasswordField, PressButton, Skeletons, TextField, TickField, timeZoneOptions, useForm } from "@/ui";
import { identityApi, type SetupState } from "../api";
import { TYPE_NAMES, USUAL_TYPES } from "../parts/letterTypes";
import { Threshold } from "../parts/Threshold";
import styles from "../parts/threshold.module.css";
import { useThrottle } from "../parts/useThrottle";
import { setupQuery, SHORTEST_PASSWORD, useEnter } from "../state";

const STEPS = ["you", "project", "letters"] as const;
type Step = (typeof STEPS)[number];

const FIELDS: Record<Step, readonly string[]> = {
  you: ["code", "account_name", "person_name", "mail", "password"],
  project: ["project_name", "number", "time_zone"],
  letters: [],
};

const BLANK = {
  code: "",
  account_name: "",
  person_name: "",
  mail: "",
  password: "",
  project_name: "",
  number: "",
  time_zone: [Intl.DateTimeFormat().resolvedOptions().timeZone],
  types: [...USUAL_TYPES],
};
type Values = typeof BLANK;
type Offer = SetupState["types"][number];

/** The first run, once in the life of a server. */
export default function Setup() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(setupQuery);
  if (error) return <Threshold title={t`Set up Sitepost`}><ErrorState error={error} onRetry={() => refetch()} /></Threshold>;
  if (!data) return <Threshold title={t`Set up Sitepost`}><Skeletons shape="lines" /></Threshold>;
  if (!data.needed) return <Navigate to="/sign-in" replace />;
  return <Steps codeRequired={data.code_required} offers={data.types} />;
}

function useChecks(codeRequired: boolean) {
  const { t } = useLingui();
  return (step: Step, values: Values): Record<string, string | undefined> => {
    if (step === "you") {
      return {
        code: !codeRequired || values.code.trim() ? undefined : t`Enter the code that the server shows where it was started.`,
        account_name: values.account_name.trim() ? undefined : t`Enter your company's name.`,
        person_name: values.person_name.trim() ? undefined : t`Enter your name.`,
        mail: /^\S+@\S+$/.test(values.mail.trim()) ? undefined : values.mail.trim() ? t`This is not a mail address.` : t`Enter your mail address.`,
        password: values.password.length >= SHORTEST_PASSWORD ? undefined : t`Too short: at least 8 characters.`,
      };
    }
    if (step === "project") {
      return {
        project_name: values.project_name.trim() ? undefined : t`Enter the project's name.`,
        time_zone: values.time_zone[0] ? undefined : t`Choose the site's time zone.`,
      };
    }
    return {};
  };
}

const RENAMED: Record<string, string> = { "person.name": "person_name", "person.mail": "mail", "person.password": "password", "project.name": "project_name", "project.number": "number", "project.time_zone": "time_zone" };

function Steps({ codeRequired, offers }: { codeRequired: boolean; offers: readonly Offer[] }) {
  const { t } = useLingui();
  const [{ setup }] = useAddress<{ setup: unknown }>({ setup: "" });
  const given = typeof setup === "string" || typeof setup === "number" ? String(setup) : "";
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? "you";
  const enter = useEnter();
  const throttle = useThrottle();
  const checks = useChecks(codeRequired);
  const [refused, setRefused] = useState<Record<string, string | undefined>>({});

  const submit = async (values: Values) => {
    if (at < STEPS.length - 1) return setAt(at + 1);
    try {
      const { project } = await identityApi.setUp({
        account_name: values.account_name,
        person: { name: values.person_name, mail: values.mail.trim(), password: values.password },
        project: { name: values.project_name, number: values.number, time_zone: values.time_zone[0] ?? "UTC" },
        code: values.code.trim(),
        types: values.types,
      });
      await enter(projectPath(project.id));
    } catch (error) {
      if (throttle.caught(error)) return;
      if (!isProblem(error)) throw error;
      const found = Object.fromEntries(Object.entries(error.fields).map(([field, words]) => [RENAMED[field] ?? field, words]));
      const back = STEPS.findIndex((one) => FIELDS[one].some((field) => found[field]));
      if (back === -1) throw error;
      setRefused(found);
      setAt(back);
    }
  };
  const form = useForm({ initial: { ...BLANK, code: given }, check: (values) => checks(step, values), submit });
  const bind = <K extends keyof Values>(name: K) => {
    const bound = form.bind(name);
    return { ...bound, error: bound.error ?? (refused[name] || undefined), onChange: (value: Values[K]) => { setRefused((before) => ({ ...before, [name]: "" })); bound.onChange(value); } };
  };
  const titles = { you: t`Your company and you`, project: t`Your first project`, letters: t`The letters you write` };
  const leads = {
    you: <Trans>You become the first administrator. Others are invited later.</Trans>,
    project: <Trans>The time zone decides when a working day ends.</Trans>,
    letters: <Trans>Each has its own numbers, form and rights. More can be added at any time.</Trans>,
  };
  return (
    <Threshold wide title={titles[step]} lead={leads[step]} mark={<StepMarks at={at} />}>
      <form {...form.formProps} key={step}>
        {step === "you" && (
          <>
            {codeRequired && <TextField {...bind("code")} label={<Trans>Set-up code</Trans>} hint={given ? undefined : <Trans>It stands where the server was started.</Trans>} autoComplete="one-time-code" />}
            <TextField {...bind("account_name")} label={<Trans>Company</Trans>} autoComplete="organization" autoFocus />
            <div className={styles.pair}>
              <TextField {...bind("person_name")} label={<Trans>Your name</Trans>} autoComplete="name" />
              <TextField {...bind("mail")} label={<Trans>Mail address</Trans>} type="email" inputMode="email" autoComplete="username" />
            </div>
            <PasswordField {...bind("password")} label={<Trans>Password</Trans>} hint={<Trans>At least 8 characters.</Trans>} autoComplete="new-password" />
          </>
        )}
        {step === "project" && (
          <>
            <TextField {...bind("project_name")} label={<Trans>Project</Trans>} placeholder={t`Harbour Tower`} autoFocus />
            <div className={styles.pair}>
              <TextField {...bind("number")} label={<Trans>Number</Trans>} placeholder="HT-01" />
              <OptionPicker {...bind("time_zone")} single label={<Trans>Time zone</Trans>} options={timeZoneOptions()} />
            </div>
          </>
        )}
        {step === "letters" && <Letters offers={offers} value={form.values.types} onChange={(types) => form.set("types", types)} />}
        {throttle.words && <Note tone="late">{throttle.words}</Note>}
        <div className={styles.buttons}>
          {at > 0 && <PressButton onPress={() => setAt(at - 1)}><Trans>Back</Trans></PressButton>}
          <PressButton kind="primary" type="submit" wide busy={form.busy} blocked={throttle.words}>
            {at < STEPS.length - 1 ? <Trans>Continue</Trans> : <Trans>Start working</Trans>}
          </PressButton>
        </div>
      </form>
    </Threshold>
  );
}

function StepMarks({ at }: { at: number }) {
  const { t } = useLingui();
  const words = { you: t`Company and you`, project: t`Project`, letters: t`Letters` };
  return (
    <ol className={styles.steps} aria-label={t`Steps`}>
      {STEPS.map((step, index) => (
        <li key={step} data-done={index < at || undefined} aria-current={index === at ? "step" : undefined}>{words[step]}</li>
      ))}
    </ol>
  );
}

function Letters({ offers, value, onChange }: { offers: readonly Offer[]; value: readonly string[]; onChange: (types: string[]) => void }) {
  const { t, i18n } = useLingui();
  const [all, setAll] = useState(false);
  const usual = USUAL_TYPES.flatMap((key) => offers.find((offer) => offer.key === key) ?? []);
  const shown = all ? [...usual, ...offers.filter((offer) => !usual.includes(offer))] : usual;
  const toggle = (key: string, on: boolean) => onChange(on ? [...value, key] : value.filter((one) => one !== key));
  return (
    <div>
      <ul className={styles.types} aria-label={t`Letter types`}>
        {shown.map((type) => (
          <li key={type.key}>
            <TickField size="xs" label={TYPE_NAMES[type.key] ? i18n._(TYPE_NAMES[type.key]!) : type.name} value={value.includes(type.key)} onChange={(on) => toggle(type.key, on)} />
            <span className={styles.prefix}>{type.prefix}</span>
          </li>
        ))}
      </ul>
      {!all && <PressButton small kind="quiet" onPress={() => setAll(true)}><Trans>Show the others</Trans></PressButton>}
    </div>
  );
}
