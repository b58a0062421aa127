import { Checkbox, NativeSelect, PasswordInput, Radio, Switch, Textarea, TextInput } from "@mantine/core";
import type { CheckboxProps, NativeSelectProps, PasswordInputProps, SwitchProps, TextareaProps, TextInputProps } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Field, type FieldProps } from "./Field";
import styles from "./fields.module.css";

type Outer = Omit<FieldProps, "children">;
type Inner<P> = Omit<P, "label" | "error" | "description" | "value" | "onChange" | "required" | keyof Outer>;

interface Valued<T> {
  value: T;
  onChange: (value: T) => void;
}

export type TextFieldProps = Outer & Valued<string> & Inner<TextInputProps>;

export function TextField({ label, name, hint, error, required, hideLabel, value, onChange, ...rest }: TextFieldProps) {
  return (
    <Field {...{ label, name, hint, error, required, hideLabel }}>
      {(aria) => <TextInput {...aria} {...rest} name={name} value={value} error={Boolean(error)} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}

type PasswordFieldProps = Outer & Valued<string> & Inner<PasswordInputProps>;

export function PasswordField({ label, name, hint, error, required, hideLabel, value, onChange, ...rest }: PasswordFieldProps) {
  const { t } = useLingui();
  return (
    <Field {...{ label, name, hint, error, required, hideLabel }}>
      {(aria) => (
        <PasswordInput
          {...aria}
          {...rest}
          name={name}
          value={value}
          error={Boolean(error)}
          visibilityToggleButtonProps={{ "aria-label": t`Show password`, tabIndex: 0 }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

type TextAreaFieldProps = Outer & Valued<string> & Inner<TextareaProps>;

export function TextAreaField({ label, name, hint, error, required, hideLabel, value, onChange, ...rest }: TextAreaFieldProps) {
  return (
    <Field {...{ label, name, hint, error, required, hideLabel }}>
      {(aria) => <Textarea autosize minRows={3} {...aria} {...rest} name={name} value={value} error={Boolean(error)} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}

type ChoiceFieldProps = Outer & Valued<string> & Inner<Omit<NativeSelectProps, "data">> & { options: { value: string; label: string }[]; empty?: string };

/** A short list of choices. For people use PeoplePicker. */
export function ChoiceField({ label, name, hint, error, required, hideLabel, value, onChange, options, empty, ...rest }: ChoiceFieldProps) {
  const all = empty === undefined ? options : [{ value: "", label: empty }, ...options];
  return (
    <Field {...{ label, name, hint, error, required, hideLabel }}>
      {(aria) => <NativeSelect {...aria} {...rest} name={name} value={value} data={all} error={Boolean(error)} onChange={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}

interface RadioFieldProps<T extends string> extends Outer, Valued<T> {
  options: { value: T; label: ReactNode; hint?: ReactNode }[];
}

/** Two or three choices, all in sight. */
export function RadioField<T extends string>({ label, name, error, hideLabel, value, onChange, options }: RadioFieldProps<T>) {
  return (
    <fieldset className={styles.radios} data-field={name} data-error={error ? true : undefined}>
      <legend className={hideLabel ? "seen-by-readers" : styles.label}>{label}</legend>
      {options.map((option) => (
        <Radio key={option.value} size="xs" checked={option.value === value} label={option.label} description={option.hint} onChange={() => onChange(option.value)} />
      ))}
      {error && <p className={styles.error}>{error}</p>}
    </fieldset>
  );
}

type TickFieldProps = Valued<boolean> & Omit<CheckboxProps, "value" | "onChange" | "checked">;

export function TickField({ value, onChange, ...rest }: TickFieldProps) {
  return <Checkbox {...rest} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

type SwitchFieldProps = Valued<boolean> & Omit<SwitchProps, "value" | "onChange" | "checked">;

/** Takes effect at once. What waits for Save is a TickField. */
export function SwitchField({ value, onChange, ...rest }: SwitchFieldProps) {
  return <Switch {...rest} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
