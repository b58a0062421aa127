import { useLingui } from "@lingui/react/macro";
import { IconDots, IconHome } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectPath } from "@/platform/address";
import { rememberedProject, useMaybeProject } from "@/platform/session";
import { useMenu } from "../useMenu";
import styles from "./shell.module.css";

const TABS = 3;

export function PhoneTabs() {
  const { t, i18n } = useLingui();
  const project = useMaybeProject();
  const { places } = useMenu({ remembered: true });
  const last = project?.id ?? rememberedProject();
  return (
    <nav className={styles.tabs} aria-label={t`Tools`}>
      <PhoneTab to={last ? projectPath(last) : "/projects"} exact label={t`Home`} icon={<IconHome size={22} stroke={1.5} aria-hidden />} />
      {places.filter((place) => place.phone).slice(0, TABS).map((place) => (
        <PhoneTab key={place.to} to={place.to} label={i18n._(place.short ?? place.label)} icon={<place.icon size={22} stroke={1.5} aria-hidden />} />
      ))}
      <PhoneTab to="/more" label={t`More`} icon={<IconDots size={22} stroke={1.5} aria-hidden />} />
    </nav>
  );
}

function PhoneTab({ to, label, icon, exact }: { to: string; label: string; icon: ReactNode; exact?: boolean }) {
  return (
    <Link to={to} className={styles.tab} activeOptions={{ exact: exact ?? false, includeSearch: false }} activeProps={{ "aria-current": "page" }}>
      {icon}
      <span>{label}</span>
    </Link>
  );
}
