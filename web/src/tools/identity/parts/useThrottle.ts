import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useState } from "react";
import { isProblem } from "@/platform/http";

const SECOND = 1_000;

/** After too many tries: why the button waits, and for how long. */
export function useThrottle() {
  const { t } = useLingui();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), SECOND);
    return () => clearTimeout(timer);
  }, [left]);

  /** True if `error` was about too many tries. */
  const caught = useCallback((error: unknown): boolean => {
    if (!isProblem(error) || error.status !== 429) return false;
    const { retry_after: wait } = error.extra;
    setLeft(typeof wait === "number" ? Math.ceil(wait) : 60);
    return true;
  }, []);

  const minutes = Math.ceil(left / 60);
  const words =
    left > 90
      ? t`Too many tries. Try again in ${plural(minutes, { one: "# minute", other: "# minutes" })}.`
      : t`Too many tries. Try again in ${plural(left, { one: "# second", other: "# seconds" })}.`;
  return { waiting: left > 0, words: left > 0 ? words : null, caught };
}
