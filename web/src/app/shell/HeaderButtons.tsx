import { lazy, Suspense } from "react";
import { TOOLS } from "../tools";

const BUTTONS = TOOLS.flatMap((tool) => (tool.header ? [{ key: tool.key, Button: lazy(tool.header) }] : []));

/** What tools put into the bar at the top of every page; the page does not wait for it. */
export function HeaderButtons() {
  return BUTTONS.map(({ key, Button }) => (
    <Suspense key={key}>
      <Button />
    </Suspense>
  ));
}
