import type { FindJumps, Jump } from "@/kernel/tool";
import type { Inbox, Summary } from "../../api";
import { INBOX } from "../store/hub";
import { labelOf } from "../words";

const MOST = 6;

const byLatest = (a: Summary, b: Summary) => b.last_at.localeCompare(a.last_at) || a.id.localeCompare(b.id);

/** The conversations of the list in whose names, people or project these words are, what was said last on top. */
export const findTalks: FindJumps = (queries, words) => {
  const lines = queries.getQueryData<Inbox>(INBOX)?.conversations ?? [];
  const several = new Set(lines.map((line) => line.project.id)).size > 1;
  const jump = (line: Summary): Jump => {
    const label = line.item?.title ?? labelOf(line);
    return { id: line.id, label: several ? `${label}, ${line.project.name}` : label, number: line.item?.number, to: `/conversations/${line.id}` };
  };
  const fits = (line: Summary) => {
    const whole = [labelOf(line), ...line.people.map((one) => one.name), line.item?.title, line.item?.number, line.project.name].join(" ").toLocaleLowerCase();
    return words.every((word) => whole.includes(word));
  };
  return lines.filter(fits).sort(byLatest).slice(0, MOST).map(jump);
};

export default findTalks;
