import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { useGo } from "@/platform/address";
import { languageChoices } from "@/platform/language";
import { useMe, useSession } from "@/platform/session";
import { useSettings } from "@/platform/settings";
import { useLanguage } from "@/platform/useLanguage";
import { initialsOf } from "@/kernel/people";
import { MenuChoice } from "@/ui/button/MenuChoice";
import { toastProblem } from "@/ui/feedback/toasts";
import styles from "./shell.module.css";
import { useShell } from "./state";

export function ProfileMenu() {
  const { t } = useLingui();
  const { person } = useMe();
  const { signOut } = useSession();
  const { show } = useShell();
  const go = useGo();
  const { name } = person;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={styles.me} aria-label={t`${name}: profile and settings`}>
          <span aria-hidden>{initialsOf(person)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.meHead}>
          <strong>{person.name}</strong>
          <span>{person.company?.name}</span>
        </div>
        <Menu.Divider />
        <SchemeItems />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item onClick={() => go("/me")}><Trans>Profile and sessions</Trans></Menu.Item>
        <Menu.Item onClick={() => show("help")}><Trans>Keyboard shortcuts</Trans></Menu.Item>
        <Menu.Item onClick={() => signOut().catch(toastProblem)}><Trans>Sign out</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeItems() {
  const { t } = useLingui();
  const { settings, change } = useSettings();
  const schemes = [["auto", t`As the device`], ["light", t`Light`], ["dark", t`Dark`]] as const;
  return (
    <>
      <Menu.Label><Trans>Appearance</Trans></Menu.Label>
      {schemes.map(([key, label]) => (
        <MenuChoice key={key} value={key} chosen={key === settings.theme} stay onChoose={() => void change({ theme: key }).catch(toastProblem)}>{label}</MenuChoice>
      ))}
    </>
  );
}

function LanguageItems() {
  const { language, choose } = useLanguage();
  return (
    <>
      <Menu.Label><Trans>Language</Trans></Menu.Label>
      {languageChoices().map(({ value, label }) => (
        <MenuChoice key={value} value={value} chosen={value === language} onChoose={() => void choose(value).catch(toastProblem)}>{label}</MenuChoice>
      ))}
    </>
  );
}
