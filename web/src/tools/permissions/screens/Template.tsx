import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { Level } from "@/kernel/level";
import { useGo, useParam } from "@/platform/address";
import { AccessTable, ConflictNote, EmptyState, ErrorState, forcedGrants, LinkButton, Page, PressButton, RadioField, SaveBar, Sheet, Skeletons, TextField, toast, toastProblem, useForm, useUnsavedGuard } from "@/ui";
import { permissionsApi, type Template, type Tool } from "../api";
import { differences } from "../parts/difference";
import { Holders } from "../parts/Holders";
import { SaveTemplate } from "../parts/SaveTemplate";
import styles from "../parts/table.module.css";
import { templatesQuery } from "../state";

const ROOT = "/company/permission-templates";
const NEW_TYPES = "new-types";

/** Edits one template, or makes a new one. */
export default function TemplateScreen() {
  const { t } = useLingui();
  const id = useParam("template");
  const { data, error, refetch } = useQuery(templatesQuery);
  const template = data?.items.find((one) => one.id === id);
  const title = id === "new" ? t`New template` : (template?.name ?? t`Template`);
  return (
    <Page title={title} crumbs={[{ label: t`Company`, to: "/company" }, { label: t`Permission templates`, to: ROOT }]}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : id !== "new" && !template ? (
        <EmptyState title={<Trans>There is no such template.</Trans>} action={<LinkButton to={ROOT}><Trans>All templates</Trans></LinkButton>} />
      ) : (
        <Editor key={id} template={template} tools={data.tools} />
      )}
    </Page>
  );
}

const valuesOf = (template: Template | undefined) => ({
  name: template?.name ?? "",
  kind: (template?.kind ?? "external") as "internal" | "external",
  levels: { ...template?.levels, [NEW_TYPES]: template?.default_level_for_types ?? "none" } as Record<string, Level>,
  grants: { ...template?.grants, [NEW_TYPES]: template?.default_grants_for_types ?? [] } as Record<string, readonly string[]>,
});
type Values = ReturnType<typeof valuesOf>;

/** Granular permissions count on Read Only and Standard only. */
function bodyOf({ name, kind, levels, grants }: Values) {
  const { [NEW_TYPES]: newLevel = "none", ...given } = levels;
  const held = (tool: string) => (levels[tool] === "read_only" || levels[tool] === "standard" ? [...new Set([...forcedGrants(levels[tool]), ...(grants[tool] ?? [])])] : []);
  const kept = Object.fromEntries(Object.keys(given).flatMap((tool) => (held(tool).length > 0 && grants[tool] ? [[tool, held(tool)]] : [])));
  return { name, kind, levels: given, grants: kept, default_level_for_types: newLevel, default_grants_for_types: held(NEW_TYPES) };
}

function Editor({ template, tools }: { template: Template | undefined; tools: readonly Tool[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const go = useGo();
  const [made, setMade] = useState("");
  const [asking, setAsking] = useState(false);
  const reload = () => queries.invalidateQueries({ queryKey: ["permissions"] });
  const save = async (values: Values, version: number, holders?: number) => {
    if (!template) return;
    const before = bodyOf(valuesOf(template));
    const now = await permissionsApi.editTemplate(template.id, { ...bodyOf(values), ...(holders === undefined ? {} : { holders }) }, version);
    await reload();
    form.reset(values);
    toast(t`Saved. It counts at once for everybody who has this template.`, {
      undo: async () => {
        form.reset(valuesOf(await permissionsApi.editTemplate(template.id, before, now.version)));
        await reload();
      },
    });
  };
  const confirmed = async (holders: number) => {
    setAsking(false);
    if (template) await save(form.values, template.version, holders).catch(toastProblem);
  };
  const form = useForm({
    initial: valuesOf(template),
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async (values, over) => {
      if (template) {
        if (over === undefined && changes.length > 0) {
          setAsking(true);
          return false;
        }
        await save(values, over ?? template.version);
        return true;
      }
      setMade((await permissionsApi.addTemplate(bodyOf(values))).id);
      await queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
      toast(t`Template made`);
      return true;
    },
  });
  const guard = useUnsavedGuard(!template && form.dirty && !made);
  useEffect(() => {
    if (made) go(`${ROOT}/${made}`, { replace: true });
  }, [made, go]);
  const theirs = async () => {
    const { items } = await queries.fetchQuery({ ...templatesQuery, staleTime: 0 });
    form.reset(valuesOf(items.find((one) => one.id === template?.id)));
  };
  const granted = tools.find((tool) => tool.grants.length > 0)?.grants ?? [];
  const rows = [...tools, { key: NEW_TYPES, title: t`Types added later`, grants: granted }];
  const { levels, grants } = form.values;
  const changes = template ? differences(valuesOf(template), form.values, rows.map((row) => row.key), forcedGrants) : [];
  return (
    <form {...form.formProps}>
      <ConflictNote conflict={form.conflict} onTheirs={theirs} onMine={form.overwrite} />
      <Sheet>
        <div className={styles.form}>
          <TextField {...form.bind("name")} label={<Trans>Name</Trans>} required autoFocus={!template} />
          <RadioField {...form.bind("kind")} label={<Trans>For whom</Trans>} options={[{ value: "internal", label: <Trans>Our own people</Trans> }, { value: "external", label: <Trans>People of other companies</Trans> }]} />
        </div>
      </Sheet>
      <Sheet flush title={<Trans>Levels</Trans>}>
        <p className={styles.toolsFilter}><Trans>Open a type on Read Only or Standard to grant more than the level itself brings.</Trans></p>
        <AccessTable
          label={t`Levels by tool`}
          tools={rows}
          levels={levels}
          grants={grants}
          onLevel={(tool, level) => form.set("levels", { ...levels, [tool]: level })}
          onGrants={(tool, held) => form.set("grants", { ...grants, [tool]: held })}
        />
      </Sheet>
      {template ? <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset(valuesOf(template))} /> : <p style={{ marginBlockStart: "1rem" }}><PressButton kind="primary" type="submit" busy={form.busy}><Trans>Make template</Trans></PressButton></p>}
      {template && <Holders template={template.id} />}
      {template && asking && <SaveTemplate template={template.id} changes={changes} titles={new Map(rows.map((row) => [row.key, row.title]))} onSave={confirmed} onCancel={() => setAsking(false)} />}
      {guard}
    </form>
  );
}
