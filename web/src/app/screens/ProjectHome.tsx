import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { levelIn } from "@/kernel/me";
import { useProject } from "@/platform/session";
import { ItemNumber, Page, Sheet, Skeletons } from "@/ui";
import { TOOLS } from "../tools";
import { useMenu } from "../useMenu";
import styles from "./screens.module.css";

const CARDS = TOOLS.flatMap((tool) => (tool.home ? [{ key: tool.key, Card: lazy(tool.home) }] : []));

/** The project's front page: what waits for me, then the tools. */
export default function ProjectHome() {
  const { t, i18n } = useLingui();
  const project = useProject();
  const { places } = useMenu();
  const cards = CARDS.filter((card) => levelIn(project, card.key) !== "none");
  return (
    <Page title={project.name} lead={project.number && <ItemNumber number={project.number} />}>
      <div className={styles.home}>
        {cards.map(({ key, Card }) => (
          <Suspense key={key} fallback={<Skeletons shape="lines" />}>
            <Card />
          </Suspense>
        ))}
      </div>
      <Sheet title={t`Tools`} flush>
        <ul className={styles.tools}>
          {places.map((place) => (
            <li key={place.path}>
              <Link to={place.to} className={styles.tool}>
                <place.icon size={20} stroke={1.5} aria-hidden />
                {i18n._(place.label)}
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
    </Page>
  );
}
