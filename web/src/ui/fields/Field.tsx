import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import styles from "./fields.module.css";

export interface FieldAria {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

export interface FieldProps {
  label: ReactNode;
  /** The name the server uses, so that a refusal finds its field. */
  name?: string;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** The label is read out but not shown: the surroundings say it already. */
  hideLabel?: boolean;
  /** Receives the attributes that tie control, hint and error together. */
  children: (aria: FieldAria) => ReactNode;
}

export function Field({ label, name, hint, error, required, hideLabel, children }: FieldProps) {
  const id = useId();
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  const aria: FieldAria = {
    id,
    "aria-describedby": described,
    "aria-invalid": error ? true : undefined,
    "aria-required": required || undefined,
  };
  return (
    <div className={styles.field} data-field={name} data-error={error ? true : undefined}>
      <label htmlFor={id} className={hideLabel ? "seen-by-readers" : styles.label}>
        {label}
        {required && <span className={styles.required}> <Trans>required</Trans></span>}
      </label>
      {children(aria)}
      {error && <p id={`${id}-error`} className={styles.error}>{error}</p>}
      {hint && !error && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
    </div>
  );
}
