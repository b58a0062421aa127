import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Page, Sheet } from "@/ui";
import { projectPath } from "@/platform/address";
import { rememberedProject, useMe } from "@/platform/session";
import { AccountMenuItems } from "../shell/AccountMenuItems";
import { useMenu } from "../useMenu";
import styles from "./screens.module.css";

/** Phones: everything that has no tab of its own. */
export default function More() {
  const { t, i18n } = useLingui();
  const { person, projects } = useMe();
  const { account, places } = useMenu({ remembered: true });
  const last = projects.find((project) => project.id === rememberedProject());
  return (
    <Page title={t`More`}>
      <Sheet title={person.name} flush>
        <ul className={styles.tools}>
          {last && <li><Link to={projectPath(last.id)} className={styles.tool}>{last.name}</Link></li>}
          {places.filter((place) => !place.phone).map((place) => (
            <li key={place.path}>
              <Link to={place.to} className={styles.tool}>
                <place.icon size={20} stroke={1.5} aria-hidden />
                {i18n._(place.label)}
              </Link>
            </li>
          ))}
          <li><Link to="/projects" className={styles.tool}>{t`All projects`}</Link></li>
          {account.map((place) => (
            <li key={place.path}>
              <Link to={place.to} className={styles.tool}>
                <place.icon size={20} stroke={1.5} aria-hidden />
                {i18n._(place.label)}
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t`This device`}>
        <AccountMenuItems />
      </Sheet>
    </Page>
  );
}
