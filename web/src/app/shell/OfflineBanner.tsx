import { Trans } from "@lingui/react/macro";
import { IconCloudOff } from "@tabler/icons-react";
import { useOnline } from "@/platform/online";
import styles from "./shell.module.css";

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className={styles.offline}>
          <IconCloudOff size={16} stroke={1.5} aria-hidden />
          <Trans>You are offline. What is on screen stays; drafts are kept on this device until the line is back.</Trans>
        </p>
      )}
    </div>
  );
}
