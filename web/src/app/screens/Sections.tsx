import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { projectPath } from "@/platform/address";
import { useMe, useProject } from "@/platform/session";
import { EmptyState, Page } from "@/ui";
import { type SectionPlace, useSections } from "../useMenu";
import styles from "./sections.module.css";

interface FrameProps {
  title: string;
  root: string;
  whose: string;
  places: SectionPlace[];
}

/** The pages at the left, the open one beside them; on phones one after the other. */
function Frame({ title, root, whose, places }: FrameProps) {
  const { i18n } = useLingui();
  const { pathname } = useLocation();
  const atFront = pathname.replace(/\/$/, "") === root;
  return (
    <div className={styles.frame} data-front={atFront || undefined}>
      <nav className={styles.side} aria-label={title}>
        <p className={styles.head}>{title}</p>
        <ul>
          {places.map((place) => (
            <li key={place.path}>
              <Link to={place.to} className={styles.link} activeOptions={{ includeSearch: false }} activeProps={{ "aria-current": "page" }}>
                {i18n._(place.label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.content}>{atFront ? <Front title={title} whose={whose} places={places} /> : <Outlet />}</div>
    </div>
  );
}

function Front({ title, whose, places }: Omit<FrameProps, "root">) {
  const { i18n } = useLingui();
  return (
    <Page title={title} lead={<span>{whose}</span>}>
      {places.length === 0 && (
        <EmptyState title={<Trans>Nothing here is yours to set.</Trans>}>
          <Trans>Administrators see their settings here.</Trans>
        </EmptyState>
      )}
      <ul className={styles.cards}>
        {places.map((place) => (
          <li key={place.path}>
            <Link to={place.to} className={styles.card}>
              <place.icon size={20} stroke={1.5} aria-hidden />
              <span>
                <strong>{i18n._(place.label)}</strong>
                <span className={styles.about}>{i18n._(place.about)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

export function Company() {
  const { t } = useLingui();
  const { account } = useMe();
  return <Frame title={t`Company`} root="/company" whose={account.name} places={useSections("company")} />;
}

export function ProjectSettings() {
  const { t } = useLingui();
  const project = useProject();
  return <Frame title={t`Project settings`} root={projectPath(project.id, "settings")} whose={project.name} places={useSections("settings")} />;
}
