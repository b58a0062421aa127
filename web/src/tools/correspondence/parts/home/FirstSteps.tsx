import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectPath } from "@/platform/address";
import { projectKey } from "@/platform/queries";
import { useMe, useProject } from "@/platform/session";
import { Sheet } from "@/ui";
import { neighbours } from "../../api";
import { countsQuery, useTypes } from "../../state";
import styles from "./home.module.css";
import { type Step, stepsOf } from "./steps";

const NOTHING = {};

/** What is still to be done in a new project, for those who can do it; it ticks itself off, and goes when all is done. */
export function FirstSteps() {
  const { t } = useLingui();
  const project = useProject();
  const me = useMe();
  const types = useTypes();
  const counts = useQuery(countsQuery(project.id, NOTHING));
  const inviting = project.can.includes("edit_directory");
  const members = useQuery({ queryKey: projectKey(project.id, "directory", "members", "first"), queryFn: ({ signal }) => neighbours.members(project.id, { limit: 2 }, signal), enabled: inviting, retry: false });
  const steps = stepsOf({
    administers: me.can.includes("administer"),
    invites: inviting,
    writes: types.list.some((type) => type.can.includes("create")),
    types: types.waiting ? undefined : types.list.filter((type) => !type.archived).length,
    members: members.data?.items.length,
    letters: counts.data?.types.reduce((sum, one) => sum + one.total, 0),
  });
  if (steps.length === 0) return null;
  const words: Record<Step["key"], { label: ReactNode; about: ReactNode; to: string }> = {
    types: { label: <Trans>Choose the types of letters</Trans>, about: <Trans>Notices, instructions, claims: with a prefix, a form and statuses of their own.</Trans>, to: "/company/correspondence-types/new" },
    people: { label: <Trans>Invite people</Trans>, about: <Trans>Each comes with a company and with rights; a mail lets them in.</Trans>, to: projectPath(project.id, "directory") },
    letter: { label: <Trans>Write the first letter</Trans>, about: <Trans>A draft is seen by you alone until you issue it.</Trans>, to: projectPath(project.id, "correspondence/new") },
  };
  return (
    <Sheet flush title={<Trans>Next steps</Trans>} className={styles.steps}>
      <ol aria-label={t`Next steps`}>
        {steps.map(({ key, done, open }) => {
          const { label, about, to } = words[key];
          return (
            <li key={key} className={styles.step} data-done={done || undefined}>
              {done ? <IconCircleCheck size={20} stroke={1.5} role="img" aria-label={t`Done`} /> : <IconCircle size={20} stroke={1.5} role="img" aria-label={t`To do`} />}
              <span>
                {open && !done ? <Link to={to}>{label}</Link> : <span>{label}</span>}
                {!done && <small>{about}</small>}
              </span>
            </li>
          );
        })}
      </ol>
    </Sheet>
  );
}
