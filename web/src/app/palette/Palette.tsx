import { lazy, Suspense } from "react";
import { useShell } from "../shell/state";

const PaletteDialog = lazy(() => import("./PaletteDialog"));

/** ⌘K opens everything; C only what can be created. */
export function Palette() {
  const { open, show } = useShell();
  if (open !== "palette" && open !== "create") return null;
  return (
    <Suspense>
      <PaletteDialog only={open === "create" ? "create" : undefined} onClose={() => show(null)} />
    </Suspense>
  );
}
