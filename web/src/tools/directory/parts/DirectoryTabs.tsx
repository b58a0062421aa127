import { useLingui } from "@lingui/react/macro";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { Tabs } from "@/ui";
import styles from "./directory.module.css";

export function DirectoryTabs({ value }: { value: "people" | "companies" | "groups" }) {
  const { t } = useLingui();
  const { id } = useProject();
  const tabs = [
    { key: "people", label: t`People`, to: projectPath(id, "directory") },
    { key: "companies", label: t`Companies`, to: projectPath(id, "directory", "companies") },
    { key: "groups", label: t`Distribution groups`, to: projectPath(id, "directory", "groups") },
  ];
  return <div className={styles.tabs}><Tabs tabs={tabs} value={value} label={t`Directory`} /></div>;
}
