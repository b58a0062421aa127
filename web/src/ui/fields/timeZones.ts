import type { PickOption } from "./OptionPicker";

/** Every time zone that this browser knows, for an OptionPicker. */
export function timeZoneOptions(): PickOption[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")]);
  return [...all].sort().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
}
