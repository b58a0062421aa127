import { useLingui } from "@lingui/react/macro";
import { IconBell, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useGo } from "@/platform/address";
import { useMaybeProject } from "@/platform/session";
import { useUnread } from "@/platform/useLive";
import { IconButton } from "@/ui/button/IconButton";
import { KeyCombo } from "@/ui/keys/ShortcutHelp";
import { usePageInfo } from "@/ui/layout/pageInfo";
import { usePhone } from "@/ui/layout/SidePanel";
import { TOOLS } from "../tools";
import { HeaderButtons } from "./HeaderButtons";
import { ProfileMenu } from "./ProfileMenu";
import { ProjectSwitcher } from "./ProjectSwitcher";
import styles from "./shell.module.css";
import { useShell } from "./state";
import { useSeedUnread } from "./useSeedUnread";

export function TopBar() {
  const { t } = useLingui();
  const { show } = useShell();
  return (
    <header className={styles.bar}>
      <ProjectSwitcher />
      <Breadcrumb />
      <button type="button" className={styles.search} onClick={() => show("palette")}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className={styles.searchWord}>{t`Search or jump to`}</span>
        <KeyCombo keys="mod+k" />
      </button>
      <HeaderButtons />
      <NoticesButton />
      <ProfileMenu />
    </header>
  );
}

function Breadcrumb() {
  const { t } = useLingui();
  const { title, crumbs } = usePageInfo();
  const project = useMaybeProject();
  if (title === (project?.name ?? t`Projects`)) return <div className={styles.crumbs} />;
  return (
    <nav className={styles.crumbs} aria-label={t`Breadcrumb`}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}</li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

export function NoticesButton() {
  const { t } = useLingui();
  const { open, show } = useShell();
  const unread = useUnread();
  const phone = usePhone();
  const go = useGo();
  useSeedUnread();
  if (!TOOLS.some((tool) => tool.notifications)) return null;
  return (
    <IconButton label={unread > 0 ? t`Notifications, ${unread} unread` : t`Notifications`} aria-expanded={phone ? undefined : open === "notifications"} onClick={() => (phone ? go("/notifications") : show(open === "notifications" ? null : "notifications"))}>
      <IconBell size={19} stroke={1.5} aria-hidden />
      {unread > 0 && <span className={styles.badge} aria-hidden>{unread > 99 ? "99+" : unread}</span>}
    </IconButton>
  );
}
