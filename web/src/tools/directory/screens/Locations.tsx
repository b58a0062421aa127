import { Trans, useLingui } from "@lingui/react/macro";
import { IconIndentDecrease, IconIndentIncrease, IconPlus, IconTrash } from "@tabler/icons-react";
import { Fragment, type KeyboardEvent, useMemo, useState } from "react";
import { projectPath } from "@/platform/address";
import { useProject } from "@/platform/session";
import { ConfirmDialog, EmptyState, ErrorState, IconButton, Key, Note, Page, PressButton, Sheet, Skeletons, TextField, toastProblem, useForm, usePhone } from "@/ui";
import { locationsApi, type Reference } from "../api";
import styles from "../parts/references.module.css";
import { type Twig, twigsOf } from "../parts/tree";
import { useReferences } from "../parts/useReferences";
import { key } from "../state";

const TOP = "";

/** The places of the site, one inside the other. */
export default function Locations() {
  const { t } = useLingui();
  const { id } = useProject();
  const phone = usePhone();
  const list = useReferences(key(id, "locations"), useMemo(() => locationsApi(id), [id]));
  const { query, mayEdit } = list;
  const [inside, setInside] = useState<string>();
  const [leaving, setLeaving] = useState<Reference>();
  const twigs = useMemo(() => twigsOf(query.data?.items ?? []), [query.data]);
  const label = leaving?.name;

  const move = (twig: Twig, parent: string | null) => list.edit(twig.place, { parent_id: parent }).catch(toastProblem);
  const add = async (name: string, parent: string) => {
    await list.add({ name, code: "", parent_id: parent || null });
  };
  const body = !query.data ? (query.error ? <ErrorState error={query.error} onRetry={() => query.refetch()} /> : <Skeletons shape="list" count={6} />) : (
    <>
      {!mayEdit && <Note><Trans>You can look at this list; only its administrators change it.</Trans></Note>}
      <Sheet flush>
        {mayEdit && <div className={styles.add}><NewPlace label={t`New location`} onAdd={(name) => add(name, TOP)} /></div>}
        {twigs.length === 0 ? (
          <EmptyState title={<Trans>No locations yet.</Trans>}><Trans>Buildings first, then levels, then rooms. Letters say where something is.</Trans></EmptyState>
        ) : (
          <ul className={styles.lines}>
            {twigs.map((twig) => (
              <Fragment key={twig.place.id}>
                <PlaceLine
                  twig={twig}
                  mayEdit={mayEdit}
                  onRename={(name) => list.edit(twig.place, { name })}
                  onIn={() => (twig.before ? move(twig, twig.before.id) : undefined)}
                  onOut={() => (twig.parent ? move(twig, twig.parent.parent_id ?? null) : undefined)}
                  onInside={() => setInside(twig.place.id)}
                  onRetire={() => setLeaving(twig.place)}
                />
                {inside === twig.place.id && (
                  <li className={styles.line}>
                    <Depth depth={twig.depth + 1} />
                    <NewInside place={twig.place} onAdd={(name) => add(name, twig.place.id)} onDone={() => setInside(undefined)} />
                  </li>
                )}
              </Fragment>
            ))}
          </ul>
        )}
      </Sheet>
      {mayEdit && twigs.length > 0 && <p className="seen-by-readers"><Trans>On a location, Alt and the right arrow moves it in, Alt and the left arrow moves it out.</Trans></p>}
    </>
  );
  return (
    <Page title={t`Locations`} width="letter" crumbs={[{ label: t`Project settings`, to: projectPath(id, "settings") }]} aside={mayEdit && !phone && twigs.length > 0 && <><Key>Alt</Key> <Key>→</Key> <Trans>moves in</Trans>, <Key>Alt</Key> <Key>←</Key> <Trans>moves out</Trans></>}>
      {body}
      <ConfirmDialog opened={leaving !== undefined} title={<Trans>Retire {label}?</Trans>} confirm={<Trans>Retire</Trans>} danger onCancel={() => setLeaving(undefined)} onConfirm={async () => { if (leaving) await list.retire(leaving); setLeaving(undefined); }}>
        <Trans>It is offered no more. Letters that carry it keep it.</Trans>
      </ConfirmDialog>
    </Page>
  );
}

const Depth = ({ depth }: { depth: number }) => Array.from({ length: depth }, (_, index) => <span key={index} className={styles.twig} aria-hidden />);

interface PlaceLineProps {
  twig: Twig;
  mayEdit: boolean;
  onRename: (name: string) => Promise<unknown>;
  onIn: () => unknown;
  onOut: () => unknown;
  onInside: () => void;
  onRetire: () => void;
}

function PlaceLine({ twig, mayEdit, onRename, onIn, onOut, onInside, onRetire }: PlaceLineProps) {
  const { t } = useLingui();
  const [renaming, setRenaming] = useState(false);
  const { name } = twig.place;
  const keys = (event: KeyboardEvent) => {
    if (!mayEdit || !event.altKey) return;
    if (event.key === "ArrowRight") void onIn();
    else if (event.key === "ArrowLeft") void onOut();
    else return;
    event.preventDefault();
  };
  const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
  return (
    // The keys are heard on their way up from the button inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={styles.line} aria-level={twig.depth + 1} onKeyDown={keys}>
      <Depth depth={twig.depth} />
      {renaming ? (
        <NewPlace hideLabel label={t`Name`} initial={name} save={t`Save`} onAdd={async (next) => { await onRename(next); setRenaming(false); }} onDone={() => setRenaming(false)} />
      ) : mayEdit ? (
        <button type="button" className={styles.rename} title={t`Rename`} onClick={() => setRenaming(true)}>{name}</button>
      ) : (
        <span className={styles.name}>{name}</span>
      )}
      {mayEdit && !renaming && (
        <span className={styles.buttons}>
          <IconButton label={t`Add inside ${name}`} onClick={onInside}><IconPlus {...look} /></IconButton>
          <IconButton label={t`Move ${name} out`} blocked={!twig.parent && t`It stands at the top.`} onClick={onOut}><IconIndentDecrease {...look} /></IconButton>
          <IconButton label={t`Move ${name} in`} blocked={!twig.before && t`Nothing stands above it on its level.`} onClick={onIn}><IconIndentIncrease {...look} /></IconButton>
          <IconButton label={t`Retire ${name}`} onClick={onRetire}><IconTrash {...look} /></IconButton>
        </span>
      )}
    </li>
  );
}

function NewInside({ place, ...rest }: { place: Reference } & Omit<NewPlaceProps, "label">) {
  const { t } = useLingui();
  const { name } = place;
  return <NewPlace hideLabel label={t`New location in ${name}`} {...rest} />;
}

interface NewPlaceProps {
  label: string;
  hideLabel?: boolean;
  initial?: string;
  save?: string;
  onAdd: (name: string) => Promise<unknown>;
  onDone?: () => void;
}

/** One name, entered; a new one leaves the field ready for the next. */
function NewPlace({ label, hideLabel, initial = "", save, onAdd, onDone }: NewPlaceProps) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: initial },
    check: ({ name }) => ({ name: name.trim() ? undefined : t`Enter a name.` }),
    submit: async ({ name }) => {
      await onAdd(name.trim());
      if (!initial) form.reset({ name: "" });
    },
  });
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, on its way up from the field
    <form {...form.formProps} className={styles.editing} onKeyDown={(event) => event.key === "Escape" && onDone?.()}>
      <div className={styles.grow}><TextField {...form.bind("name")} label={label} hideLabel={hideLabel} placeholder={hideLabel && !initial ? label : undefined} autoFocus={hideLabel} /></div>
      <PressButton type="submit" busy={form.busy}>{save ?? t`Add`}</PressButton>
      {onDone && <PressButton kind="quiet" onPress={onDone}><Trans>Done</Trans></PressButton>}
    </form>
  );
}
