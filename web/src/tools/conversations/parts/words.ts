import { plural, t } from "@lingui/core/macro";
import type { Message, Summary } from "../api";

const NAMES = 3;

/** What a conversation is called in a list: its people, its name, or its item. */
export function labelOf(line: Pick<Summary, "kind" | "name" | "item" | "people" | "people_count">): string {
  if (line.kind === "group") return line.name ?? "";
  if (line.kind === "item") return [line.item?.number, line.item?.title].filter(Boolean).join(" ");
  const names = line.people.slice(0, NAMES).map((person) => person.name);
  const more = Math.max(0, (line.people_count ?? 0) - 1 - names.length);
  const all = names.join(", ");
  return more > 0 ? t`${all} and ${more} more` : all;
}

export const countWord = (count: number): string => (count >= 100 ? "99+" : String(count));

/** A message in one line: its words, or what it carries; without words and files it links to something. */
export function excerptOf({ text, files, deleted }: { text: string; files: number; deleted: boolean }): string {
  if (deleted) return t`Message deleted`;
  return text || (files > 0 ? t`${plural(files, { one: "# file", other: "# files" })}` : t`A linked item`);
}

/** Why something cannot be done in a conversation. */
export function whyWord(code: string | undefined): string {
  switch (code) {
    case "feature_disabled":
      return t`Your company has switched this off, or not on for you.`;
    case "not_reachable":
      return t`Nobody else in this conversation can be reached any more.`;
    case "not_group_manager":
      return t`Your company lets others manage groups.`;
    case "everyone_stays":
      return t`Everybody of the project is in this group; mute it instead.`;
    case "on_hold":
      return t`A legal hold keeps this as it is.`;
    default:
      return t`You cannot do this here.`;
  }
}

const said = (value: unknown): string => (typeof value === "string" ? value : "");

function namesOf(people: unknown, count: unknown): string {
  const names = Array.isArray(people) ? people.map((one) => said((one as { name?: unknown }).name)).filter(Boolean) : [];
  const all = names.join(", ");
  const more = typeof count === "number" ? count - names.length : 0;
  return more > 0 ? t`${all} and ${more} more` : all;
}

/** A line that nobody wrote: what happened to the conversation. */
export function eventWord(message: Message): string {
  const { sender_name: who } = message;
  const event = message.event ?? {};
  const name = said(event.name);
  const people = namesOf(event.people, event.count);
  switch (event.what) {
    case "created":
      return t`${who} created the group`;
    case "renamed":
      return t`${who} named the group “${name}”`;
    case "added":
      return t`${who} added ${people}`;
    case "removed":
      return t`${who} removed ${people}`;
    case "left":
      return t`${who} left`;
    case "everyone":
      return t`${who} opened the group to everyone in the project’s directory`;
    case "selected":
      return t`${who} limited the group to selected people`;
    default:
      return t`${who} changed the conversation`;
  }
}
