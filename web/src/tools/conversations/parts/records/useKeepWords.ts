import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Kind } from "../../api";

/** Kinds of conversations, and for how long they are kept, in words. */
export function useKeepWords(): { kind: (kind: Kind) => string; years: (count: number | null) => string } {
  const { t } = useLingui();
  const kinds: Record<Kind, string> = { direct: t`Direct Messages`, group: t`Groups`, item: t`Items` };
  return {
    kind: (kind) => kinds[kind],
    years: (count) => (count === null ? t`For ever` : t`${plural(count, { one: "# year", other: "# years" })}`),
  };
}
