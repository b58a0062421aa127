import { useQuery, useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useAddress, useGo } from "@/platform/address";
import { useSession } from "@/platform/session";
import { EmptyState, ErrorState, Page, PressButton, Sheet, Skeletons, Tabs, TextField, TickField, toast, useForm, useUnsavedGuard } from "@/ui";
import styles from "../../parts/admin/admin.module.css";
import { adminApi, type Catalogue, catalogueQuery } from "../../parts/admin/api";
import { ProjectTicks } from "../../parts/admin/ProjectTicks";
import { ROOT } from "../../parts/admin/TypeFrame";

/** New types: ready-made ones, or one of the company's own. */
export default function AddTypes() {
  const { t } = useLingui();
  const [{ own }, setAddress] = useAddress<{ own: unknown }>({ own: false });
  const { data, error, refetch } = useQuery(catalogueQuery);
  const tab = own ? "own" : "catalogue";
  const tabs = [
    { key: "catalogue", label: t`Ready-made` },
    { key: "own", label: t`One of your own` },
  ];
  return (
    <Page
      title={t`Add types`}
      crumbs={[{ label: t`Company`, to: "/company" }, { label: t`Correspondence types`, to: ROOT }]}
      tabs={<Tabs label={t`Where they come from`} tabs={tabs} value={tab} onChange={(next) => setAddress({ own: next === "own" ? true : undefined })} />}
    >
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <AddForm key={tab} own={tab === "own"} catalogue={data} />}
    </Page>
  );
}

function AddForm({ own, catalogue }: { own: boolean; catalogue: Catalogue }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { refresh } = useSession();
  const go = useGo();
  const [done, setDone] = useState("");
  const form = useForm({
    initial: { templates: [] as string[], name: "", prefix: "", private_by_default: catalogue.recommended.private_by_default ?? false, super_private: false, locked_after_issue: false, overdue_reminders: false, new_project_default: true, project_ids: [] as string[] },
    check: (values): Record<string, string | undefined> => (own ? { name: values.name.trim() ? undefined : t`Enter a name.` } : { templates: values.templates.length > 0 ? undefined : t`Tick at least one.` }),
    submit: async ({ templates, name, prefix, ...common }) => {
      const { items, warnings = [] } = await adminApi.addTypes(own ? { ...common, name, prefix } : { ...common, templates });
      await Promise.all([queries.invalidateQueries({ queryKey: ["correspondence"] }), queries.invalidateQueries({ queryKey: ["permissions"] }), refresh()]);
      const [only] = items;
      const [twice] = warnings;
      const prefixTwice = twice?.prefix;
      const count = items.length;
      toast(prefixTwice ? t`Added. Another type has the prefix ${prefixTwice}, too.` : t`${plural(count, { one: "# type added", other: "# types added" })}`);
      setDone(items.length === 1 && only ? `${ROOT}/${only.id}` : ROOT);
    },
  });
  const guard = useUnsavedGuard(form.dirty && !done);
  useEffect(() => {
    if (done) go(done, { replace: true });
  }, [done, go]);
  const { values, set, errors } = form;
  const count = values.templates.length;
  return (
    <form {...form.formProps} className={styles.stack}>
      {guard}
      {own ? (
        <Sheet title={<Trans>The type</Trans>}>
          <div className={styles.form}>
            <div className={styles.pair}>
              <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required autoFocus />
              <TextField {...form.bind("prefix")} label={<Trans>Prefix</Trans>} placeholder="NOD" hint={<Trans>Before each number</Trans>} />
            </div>
          </div>
        </Sheet>
      ) : (
        <Sheet flush title={<Trans>Which ones</Trans>} end={count > 0 && <span className={styles.quiet}>{t`${plural(count, { one: "# ticked", other: "# ticked" })}`}</span>}>
          <div data-field="templates">
            {catalogue.items.length === 0 ? <EmptyState title={<Trans>The company has them all.</Trans>} /> : (
              <ul className={styles.picks}>
                {catalogue.items.map((one) => (
                  <li key={one.key}>
                    <label className={styles.pick}>
                      <input type="checkbox" checked={values.templates.includes(one.key)} onChange={(event) => set("templates", event.currentTarget.checked ? [...values.templates, one.key] : values.templates.filter((key) => key !== one.key))} />
                      <span><strong>{one.name}</strong><small>{one.purpose}</small></span>
                      <code>{one.prefix}</code>
                    </label>
                  </li>
                ))}
              </ul>
            )}
            {errors.templates && <p role="alert" style={{ padding: "0.75rem 1.25rem", color: "var(--failed)" }}>{errors.templates}</p>}
          </div>
        </Sheet>
      )}
      <Sheet title={<Trans>How they begin</Trans>}>
        <div className={styles.form}>
          <TickField value={values.private_by_default} onChange={(on) => set("private_by_default", on)} label={<Trans>Items are private by default</Trans>} description={<Trans>Only people on the item, and administrators, see it. Whoever writes one may untick it. Recommended.</Trans>} />
          <TickField value={values.super_private} onChange={(on) => set("super_private", on)} label={<Trans>Super private</Trans>} description={<Trans>Private items of this type are closed even to administrators who are not on them.</Trans>} />
          <TickField value={values.locked_after_issue} onChange={(on) => set("locked_after_issue", on)} label={<Trans>Locked after issue</Trans>} description={<Trans>Nobody edits an issued letter any more, administrators included. It is still answered, closed with a response, and archived.</Trans>} />
          <TickField value={values.overdue_reminders} onChange={(on) => set("overdue_reminders", on)} label={<Trans>Remind assignees of overdue items by mail</Trans>} />
          <TickField value={values.new_project_default} onChange={(on) => set("new_project_default", on)} label={<Trans>Put on new projects</Trans>} />
        </div>
      </Sheet>
      <Sheet title={<Trans>Put on these projects now</Trans>}>
        <ProjectTicks value={values.project_ids} onChange={(ids) => set("project_ids", ids)} />
      </Sheet>
      <div><PressButton kind="primary" type="submit" busy={form.busy}><Trans>Add</Trans></PressButton></div>
    </form>
  );
}
