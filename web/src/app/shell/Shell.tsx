import { useLingui } from "@lingui/react/macro";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { CreationsContext, CreationsInContext } from "@/platform/panels";
import { usePhone } from "@/ui/layout/SidePanel";
import { useCreationsOf, useMenu } from "../useMenu";
import { Palette } from "../palette/Palette";
import { OfflineBanner } from "./OfflineBanner";
import { PhoneTabs } from "./PhoneTabs";
import { PhoneTitle } from "./PhoneTitle";
import { Rail } from "./Rail";
import { ShellKeys } from "./ShellKeys";
import styles from "./shell.module.css";
import { ShellProvider } from "./state";
import { TopBar } from "./TopBar";
import { useFollowProjects } from "./useFollowProjects";
import { useFollowSettings } from "./useFollowSettings";
import { useFollowWorker } from "./useFollowWorker";
import { ViewingBanner } from "./ViewingBanner";

/** After a change of screen, the reader and the keyboard start at the content. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const from = useRef(pathname);
  useEffect(() => {
    if (from.current === pathname) return;
    from.current = pathname;
    if (document.activeElement?.closest("[role=grid], [role=dialog]")) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

export function Shell() {
  const { t } = useLingui();
  const phone = usePhone();
  const { creations } = useMenu();
  const creationsOf = useCreationsOf();
  const main = useFocusOnArrival();
  useFollowProjects();
  useFollowSettings();
  useFollowWorker();
  return (
    <ShellProvider>
      <a className={styles.skip} href="#content">{t`Skip to content`}</a>
      <div className={styles.shell}>
        {!phone && <Rail />}
        {phone ? <PhoneTitle /> : <TopBar />}
        <div className={styles.stage}>
          <ViewingBanner />
          <OfflineBanner />
          <main id="content" ref={main} className={styles.main} tabIndex={-1}>
            <CreationsContext value={creations}><CreationsInContext value={creationsOf}><Outlet /></CreationsInContext></CreationsContext>
          </main>
        </div>
        {phone && <PhoneTabs />}
      </div>
      <Palette />
      <ShellKeys />
    </ShellProvider>
  );
}
