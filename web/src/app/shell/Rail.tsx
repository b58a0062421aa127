import { Tooltip } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconBuildingSkyscraper, IconHome } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectPath } from "@/platform/address";
import { rememberedProject, useMaybeProject, useMe } from "@/platform/session";
import { type Place, useMenu } from "../useMenu";
import { Mark } from "./Mark";
import styles from "./shell.module.css";

const inRail = (place: Place) => place.rail !== false;

export function Rail() {
  const { t } = useLingui();
  const project = useMaybeProject();
  const { places, account } = useMenu();
  const { projects } = useMe();
  const beside = account.filter(inRail);
  const last = project ? undefined : projects.find((one) => one.id === rememberedProject());
  return (
    <nav className={styles.rail} aria-label={t`Tools`}>
      <Link to="/projects" className={styles.mark} aria-label={t`Sitepost, all projects`}>
        <Mark />
        <span className={styles.railWord}>Sitepost</span>
      </Link>
      <div className={styles.railList}>
        {project && <RailLink to={projectPath(project.id)} exact label={t`Home`} icon={<IconHome size={18} stroke={1.5} aria-hidden />} />}
        {last && <RailLink to={projectPath(last.id)} exact label={last.name} icon={<IconArrowBackUp size={18} stroke={1.5} aria-hidden />} />}
        {!project && <RailLink to="/projects" exact label={t`Projects`} icon={<IconBuildingSkyscraper size={18} stroke={1.5} aria-hidden />} />}
        {places.filter(inRail).map((place) => <RailPlace key={place.to} place={place} />)}
        {beside.length > 0 && <hr className={styles.railRule} />}
        {beside.map((place) => <RailPlace key={place.to} place={place} />)}
      </div>
      <TitleBlock />
    </nav>
  );
}

function RailPlace({ place }: { place: Place }) {
  const { i18n } = useLingui();
  return <RailLink to={place.to} label={i18n._(place.label)} icon={<place.icon size={18} stroke={1.5} aria-hidden />} />;
}

function RailLink({ to, label, icon, exact }: { to: string; label: string; icon: ReactNode; exact?: boolean }) {
  return (
    <Tooltip label={label} position="right" classNames={{ tooltip: styles.railTip }}>
      <Link to={to} className={styles.railLink} activeOptions={{ exact: exact ?? false, includeSearch: false }} activeProps={{ "aria-current": "page" }}>
        {icon}
        <span className={styles.railWord}>{label}</span>
      </Link>
    </Tooltip>
  );
}

/** As in the corner of a drawing: whose, which, what. */
function TitleBlock() {
  const { t } = useLingui();
  const project = useMaybeProject();
  const { account, person } = useMe();
  if (!project) return null;
  return (
    <dl className={styles.block}>
      {project.number && <div><dt>{t`Project`}</dt><dd className={styles.mono}>{project.number}</dd></div>}
      <div><dt>{t`For`}</dt><dd>{person.company?.name ?? account.name}</dd></div>
    </dl>
  );
}
