export interface Resource {
  id: string;
  version: number;
  can?: string[];
  why_not?: Record<string, string>;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

type Abilities = Pick<Resource, "can" | "why_not">;

export function may(resource: Abilities | null | undefined, action: string): boolean {
  return resource?.can?.includes(action) ?? false;
}

export function whyNot(resource: Abilities | null | undefined, action: string): string | undefined {
  return may(resource, action) ? undefined : resource?.why_not?.[action];
}
