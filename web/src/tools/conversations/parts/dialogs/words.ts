import { useLingui } from "@lingui/react/macro";

export const LONGEST_NAME = 80; // characters of a group's name

/** The labels of a group's fields by the server's names. */
export function useGroupWord(): (field: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = { name: t`Group Name`, everyone: t`Team Members`, add: t`Team Members`, remove: t`Team Members`, members: t`Team Members` };
  return (field) => words[field] ?? field;
}
