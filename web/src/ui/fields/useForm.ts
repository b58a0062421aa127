import { type FormEvent, useCallback, useId, useRef, useState } from "react";
import { ApiProblem } from "@/platform/problem";
import { toastProblem } from "../feedback/toasts";

type Errors = Record<string, string | undefined>;

/** Somebody else saved meanwhile: the version they made, and the fields that they changed. */
export interface Conflict {
  version: number;
  changed: string[];
}

function conflictOf(error: unknown): Conflict | undefined {
  if (!(error instanceof ApiProblem) || error.code !== "stale") return undefined;
  const { version, changed } = error.extra;
  if (typeof version !== "number") return undefined;
  return { version, changed: Array.isArray(changed) ? changed.filter((name) => typeof name === "string") : [] };
}

interface FormOptions<T> {
  initial: T;
  /** Complaints by field name; nothing if it may be sent. */
  check?: (values: T) => Errors;
  /**
   * `over` is the version to write over, once the person has decided so: send it as If-Match.
   * False says that nothing was sent after all.
   */
  submit: (values: T, over?: number) => Promise<unknown>;
}

/** Values, the complaint beside each field, and one submit that scrolls to the first complaint. */
export function useForm<T extends object>({ initial, check, submit }: FormOptions<T>) {
  const [values, setValues] = useState(initial);
  const [start, setStart] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict>();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const resets = useRef(0);

  const set = useCallback(<K extends keyof T & string>(name: K, value: T[K] | ((before: T[K]) => T[K])) => {
    // None of a form's values is a function: one makes the value out of what stands there by then.
    setValues((before) => ({ ...before, [name]: typeof value === "function" ? (value as (before: T[K]) => T[K])(before[name]) : value }));
    setErrors((before) => (before[name] ? { ...before, [name]: undefined } : before));
  }, []);

  const complain = (found: Errors): boolean => {
    setErrors(found);
    const first = Object.keys(found).find((name) => found[name]);
    if (!first) return false;
    requestAnimationFrame(() => showField(form.current, found));
    return true;
  };

  const send = async (over?: number) => {
    if (busy || showUnread(form.current) || complain(check?.(values) ?? {})) return;
    setBusy(true);
    const before = resets.current;
    try {
      const sent = await submit(values, over);
      if (sent !== false && before === resets.current) setStart(values);
      setConflict(undefined);
    } catch (error) {
      const stale = conflictOf(error);
      if (stale) return setConflict(stale);
      const known = error instanceof ApiProblem ? error.fields : {};
      const shown = Object.keys(known).some((name) => form.current?.querySelector(`[data-field="${CSS.escape(name)}"]`));
      if (shown) complain(known);
      else toastProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const bind = <K extends keyof T & string>(name: K) => ({
    name,
    value: values[name],
    error: errors[name],
    onChange: (value: T[K]) => set(name, value),
  });

  const formProps = {
    id,
    ref: form,
    noValidate: true,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      void send();
    },
  };

  return {
    values, errors, busy, conflict, set, bind, formProps,
    send: () => send(),
    /** Show these complaints beside their fields, as if they had been refused. */
    complain,
    /** Save although somebody else has: `submit` is given their version. */
    overwrite: () => send(conflict?.version),
    dirty: values !== start,
    reset: (next: T) => { resets.current += 1; setValues(next); setStart(next); setErrors({}); setConflict(undefined); },
  };
}

/** A field that holds what it cannot read says so itself; the form waits for it. */
function showUnread(form: HTMLFormElement | null): boolean {
  const unread = form?.querySelector<HTMLElement>("[data-unread]");
  unread?.scrollIntoView({ block: "center" });
  unread?.focus({ preventScroll: true });
  return Boolean(unread);
}

function showField(form: HTMLFormElement | null, errors: Errors) {
  const fields = [...(form?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
  const first = fields.find((field) => errors[field.dataset.field ?? ""]);
  first?.scrollIntoView({ block: "center" });
  first?.querySelector<HTMLElement>("input, textarea, select, [contenteditable], button")?.focus({ preventScroll: true });
}
