import { useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useGoLater } from "@/platform/address";
import { PressButton, Sheet, TextField, useForm } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, type CompanyType, companyTypesQuery } from "../../parts/admin/api";
import { ROOT, TypeFrame } from "../../parts/admin/TypeFrame";

/** The forms of a type; each project has one of them. */
export default function TypeFieldsets() {
  return <TypeFrame tab="fieldsets">{(type) => <Fieldsets type={type} />}</TypeFrame>;
}

function Fieldsets({ type }: { type: CompanyType }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGoLater();
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name }) => {
      const made = await adminApi.addFieldset(type.id, name);
      await queries.invalidateQueries({ queryKey: companyTypesQuery.queryKey });
      go(`${ROOT}/${type.id}/fieldsets/${made.id}`);
    },
  });
  return (
    <Sheet flush>
      <form {...form.formProps} className={styles.adding}>
        <TextField {...form.bind("name")} label={<Trans>New fieldset</Trans>} placeholder={t`Only what the client asks for`} />
        <PressButton type="submit" busy={form.busy}><Trans>Make fieldset</Trans></PressButton>
      </form>
      <ul className={styles.list}>
        {type.fieldsets.map((fieldset) => {
          const count = fieldset.projects.length;
          return (
            <li key={fieldset.id}>
              <Link to={`${ROOT}/${type.id}/fieldsets/${fieldset.id}`} className={styles.line}>
                <span className={styles.grow}>
                  <strong>{fieldset.name}</strong>
                  <small>{count > 0 ? t`${plural(count, { one: "on # project", other: "on # projects" })}` : t`on no project`}</small>
                </span>
                {fieldset.is_new_project_default && <span className={styles.badge}><Trans>for new projects</Trans></span>}
                <IconChevronRight size={16} stroke={1.5} aria-hidden />
              </Link>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
