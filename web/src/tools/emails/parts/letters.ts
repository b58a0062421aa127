import type { PersonChoice } from "@/kernel/people";
import { EMPTY_DOC, type RichDoc } from "@/kernel/richtext";
import type { Beginning, Email, Party, SentFile, Thread } from "../api";

/** An e-mail that is being written. */
export interface Typed {
  to: PersonChoice[];
  cc: PersonChoice[];
  subject: string;
  body: RichDoc;
  files: string[];
  private: boolean;
}

/** The words of an e-mail as the kit takes them. */
export const docOf = (body: Record<string, unknown>): RichDoc => ({ ...body, type: "doc" });

const choice = ({ id, name, company_name }: Party): PersonChoice => ({ id, name, company: company_name ? { id: "", name: company_name } : null });

/** A new e-mail begins with a summary of the item. */
export function begun(beginning: Beginning): Typed {
  return { to: [], cc: [], subject: beginning.subject, body: docOf(beginning.body), files: [], private: beginning.private };
}

/** An answer goes to everybody on the last e-mail but oneself. */
export function answered(thread: Thread, me: string): Typed {
  const last = thread.emails.at(-1) as Email; // a thread that is shown has one
  const everybody = [last.author, ...last.to];
  const others = everybody.filter((one, place) => one.id !== me && everybody.findIndex((other) => other.id === one.id) === place);
  const to = others.length > 0 ? others : [last.author];
  const known = new Set(to.map((one) => one.id));
  const cc = last.cc.filter((one) => one.id !== me && !known.has(one.id));
  const subject = /^re:/i.test(last.subject) ? last.subject : `Re: ${last.subject}`;
  return { to: to.map(choice), cc: cc.map(choice), subject, body: EMPTY_DOC, files: [], private: thread.private };
}

/** Which of the chosen files go with the mail: in their order, as long as all that do fit. */
export function attached(files: readonly SentFile[], chosen: readonly string[], most: number): Set<string> {
  const fit = new Set<string>();
  let total = 0;
  for (const id of chosen) {
    const file = files.find((one) => one.id === id);
    if (!file || total + file.size > most) continue;
    total += file.size;
    fit.add(id);
  }
  return fit;
}
