import { type RefObject, useEffect } from "react";

const FIELDS = "input, textarea, select, [contenteditable=true]";
const TAKES_IT = "[aria-expanded=true], [data-escape=own]";

/** Escape leaves a field before it leaves the form around it; an open list of choices takes it first. */
export function useEscapeField(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const field = event.target;
      if (event.key !== "Escape" || event.isComposing || !(field instanceof HTMLElement)) return;
      if (!form.current?.contains(field) || !field.matches(FIELDS) || field.matches(TAKES_IT)) return;
      event.preventDefault();
      field.blur();
    };
    document.addEventListener("keydown", hear, { capture: true });
    return () => document.removeEventListener("keydown", hear, { capture: true });
  }, [form]);
}
