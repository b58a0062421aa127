import { Trans, useLingui } from "@lingui/react/macro";
import { PressButton, toast } from "@/ui";

/** Shows how a toast will look. */
export function ExampleButton() {
  const { t } = useLingui();
  const show = () => toast(t`Example: Dana Ortiz (Level 4, Harbour Tower): The pour is moved to Thursday.`);
  return <PressButton onPress={show}><Trans>Show an Example Notification</Trans></PressButton>;
}
