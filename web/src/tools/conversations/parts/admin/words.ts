import { useLingui } from "@lingui/react/macro";
import type { Managers } from "./api";

/** Who may make groups, or send urgent messages. */
export function useManagerOptions(): { value: Managers; label: string; hint?: string }[] {
  const { t } = useLingui();
  return [
    { value: "administrators", label: t`Administrators`, hint: t`Of the company's or of the project's directory.` },
    { value: "employees", label: t`Internal Employees` },
    { value: "everyone", label: t`Everyone` },
  ];
}

/** The labels of the settings by the server's names. */
export function useSettingWord(): (field: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    is_on: t`Turn On Conversations`,
    audience: t`Who may use conversations`,
    every_project: t`In which projects`,
    projects: t`Projects`,
    edit_on: t`Edit and Delete`,
    edit_audience: t`Edit and Delete`,
    edit_seconds: t`Minutes after sending`,
    direct_on: t`Direct Messages`,
    direct_audience: t`Direct Messages`,
    group_managers: t`Create and Manage Groups`,
    items_on: t`Item Conversations`,
    items_audience: t`Item Conversations`,
    tools_off: t`Tools whose items have them`,
    live_followers: t`Followers keep up with the item`,
    threads_on: t`New threads`,
    receipts_on: t`Read receipts`,
    urgent_by: t`Urgent messages`,
    missed_mail: t`Mail about missed messages`,
    missed_pace: t`When it is sent`,
    translation: t`Translation`,
  };
  return (field) => words[field] ?? field;
}
