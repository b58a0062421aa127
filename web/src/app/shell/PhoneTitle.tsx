import { useLingui } from "@lingui/react/macro";
import { IconArrowLeft, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMaybeProject, useMe } from "@/platform/session";
import { IconButton } from "@/ui/button/IconButton";
import { usePageInfo } from "@/ui/layout/pageInfo";
import { HeaderButtons } from "./HeaderButtons";
import { ProjectSwitcher } from "./ProjectSwitcher";
import styles from "./shell.module.css";
import { useShell } from "./state";
import { NoticesButton } from "./TopBar";

export function PhoneTitle() {
  const { t } = useLingui();
  const { show } = useShell();
  const { title, crumbs, inPage } = usePageInfo();
  const project = useMaybeProject();
  const { account } = useMe();
  const back = crumbs.findLast((crumb) => crumb.to);
  const behind = back?.label;
  const atHome = project?.name === title;
  const shown = inPage ? (behind ?? project?.name ?? account.name) : title;
  return (
    <header className={styles.phoneBar}>
      {back?.to && (
        <Link to={back.to} className={styles.back} aria-label={t`Back to ${behind}`}>
          <IconArrowLeft size={20} stroke={1.5} aria-hidden />
        </Link>
      )}
      {atHome || !title ? <ProjectSwitcher /> : <span className={styles.phoneName} aria-hidden>{shown}</span>}
      <IconButton label={t`Search or jump to`} onClick={() => show("palette")}><IconSearch size={20} stroke={1.5} aria-hidden /></IconButton>
      <HeaderButtons />
      <NoticesButton />
    </header>
  );
}
