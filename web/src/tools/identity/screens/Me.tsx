import { Trans, useLingui } from "@lingui/react/macro";
import type { Settings } from "@/kernel/me";
import { languageChoices } from "@/platform/language";
import { type Density, prefer, usePreferences } from "@/platform/preferences";
import { useMe } from "@/platform/session";
import { useSettings } from "@/platform/settings";
import { useLanguage } from "@/platform/useLanguage";
import { ChoiceField, Fact, Facts, Page, Sheet, SwitchField, toast, toastProblem } from "@/ui";
import { MeTabs } from "../parts/MeTabs";
import styles from "../parts/me.module.css";

export default function Me() {
  const { t } = useLingui();
  const { person, account } = useMe();
  return (
    <Page title={person.name} tabs={<MeTabs value="me" />}>
      <Sheet flush title={<Trans>Who you are here</Trans>}>
        <Facts label={t`Who you are here`}>
          <Fact label={t`Name`}>{person.name}</Fact>
          <Fact label={t`Mail address`}>{person.mail}</Fact>
          <Fact label={t`Title`}>{person.title}</Fact>
          <Fact label={t`Company`}>{person.company?.name}</Fact>
          <Fact label={t`Account`}>{account.name}</Fact>
          <Fact label={t`Role`}>{person.account_admin ? t`Company administrator` : person.employee ? t`Employee` : t`External`}</Fact>
        </Facts>
      </Sheet>
      <Sheet title={<Trans>How Sitepost looks and behaves</Trans>}>
        <Behaviour />
      </Sheet>
    </Page>
  );
}

function Behaviour() {
  const { t } = useLingui();
  const { settings, change } = useSettings();
  const { density } = usePreferences();
  const { language, choose } = useLanguage();
  const set = (patch: Partial<Settings>) => change(patch).then(() => toast(t`Saved`), toastProblem);
  const setDensity = (next: string) => {
    prefer({ density: next as Density });
    void set({ density: next as Density });
  };
  const setLanguage = (choice: string) => void choose(choice).then(() => toast(t`Saved`), toastProblem);
  const setShortcuts = (on: boolean) => {
    prefer({ shortcuts: on });
    void set({ shortcuts: on });
  };
  const themes = [
    { value: "auto", label: t`As the device` },
    { value: "light", label: t`Light` },
    { value: "dark", label: t`Dark` },
  ];
  const densities = [
    { value: "small", label: t`Dense: 32 pixels a row` },
    { value: "medium", label: t`Medium: 40 pixels a row` },
    { value: "large", label: t`Roomy: 48 pixels a row` },
  ];
  return (
    <div className={styles.settings}>
      <ChoiceField label={<Trans>Language</Trans>} value={language} onChange={setLanguage} options={languageChoices()} hint={<Trans>Dates and times follow it; deadlines are in the project's time zone.</Trans>} />
      <ChoiceField label={<Trans>Appearance</Trans>} value={settings.theme} onChange={(theme) => set({ theme: theme as Settings["theme"] })} options={themes} />
      <ChoiceField label={<Trans>Rows of lists</Trans>} value={density} onChange={setDensity} options={densities} />
      <SwitchField label={<Trans>Keyboard shortcuts of one key</Trans>} description={<Trans>J and K walk, C creates, / searches. Off, only those with Ctrl or ⌘ work.</Trans>} value={settings.shortcuts} onChange={setShortcuts} />
    </div>
  );
}
