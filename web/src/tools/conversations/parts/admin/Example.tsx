import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Note, PressButton, toast } from "@/ui";

type Permission = NotificationPermission | "missing";

const permission = (): Permission => (typeof Notification === "undefined" ? "missing" : Notification.permission);

/** What the browser says to notifications, and the button that asks it. */
export function BrowserPermission() {
  const { t } = useLingui();
  const [held, setHeld] = useState(permission);
  const ask = async () => {
    const answer = await Notification.requestPermission();
    setHeld(answer);
    if (answer === "granted") toast(t`This browser will notify you`);
  };
  if (held === "granted") return <Note><Trans>This browser may notify you.</Trans></Note>;
  if (held === "missing") return <Note tone="late"><Trans>This browser has no notifications. The notes inside Sitepost come all the same.</Trans></Note>;
  if (held === "denied") return <Note tone="late"><Trans>Notifications are blocked in this browser. Allow them for this site in the browser's own settings, then load this page again.</Trans></Note>;
  return <Note action={<PressButton small onPress={ask}><Trans>Allow notifications</Trans></PressButton>}><Trans>The browser has to be asked once, on each device.</Trans></Note>;
}

/** Shows how it will look. */
export function ExampleButton({ push }: { push: boolean }) {
  const { t } = useLingui();
  const show = () => {
    toast(t`Example: Dana Ortiz (Level 4, Harbour Tower): The pour is moved to Thursday.`);
    if (push && permission() === "granted") new Notification(t`Dana Ortiz in “Level 4”`, { body: t`The pour is moved to Thursday.`, tag: "sitepost-example" });
  };
  return <PressButton onPress={show}><Trans>Show an Example Notification</Trans></PressButton>;
}
