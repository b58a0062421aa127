/** Whom somebody chose last in a project, on this device; forgotten with everything else of theirs. */
const MOST = 12;
const nameOf = (project: string) => `sitepost.kept.recent.${project}`;

export function recentPeople(project: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(project)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function rememberPeople(project: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const next = [...new Set([...ids, ...recentPeople(project)])].slice(0, MOST);
  localStorage.setItem(nameOf(project), JSON.stringify(next));
}

/** Those chosen lately before all others, the last one on top; the others as they were. */
export function recentFirst<T extends { id: string }>(people: readonly T[], recent: readonly string[]): T[] {
  const rank = (person: T) => (recent.includes(person.id) ? recent.indexOf(person.id) : recent.length);
  return [...people].sort((a, b) => rank(a) - rank(b));
}
