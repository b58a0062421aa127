import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { EmptyState, FilteredEmpty, IconButton, Skeletons, useShortcut } from "@/ui";
import type { Summary } from "../../api";
import styles from "./inbox.module.css";
import { Row } from "./Row";
import { inOrder, type Section, type SectionKey } from "./sections";

interface ListProps {
  sections: readonly Section[];
  open: string;
  filtered: boolean;
  /** More of it is on its way. */
  isPart: boolean;
  onOpen: (line: Summary) => void;
  onClear: () => void;
  onStartDirect: (() => void) | undefined;
  onNewGroup: (() => void) | undefined;
}

/** Starred, Direct Messages, Groups, Items. Arrows and J/K walk, Enter opens. */
export function List({ sections, open, filtered, isPart, onOpen, onClear, onStartDirect, onNewGroup }: ListProps) {
  const { t } = useLingui();
  const room = useRef<HTMLDivElement>(null);
  const lines = inOrder(sections);
  const focus = (id: string) => room.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  const step = (by: 1 | -1) => {
    const here = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? (open || undefined);
    const at = here === undefined ? (by > 0 ? -1 : lines.length) : lines.findIndex((line) => line.id === here);
    const next = lines[at + by];
    if (!next) return;
    focus(next.id);
    if (open) onOpen(next);
  };
  useShortcut("j", t`Next conversation`, () => step(1), t`Conversations`);
  useShortcut("k", t`Previous conversation`, () => step(-1), t`Conversations`);
  const arrows = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  };
  if (lines.length === 0 && filtered && !isPart) return <FilteredEmpty onClear={onClear} />;
  const begin: Partial<Record<SectionKey, (() => void) | undefined>> = { direct: onStartDirect, groups: onNewGroup };
  const words: Record<SectionKey, { title: string; begin?: string; none?: ReactNode }> = {
    starred: { title: t`Starred` },
    direct: { title: t`Direct Messages`, begin: t`Start Direct Message`, none: <Trans>Write to somebody of a project.</Trans> },
    groups: { title: t`Groups`, begin: t`New Group`, none: <Trans>Groups that you are in stand here.</Trans> },
    items: { title: t`Items`, none: <Trans>Items that you follow stand here, once somebody wrote about them.</Trans> },
  };
  const keys: SectionKey[] = filtered ? sections.map((one) => one.key) : [...(sections.some((one) => one.key === "starred") ? (["starred"] as const) : []), "direct", "groups", "items"];
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows walk over the links in it
    <div ref={room} className={styles.list} onKeyDown={arrows}>
      {lines.length === 0 && !isPart && <div className={styles.first}><EmptyState title={<Trans>No conversations yet.</Trans>}><Trans>Direct messages, groups and the talk about items of all your projects come together here.</Trans></EmptyState></div>}
      {keys.map((key) => {
        const section = sections.find((one) => one.key === key);
        const start = begin[key];
        const { title, begin: word, none } = words[key];
        return (
          <section key={key} className={styles.section} aria-label={title}>
            <header className={styles.sectionHead}>
              <h2>{title}</h2>
              {start && word && <IconButton label={word} className={styles.begin} onClick={start}><IconPlus size={16} stroke={1.5} aria-hidden /></IconButton>}
            </header>
            {!section && none && <p className={styles.none}>{isPart ? "\u00a0" : none}</p>}
            {section?.shelves.map((shelf) => (
              <div key={shelf.key}>
                <h3 className={styles.shelf}><span>{shelf.project.name}</span>{shelf.tool && <span className={styles.tool}>{shelf.tool}</span>}</h3>
                <ul className={styles.rows}>
                  {shelf.lines.map((line) => <Row key={line.id} line={line} isOpen={line.id === open} withProject={false} />)}
                </ul>
              </div>
            ))}
          </section>
        );
      })}
      {isPart && <div className={styles.more}><Skeletons shape="list" count={3} /></div>}
    </div>
  );
}
