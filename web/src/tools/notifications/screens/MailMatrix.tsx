import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { projectPath, useParam } from "@/platform/address";
import { useProject } from "@/platform/session";
import { ConflictNote, ErrorState, Page, SaveBar, Sheet, Skeletons, toast, useForm } from "@/ui";
import { type Matrix, matrixApi } from "../api";
import styles from "../parts/mails.module.css";
import { eventHint, eventWord, roleWord } from "../parts/words";
import { matrixQuery } from "../state";

const DEFAULTS = new Set(["created", "assigned", "responded_to", "overdue", "clock_warned", "clock_expired"]);

/** Which events of a type mail which roles. */
export default function MailMatrix() {
  const { t } = useLingui();
  const project = useProject();
  const tool = useParam("tool");
  const { data, error, refetch } = useQuery(matrixQuery(project.id, tool));
  const title = project.tools.find((one) => one.key === tool)?.title ?? t`Mails`;
  const settings = projectPath(project.id, "settings");
  return (
    <Page title={title} crumbs={[{ label: t`Project settings`, to: settings }, { label: t`Mails`, to: `${settings}/mails` }]}>
      {error && !data ? <ErrorState error={error} onRetry={() => refetch()} /> : !data ? <Skeletons shape="page" /> : <Boxes key={tool} project={project.id} matrix={data} />}
    </Page>
  );
}

function Boxes({ project, matrix }: { project: string; matrix: Matrix }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const query = matrixQuery(project, matrix.tool);
  const form = useForm({
    initial: { events: matrix.events },
    submit: async ({ events }, over = matrix.version) => {
      queries.setQueryData(query.queryKey, await matrixApi.save(project, matrix.tool, events, over));
      toast(t`Saved`);
    },
  });
  const theirs = async () => form.reset({ events: (await queries.fetchQuery({ ...query, staleTime: 0 })).events });
  const { events } = form.values;
  const roles = Object.keys(Object.values(events)[0] ?? {});
  const tick = (event: string, role: string, on: boolean) => form.set("events", { ...events, [event]: { ...events[event], [role]: on } });
  return (
    <form {...form.formProps}>
      <ConflictNote conflict={form.conflict} onTheirs={theirs} onMine={form.overwrite} />
      <Sheet flush>
        <table className={styles.matrix}>
          <caption className="seen-by-readers"><Trans>Who gets a mail when</Trans></caption>
          <thead>
            <tr>
              <th scope="col"><span className="seen-by-readers">{t`Event`}</span></th>
              {roles.map((role) => <th key={role} scope="col" className={styles.cell}>{roleWord(role)}</th>)}
            </tr>
          </thead>
          <tbody>
            {Object.entries(events).map(([event, cells]) => (
              <tr key={event}>
                <th scope="row">{eventWord(event)}<small>{eventHint(event)}</small></th>
                {roles.map((role) => <Cell key={role} event={event} role={role} value={cells[role] ?? null} onTick={(on) => tick(event, role, on)} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </Sheet>
      <p className={styles.legend}><span className={styles.default} aria-hidden /><Trans>on unless somebody changed it. Nobody is mailed about what they did themselves, or what they may not see; whoever is in two roles gets one mail.</Trans></p>
      <SaveBar form={form} save={<Trans>Save</Trans>} onDiscard={() => form.reset({ events: matrix.events })} />
    </form>
  );
}

function Cell({ event, role, value, onTick }: { event: string; role: string; value: boolean | null; onTick: (on: boolean) => void }) {
  const { t } = useLingui();
  const what = eventWord(event);
  const who = roleWord(role);
  if (value === null) return <td className={styles.cell}><span className={styles.never} data-role={who} title={t`Never mailed`}>–<span className="seen-by-readers">{t`${who} is never mailed: ${what}`}</span></span></td>;
  return (
    <td className={styles.cell}>
      <label className={styles.tick} data-role={who}>
        <span className="seen-by-readers">{what}: {who}</span>
        <input type="checkbox" checked={value} onChange={(changed) => onTick(changed.currentTarget.checked)} />
        {DEFAULTS.has(event) && <span className={styles.default} aria-hidden title={t`On by default`} />}
      </label>
    </td>
  );
}
