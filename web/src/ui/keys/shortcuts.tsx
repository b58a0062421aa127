import { createContext, type ReactNode, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { usePreferences } from "@/platform/preferences";

export interface Shortcut {
  /** "c", "/", "?", "g i" (one after the other), "mod+k" (⌘ or Ctrl) */
  keys: string;
  label: string;
  group?: string;
}

interface Entry extends Shortcut {
  run: (event: KeyboardEvent) => void;
}

const SEQUENCE = 900;

/** The last to be registered wins, so that an item's keys stand before its list's. */
export class Shortcuts {
  #entries: Entry[] = [];
  #listeners = new Set<() => void>();
  #lead = "";
  #leadAt = 0;
  #enabled = true;
  #quiet = 0;

  enable(enabled: boolean): void {
    this.#enabled = enabled;
  }

  /** Until the returned function is called, single keys do nothing: somebody types already, and the field is still to come. */
  hold(): () => void {
    this.#quiet += 1;
    return () => void (this.#quiet -= 1);
  }

  add(entry: Entry): () => void {
    this.#change([entry, ...this.#entries]);
    return () => this.#change(this.#entries.filter((one) => one !== entry));
  }

  subscribe = (tell: () => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  list = (): readonly Shortcut[] => this.#entries;

  hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = nameOf(event);
    if (pressed === "Enter" && isControl(event.target)) return;
    const withModifier = pressed.startsWith("mod+");
    if (!withModifier && (!this.#enabled || this.#quiet > 0 || isTyping(event.target) || inDialog(event.target))) return;
    const lead = event.timeStamp - this.#leadAt < SEQUENCE ? this.#lead : "";
    const found = this.#entries.find((one) => one.keys === (lead ? `${lead} ${pressed}` : pressed));
    this.#lead = "";
    if (found) {
      event.preventDefault();
      return found.run(event);
    }
    if (this.#entries.some((one) => one.keys.startsWith(`${pressed} `))) {
      this.#lead = pressed;
      this.#leadAt = event.timeStamp;
    }
  };

  #change(entries: Entry[]) {
    this.#entries = entries;
    this.#listeners.forEach((tell) => tell());
  }
}

function nameOf(event: KeyboardEvent): string {
  const modifier = event.metaKey || event.ctrlKey;
  return (modifier ? "mod+" : "") + (event.altKey ? "alt+" : "") + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !isTick(target);
}

/** What Enter presses or follows by itself. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("button, a, input, select, textarea, summary") !== null;
}

function isTick(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type);
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("[role=dialog][aria-modal=true], [role=menu]") !== null;
}

const ShortcutsContext = createContext<Shortcuts | null>(null);

export function ShortcutProvider({ children }: { children: ReactNode }) {
  const shortcuts = useMemo(() => new Shortcuts(), []);
  const { shortcuts: enabled } = usePreferences();
  useEffect(() => {
    shortcuts.enable(enabled);
  }, [shortcuts, enabled]);
  useEffect(() => {
    document.addEventListener("keydown", shortcuts.hear);
    return () => document.removeEventListener("keydown", shortcuts.hear);
  }, [shortcuts]);
  return <ShortcutsContext value={shortcuts}>{children}</ShortcutsContext>;
}

function useRegistry(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (!shortcuts) throw new Error("no ShortcutProvider above this component");
  return shortcuts;
}

/** While the component is there, the key runs this, and the ? overlay lists it. */
export function useShortcut(keys: string | null | false | undefined, label: string, run: (event: KeyboardEvent) => void, group?: string): void {
  const registry = useRegistry();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!keys) return;
    return registry.add({ keys, label, group, run: (event) => latest.current(event) });
  }, [registry, keys, label, group]);
}

/** What holds the single keys back until the returned function is called. */
export function useHoldKeys(): () => () => void {
  const registry = useRegistry();
  return useCallback(() => registry.hold(), [registry]);
}

/** While a form is on its way, the keys meant for it must not act on what is still there. */
export function useQuietKeys(quiet: boolean): void {
  const registry = useRegistry();
  useLayoutEffect(() => (quiet ? registry.hold() : undefined), [registry, quiet]);
}

export function useShortcutList(): readonly Shortcut[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}
