import { http } from "@/platform/http";

/** Something that waits for me. */
export interface Waiting {
  id: string;
  project: string;
  project_name: string;
  kind: string;
  number: string;
  title: string;
  state_label: string;
  link: string;
  due_on: string | null;
  overdue: boolean;
  /** Only a contract period of it waits for me, and ends on that day. */
  clock: boolean;
}

export interface Burden {
  id: string;
  number: string;
  name: string;
  total: number;
  overdue: number;
}

export interface MyItems {
  items: Waiting[];
  next: string | null;
  projects: Burden[];
  capped: boolean;
}

/** Something in the calendar. */
export interface Thing {
  id: string;
  project: string;
  kind: string;
  number: string;
  title: string;
  state_label: string;
  link: string;
  due_on: string;
  overdue: boolean;
  mine: boolean;
  /** A contract period of it ends on that day; not its due date. */
  clock: boolean;
}

export interface DayCount {
  day: string;
  total: number;
  overdue: number;
}

export interface Span {
  days: DayCount[];
  items: Thing[];
}

export interface Feed {
  id: string;
  name: string;
  mine: boolean;
  created_at: string;
  used_at: string | null;
}

export interface SpanQuery {
  first: string;
  last: string;
  mine: boolean;
  project: string | undefined;
  a_day: number;
}

export const agendaApi = {
  items: (grouped: boolean, cursor: string | null, signal?: AbortSignal) => http.get<MyItems>("/api/agenda/items", { query: { grouped, cursor }, signal }),
  days: (query: SpanQuery, signal?: AbortSignal) => http.get<Span>("/api/agenda/days", { query: { ...query }, signal }),
  feeds: (signal?: AbortSignal) => http.get<{ items: Feed[] }>("/api/agenda/feeds", { signal }),
  makeFeed: (body: { name: string; mine: boolean }) => http.post<{ id: string; url: string }>("/api/agenda/feeds", body),
  endFeed: (id: string) => http.delete(`/api/agenda/feeds/${id}`),
};
