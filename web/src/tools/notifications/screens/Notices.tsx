import { useLingui } from "@lingui/react/macro";
import { Page } from "@/ui";
import { NoticeList } from "../parts/NoticeList";
import styles from "../parts/notices.module.css";

/** The same as the drawer, for phones and for who keeps it open. */
export default function Notices() {
  const { t } = useLingui();
  return (
    <Page title={t`Notifications`} width="letter">
      <div className={styles.page}><NoticeList /></div>
    </Page>
  );
}
