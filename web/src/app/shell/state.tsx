import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type Drawer = "palette" | "help" | "notifications" | "create";

interface ShellState {
  open: Drawer | null;
  show: (drawer: Drawer | null) => void;
}

const ShellContext = createContext<ShellState | null>(null);

/** At most one of the shell's drawers is open. */
export function ShellProvider({ children }: { children: ReactNode }) {
  const [open, show] = useState<Drawer | null>(null);
  return <ShellContext value={useMemo(() => ({ open, show }), [open])}>{children}</ShellContext>;
}

export function useShell(): ShellState {
  const state = useContext(ShellContext);
  if (!state) throw new Error("no shell above this component");
  return state;
}
