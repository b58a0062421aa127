import { useEffect, useState } from "react";
import { useGo } from "@/platform/address";

/** Leaves the form once it is clean, so that the guard against losing work does not ask. */
export function useLeave(dirty: boolean): (to: string) => void {
  const go = useGo();
  const [to, setTo] = useState<string>();
  useEffect(() => {
    if (to !== undefined && !dirty) go(to, { replace: true });
  }, [to, dirty, go]);
  return setTo;
}
