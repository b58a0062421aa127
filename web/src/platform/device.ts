import { drafts, pages, unsent } from "./local";
import { forgetPushes } from "./push";

const OWNER = "sitepost.person";
const WAIT = 3_000; // ms that the push service has for letting go
const OF_THE_DEVICE = ["sitepost.preferences", "sitepost.scheme"]; // how it looks, which says nothing of anybody

/** Forget whatever a person left on this device: drafts, what was not sent yet, what they read, what was pushed, filters, uploads that were begun. */
export async function forgetPerson(): Promise<void> {
  Object.keys(localStorage)
    .filter((key) => key.startsWith("sitepost.") && !OF_THE_DEVICE.includes(key))
    .forEach((key) => localStorage.removeItem(key));
  const pushes = forgetPushes().catch(() => undefined); // the server sends nothing more to it
  await drafts.dropAll();
  await unsent.dropAll();
  await pages.dropAll();
  await Promise.race([pushes, new Promise((resolve) => setTimeout(resolve, WAIT))]);
}

/** Say whose device this is now; what somebody else left on it is forgotten first. */
export async function belongsTo(person: string): Promise<void> {
  if (localStorage.getItem(OWNER) === person) return;
  await forgetPerson();
  localStorage.setItem(OWNER, person);
}
