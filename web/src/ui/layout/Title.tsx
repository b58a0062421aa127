import { Trans } from "@lingui/react/macro";
import { useLayoutEffect, useRef, useState } from "react";
import { PressButton } from "../button/PressButton";
import styles from "./layout.module.css";

/** The page's heading; a very long one shows its first lines and, on request, the rest. */
export function Title({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [whole, setWhole] = useState(false);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const node = heading.current;
    if (!node) return;
    const watcher = new ResizeObserver(() => setCut(node.scrollHeight > node.clientHeight + 1));
    watcher.observe(node);
    return () => watcher.disconnect();
  }, [children]);
  return (
    <div className={styles.titleRoom}>
      <h1 ref={heading} className={styles.title} data-whole={whole || undefined}>{children}</h1>
      {(cut || whole) && <PressButton small kind="quiet" aria-expanded={whole} onPress={() => setWhole(!whole)}>{whole ? <Trans>Show less</Trans> : <Trans>Show the whole title</Trans>}</PressButton>}
    </div>
  );
}
