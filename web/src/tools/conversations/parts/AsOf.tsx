import { Trans } from "@lingui/react/macro";
import { IconCloudOff } from "@tabler/icons-react";
import { Moment, PressButton } from "@/ui";
import styles from "./asof.module.css";

/** Over what this device kept, while the line is away. */
export function AsOf({ at, onRetry }: { at: number; onRetry: () => unknown }) {
  return (
    <div className={styles.asOf} role="status">
      <IconCloudOff size={15} stroke={1.5} aria-hidden />
      <span><Trans>No connection. As of <Moment at={new Date(at)} /></Trans></span>
      <PressButton small kind="quiet" onPress={onRetry}><Trans>Try again</Trans></PressButton>
    </div>
  );
}
