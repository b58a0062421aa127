import { Trans, useLingui } from "@lingui/react/macro";
import { languageChoices } from "@/platform/language";
import type { Settings } from "@/kernel/me";
import { useSession } from "@/platform/session";
import { useSettings } from "@/platform/settings";
import { useLanguage } from "@/platform/useLanguage";
import { PressButton } from "@/ui/button/PressButton";
import { LinkButton } from "@/ui/button/LinkButton";
import { toastProblem } from "@/ui/feedback/toasts";
import { ChoiceField } from "@/ui/fields/inputs";
import styles from "./shell.module.css";

/** What the profile menu holds, laid out for a thumb. */
export function AccountMenuItems() {
  const { t } = useLingui();
  const { settings, change } = useSettings();
  const { language, choose } = useLanguage();
  const { signOut } = useSession();
  const schemes = [
    { value: "auto", label: t`As the device` },
    { value: "light", label: t`Light` },
    { value: "dark", label: t`Dark` },
  ];
  const set = (patch: Partial<Settings>) => change(patch).catch(toastProblem);
  return (
    <div className={styles.device}>
      <ChoiceField label={<Trans>Appearance</Trans>} value={settings.theme} onChange={(next) => set({ theme: next as Settings["theme"] })} options={schemes} />
      <ChoiceField label={<Trans>Language</Trans>} value={language} onChange={(choice) => choose(choice).catch(toastProblem)} options={languageChoices()} />
      <LinkButton wide to="/me"><Trans>Profile and sessions</Trans></LinkButton>
      <PressButton wide onPress={signOut}><Trans>Sign out</Trans></PressButton>
    </div>
  );
}
