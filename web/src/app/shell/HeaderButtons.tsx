import { lazy, Suspense } from "react";
import { TOOLS } from "../tools";

const NOTHING = { default: () => null };

/** One that does not load is left out: the page stands without it. */
const BUTTONS = TOOLS.flatMap(({ key, header }) => (header ? [{ key, Button: lazy(() => header().catch(() => NOTHING)) }] : []));

/** What tools put into the bar at the top of every page; the page does not wait for it. */
export function HeaderButtons() {
  return BUTTONS.map(({ key, Button }) => (
    <Suspense key={key}>
      <Button />
    </Suspense>
  ));
}
