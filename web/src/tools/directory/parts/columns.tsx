import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Level } from "@/kernel/level";
import { type Column, levelWord } from "@/ui";
import type { Member, Person } from "../api";
import styles from "./directory.module.css";

function NameCell({ person }: { person: Pick<Person, "name" | "active" | "employee" | "account_admin"> }) {
  const { t } = useLingui();
  return (
    <>
      <span className={`${styles.name} ${person.active ? "" : styles.off}`}>{person.name}</span>
      {!person.active && <span className={styles.badge} data-tone="off">{t`deactivated`}</span>}
      {person.account_admin ? <span className={styles.badge}>{t`administrator`}</span> : person.employee && <span className={styles.badge}>{t`employee`}</span>}
    </>
  );
}

type Row = Pick<Person, "id" | "name" | "active" | "employee" | "account_admin" | "company" | "title" | "mail" | "phones">;

function usePersonColumns<T extends Row>(): Column<T>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      { key: "name", title: t`Name`, width: 220, grow: true, narrow: "title", cell: (row: T) => <NameCell person={row} /> },
      { key: "company", title: t`Company`, width: 190, narrow: "under", cell: (row: T) => row.company.name },
      { key: "title", title: t`Title`, width: 190, cell: (row: T) => row.title },
      { key: "mail", title: t`Mail address`, width: 240, cell: (row: T) => row.mail },
      { key: "phone", title: t`Phone`, width: 140, cell: (row: T) => row.phones[0] },
    ],
    [t],
  );
}

/** What a member may do, in a word: the template's name, or the level of the directory. */
function rightsWord(member: Member, templates: ReadonlyMap<string, string>): string {
  if (member.account_admin) return levelWord("admin");
  if (member.template_id) return templates.get(member.template_id) ?? "";
  const held = Object.values(member.levels ?? {}) as Level[]; // the server's names of levels
  return held.includes("admin") ? levelWord("admin") : held.includes("standard") ? levelWord("standard") : levelWord("read_only");
}

export function useMemberColumns(templates: ReadonlyMap<string, string> | undefined): Column<Member>[] {
  const { t } = useLingui();
  const base = usePersonColumns<Member>();
  return useMemo(() => (templates ? [...base, { key: "rights", title: t`Rights`, width: 230, narrow: "note", cell: (row: Member) => rightsWord(row, templates) }] : base), [base, templates, t]);
}

export const useAccountColumns = usePersonColumns<Person>;
