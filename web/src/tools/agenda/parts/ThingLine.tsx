import { Link } from "@tanstack/react-router";
import { useLingui } from "@lingui/react/macro";
import { useMe } from "@/platform/session";
import { DueDate, ItemNumber } from "@/ui";
import styles from "./agenda.module.css";

interface ThingLineProps {
  number: string;
  title: string;
  link: string;
  project: string;
  /** Under the title: its project, its status. */
  about: string;
  due: string | null;
}

/** A thing that waits, on a line of its own. */
export function ThingLine({ number, title, link, project, about, due }: ThingLineProps) {
  const { t } = useLingui();
  const { projects } = useMe();
  const zone = projects.find((one) => one.id === project)?.time_zone ?? "UTC";
  return (
    <Link to={link} className={styles.line}>
      <ItemNumber number={number} plain />
      <span className={styles.subject}>{title || t`No subject`}<small>{about}</small></span>
      <DueDate day={due} timeZone={zone} />
    </Link>
  );
}
