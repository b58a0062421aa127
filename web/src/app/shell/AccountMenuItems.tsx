import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { LANGUAGES, speak } from "@/platform/language";
import { prefer, usePreferences } from "@/platform/preferences";
import { useSession } from "@/platform/session";
import { PressButton } from "@/ui/button/PressButton";
import { LinkButton } from "@/ui/button/LinkButton";
import { toastProblem } from "@/ui/feedback/toasts";
import { ChoiceField } from "@/ui/fields/inputs";
import styles from "./shell.module.css";

/** What the profile menu holds, laid out for a thumb. */
export function AccountMenuItems() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { language } = usePreferences();
  const { signOut } = useSession();
  const schemes = [
    { value: "auto", label: t`As the device` },
    { value: "light", label: t`Light` },
    { value: "dark", label: t`Dark` },
  ];
  const choose = (code: string) => {
    prefer({ language: code });
    speak(code).catch(toastProblem);
  };
  return (
    <div className={styles.device}>
      <ChoiceField label={<Trans>Appearance</Trans>} value={colorScheme} onChange={(next) => setColorScheme(next as MantineColorScheme)} options={schemes} />
      {LANGUAGES.length > 1 && <ChoiceField label={<Trans>Language</Trans>} value={language} onChange={choose} options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))} />}
      <LinkButton wide to="/me"><Trans>Profile and sessions</Trans></LinkButton>
      <PressButton wide onPress={signOut}><Trans>Sign out</Trans></PressButton>
    </div>
  );
}
