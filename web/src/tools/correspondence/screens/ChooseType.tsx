import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { projectPath, useAddress } from "@/platform/address";
import { useProject } from "@/platform/session";
import { EmptyState, ErrorState, LockMark, Page, Sheet, Skeletons } from "@/ui";
import styles from "../parts/form/form.module.css";
import { useTypes } from "../state";

/** Which kind of letter? */
export default function ChooseType() {
  const { t } = useLingui();
  const project = useProject();
  const types = useTypes();
  const [{ from, response, start }] = useAddress<{ from?: string; response?: string; start?: string }>({}); // what it is made from goes along
  const creatable = types.list.filter((type) => type.can.includes("create"));
  return (
    <Page title={t`New item`} width="letter" crumbs={[{ label: t`Correspondence`, to: projectPath(project.id, "correspondence") }]}>
      {types.waiting && <Skeletons shape="lines" />}
      {types.error != null && <ErrorState error={types.error} />}
      {!types.waiting && !types.error && creatable.length === 0 && <EmptyState title={<Trans>There is nothing here that you may create.</Trans>} />}
      {creatable.length > 0 && (
        <Sheet flush>
          <ul className={styles.types}>
            {creatable.map((type) => (
              <li key={type.id}>
                <Link to={projectPath(project.id, "correspondence/new", type.id)} search={{ from, response, start }} className={styles.typeLine}>
                  <span className={styles.typePrefix}>{type.prefix}</span>
                  <span>{type.name}</span>
                  {type.private_by_default ? <LockMark secret={type.super_private ? "super_private" : "private"} /> : <IconChevronRight size={16} stroke={1.5} aria-hidden />}
                </Link>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </Page>
  );
}
