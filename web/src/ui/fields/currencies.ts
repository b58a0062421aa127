import type { PickOption } from "./OptionPicker";

/** Every currency that this browser knows, by its code, for an OptionPicker. */
export function currencyOptions(locale: string): PickOption[] {
  const names = new Intl.DisplayNames(locale === "pseudo" ? "en" : locale, { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({ value: code, code, label: names.of(code) ?? code }));
}
