import { createContext, useContext } from "react";
import type { Mention, Message, Talk } from "../../api";

/** What a line needs to know of the conversation around it. */
export interface Place {
  talk: Talk;
  me: string;
  editing: number | null;
  flash: number | null;
  edit: (seq: number | null) => void;
  /** Begins an answer; to these people by name, where there are some. */
  reply: (message: Message, named?: readonly Mention[]) => void;
  jump: (seq: number) => void;
}

export const ThreadContext = createContext<Place | null>(null);

export function useThread(): Place {
  const place = useContext(ThreadContext);
  if (!place) throw new Error("no conversation around this line");
  return place;
}

/** Until when somebody may change what they wrote; the server's clock decides in the end. */
export const editableUntil = (message: Message, talk: Talk): number => Date.parse(message.at) + talk.edit_seconds * 1_000;
