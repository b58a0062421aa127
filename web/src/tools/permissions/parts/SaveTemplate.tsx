import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ConfirmDialog, grantWords, levelWord, Skeletons } from "@/ui";
import { holdersQuery } from "../state";
import type { Difference } from "./difference";
import styles from "./person.module.css";

interface SaveTemplateProps {
  template: string;
  changes: readonly Difference[];
  titles: ReadonlyMap<string, string>;
  onSave: (holders: number) => unknown;
  onCancel: () => void;
}

/** What a change does and to how many, before it counts. */
export function SaveTemplate({ template, changes, titles, onSave, onCancel }: SaveTemplateProps) {
  const { t } = useLingui();
  const { data } = useQuery({ ...holdersQuery(template), staleTime: 0 });
  const count = data?.items.length ?? 0;
  const projects = new Set(data?.items.map((one) => one.project_id)).size;
  const title = t`${plural(count, { one: "Change the rights of # person?", other: "Change the rights of # people?" })}`;
  return (
    <ConfirmDialog opened title={data ? title : t`Whose rights change`} confirm={<Trans>Change</Trans>} onConfirm={() => data && onSave(count)} onCancel={onCancel}>
      {data ? <p>{plural(projects, { one: "In # project. It counts at once, and can be undone.", other: "In # projects. It counts at once, and can be undone." })}</p> : <Skeletons shape="lines" count={1} />}
      <ul className={styles.diff} aria-label={t`What changes`}>{changes.map((one) => <Change key={one.tool} change={one} title={titles.get(one.tool) ?? one.tool} />)}</ul>
    </ConfirmDialog>
  );
}

function Change({ change, title }: { change: Difference; title: string }) {
  const was = levelWord(change.before);
  const is = levelWord(change.after);
  const names = (grants: readonly string[]) => grants.map((one) => grantWords(one).label).join(", ");
  const added = names(change.added);
  const removed = names(change.removed);
  return (
    <li>
      <strong>{title}</strong>{" "}
      {was !== is && <s>{was}</s>} {is}
      {added && <div><Trans>new: {added}</Trans></div>}
      {removed && <div><Trans>no more: {removed}</Trans></div>}
    </li>
  );
}
