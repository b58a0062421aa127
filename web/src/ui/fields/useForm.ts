import { type FormEvent, useCallback, useRef, useState } from "react";
import { ApiProblem } from "@/platform/problem";
import { toastProblem } from "../feedback/toasts";

type Errors = Record<string, string | undefined>;

interface FormOptions<T> {
  initial: T;
  /** Complaints by field name; nothing if it may be sent. */
  check?: (values: T) => Errors;
  submit: (values: T) => Promise<unknown>;
}

/** Values, the complaint beside each field, and one submit that scrolls to the first complaint. */
export function useForm<T extends object>({ initial, check, submit }: FormOptions<T>) {
  const [values, setValues] = useState(initial);
  const [start, setStart] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const set = useCallback(<K extends keyof T & string>(name: K, value: T[K]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => (before[name] ? { ...before, [name]: undefined } : before));
  }, []);

  const complain = (found: Errors): boolean => {
    setErrors(found);
    const first = Object.keys(found).find((name) => found[name]);
    if (!first) return false;
    requestAnimationFrame(() => showField(form.current, found));
    return true;
  };

  const send = async () => {
    if (busy || complain(check?.(values) ?? {})) return;
    setBusy(true);
    try {
      await submit(values);
      setStart(values);
    } catch (error) {
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
    ref: form,
    noValidate: true,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      void send();
    },
  };

  return {
    values, errors, busy, set, bind, send, formProps,
    dirty: values !== start,
    reset: (next: T) => { setValues(next); setStart(next); setErrors({}); },
  };
}

function showField(form: HTMLFormElement | null, errors: Errors) {
  const fields = [...(form?.querySelectorAll<HTMLElement>("[data-field]") ?? [])];
  const first = fields.find((field) => errors[field.dataset.field ?? ""]);
  first?.scrollIntoView({ block: "center" });
  first?.querySelector<HTMLElement>("input, textarea, select, [contenteditable], button")?.focus({ preventScroll: true });
}
