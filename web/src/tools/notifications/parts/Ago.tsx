import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { formatMoment } from "@/ui";

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago, in the largest unit that fits; the whole moment on hover. */
export function Ago({ at }: { at: string }) {
  const { t, i18n } = useLingui();
  const [now] = useState(Date.now);
  const seconds = (now - Date.parse(at)) / 1_000;
  const step = STEPS.find(([, length]) => seconds >= length);
  const format = new Intl.RelativeTimeFormat(i18n.locale === "pseudo" ? "en" : i18n.locale, { numeric: "auto", style: "short" });
  return <time dateTime={at} title={formatMoment(i18n.locale, at)}>{step ? format.format(-Math.floor(seconds / step[1]), step[0]) : t`just now`}</time>;
}
