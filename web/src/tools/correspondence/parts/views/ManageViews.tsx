import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPencil, IconStar, IconStarFilled, IconTrash, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { IconButton, PressButton, TextField, toast, toastProblem, useForm } from "@/ui";
import { type useViews, type View, viewsApi } from "./views";
import styles from "./views.module.css";

interface ManageViewsProps {
  project: string;
  views: NonNullable<ReturnType<typeof useViews>["views"]>;
  onClose: () => void;
  onChange: () => Promise<unknown>;
}

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** Names, sharing, and with which view the list begins. */
export function ManageViews({ project, views, onClose, onChange }: ManageViewsProps) {
  const { t } = useLingui();
  const [renaming, setRenaming] = useState("");
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      toast(done);
    } catch (error) {
      toastProblem(error);
    }
    await onChange();
  };
  const begin = (view: View, forAll: boolean) => {
    const { name } = view;
    const held = (forAll ? views.project_default : views.own_default) === view.id;
    void run(() => viewsApi.begin(project, held ? null : view.id, forAll), held ? t`The list begins as before` : t`The list begins with ${name}`);
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>Views</Trans>} centered size="36rem" closeButtonProps={{ "aria-label": t`Close` }}>
      {views.items.length === 0 && <p className={styles.none}><Trans>No views are left.</Trans></p>}
      <ul className={styles.manage}>
        {views.items.map((view) => (
          <li key={view.id} aria-label={view.name}>
            {renaming === view.id ? (
              <Rename view={view} project={project} onDone={() => setRenaming("")} onChange={onChange} />
            ) : (
              <Held {...{ view, views, project, begin, run }} onRename={() => setRenaming(view.id)} />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.foot}><PressButton onPress={onClose}><Trans>Close</Trans></PressButton></div>
    </Modal>
  );
}

interface HeldProps {
  view: View;
  views: ManageViewsProps["views"];
  project: string;
  begin: (view: View, forAll: boolean) => void;
  run: (work: () => Promise<unknown>, done: string) => Promise<void>;
  onRename: () => void;
}

function Held({ view, views, project, begin, run, onRename }: HeldProps) {
  const { t } = useLingui();
  const { name, shared, can, own, owner_name: owner } = view;
  const isFirst = views.own_default === view.id;
  const isForAll = views.project_default === view.id;
  const share = () => void run(() => viewsApi.edit(project, view, { shared: !shared }), shared ? t`No longer shared` : t`Shared`);
  const drop = () => void run(() => viewsApi.drop(project, view.id), t`View deleted`);
  return (
    <>
      <span className={styles.about}>
        <span className={styles.title}>{name}</span>
        <span className={styles.owner}>
          {!own ? <Trans>Shared by {owner}</Trans> : shared ? <Trans>Shared on the project</Trans> : <Trans>Only for me</Trans>}
          {isForAll && <> · <Trans>the project begins with it</Trans></>}
        </span>
      </span>
      {can.includes("default_for_all") && (
        <PressButton small kind="quiet" onPress={() => begin(view, true)}>{isForAll ? <Trans>Not for everybody</Trans> : <Trans>For everybody</Trans>}</PressButton>
      )}
      <IconButton label={t`Begin with ${name}`} aria-pressed={isFirst} onClick={() => begin(view, false)}>
        {isFirst ? <IconStarFilled {...look} /> : <IconStar {...look} />}
      </IconButton>
      {can.includes("edit") && (
        <>
          <IconButton label={shared ? t`Stop sharing ${name}` : t`Share ${name}`} aria-pressed={shared} onClick={share}><IconUsers {...look} /></IconButton>
          <IconButton label={t`Rename ${name}`} onClick={onRename}><IconPencil {...look} /></IconButton>
        </>
      )}
      {can.includes("delete") && <IconButton label={t`Delete ${name}`} onClick={drop}><IconTrash {...look} /></IconButton>}
    </>
  );
}

function Rename({ view, project, onDone, onChange }: { view: View; project: string; onDone: () => void; onChange: () => Promise<unknown> }) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: view.name },
    check: (values) => ({ name: values.name.trim() === "" ? t`Enter a name.` : undefined }),
    submit: async (values) => {
      await viewsApi.edit(project, view, { name: values.name.trim() });
      await onChange();
      onDone();
    },
  });
  return (
    <form {...form.formProps} className={styles.rename}>
      <TextField {...form.bind("name")} label={<Trans>Name</Trans>} autoFocus maxLength={80} autoComplete="off" />
      <PressButton kind="primary" type="submit" busy={form.busy}><Trans>Rename</Trans></PressButton>
      <PressButton onPress={onDone}><Trans>Cancel</Trans></PressButton>
    </form>
  );
}
