export interface CompanyRef {
  id: string;
  name: string;
}

export interface PersonRef {
  id: string;
  name: string;
  initials?: string;
  title?: string | null;
  mail?: string | null;
  company?: CompanyRef | null;
}

export interface PersonChoice extends PersonRef {
  /** False when the person cannot open this tool: the picker warns before adding. */
  access?: boolean;
}

export function initialsOf(person: Pick<PersonRef, "name" | "initials">): string {
  if (person.initials) return person.initials;
  const words = person.name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
