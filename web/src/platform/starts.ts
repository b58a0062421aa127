import { http } from "./http";
import { drafts } from "./local";

export interface StartFile {
  id: string;
  name: string;
  size: number;
  media_type: string;
  thumbnail?: boolean;
}

/** What one tool hands to the form of another, for a new item to begin with. Kept on this device until the item is there. */
export interface Start {
  id: string;
  project: string;
  /** A blank line between paragraphs. */
  text: string;
  /** Files of this person that nothing carries yet. */
  files: StartFile[];
  /** What it was begun from. */
  source: { label: string; link: string };
  /** Where the item that came of it is told: its id goes along as `card`. */
  tell: { path: string; body: Record<string, unknown> };
}

const keyOf = (id: string) => `start:${id}`;

export const keepStart = (start: Start): Promise<void> => drafts.keep(keyOf(start.id), start);

export const findStart = async (id: string): Promise<Start | null> => (await drafts.read<Start>(keyOf(id))) ?? null;

/** The item is there: whoever began it is told. */
export async function endStart(start: Start, card: string): Promise<void> {
  await http.post(start.tell.path, { ...start.tell.body, card }, { idempotencyKey: start.id });
  await drafts.drop(keyOf(start.id));
}
