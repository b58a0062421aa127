import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { useGo } from "@/platform/address";
import { SidePanel } from "@/ui/layout/SidePanel";
import { useShortcut } from "@/ui/keys/shortcuts";
import { TOOLS } from "../tools";
import { type Place, useMenu } from "../useMenu";
import { useShell } from "./state";

const ShortcutHelp = lazy(() => import("@/ui/keys/ShortcutHelp").then(({ ShortcutHelp: default_ }) => ({ default: default_ })));
const load = TOOLS.find((tool) => tool.notifications)?.notifications;
const Notices = load ? lazy(load) : null;

/** The shell's own keys, and the drawers they open. */
export function ShellKeys() {
  const { t, i18n } = useLingui();
  const { open, show } = useShell();
  const go = useGo();
  const { places, account, creations } = useMenu();
  const close = () => show(null);
  const [only] = creations;

  useShortcut("mod+k", t`Search and commands`, () => show("palette"), t`Everywhere`);
  useShortcut("?", t`Keyboard shortcuts`, () => show("help"), t`Everywhere`);
  useShortcut(only && "c", t`Create`, () => (creations.length === 1 && only ? go(only.to) : show("create")), t`Everywhere`);
  return (
    <>
      {[...places, ...account].map((place) => <GoKey key={place.to} place={place} label={i18n._(place.label)} />)}
      <Suspense>{open === "help" && <ShortcutHelp opened onClose={close} />}</Suspense>
      {Notices && (
        <SidePanel opened={open === "notifications"} onClose={close} title={t`Notifications`}>
          <Suspense><Notices onClose={close} /></Suspense>
        </SidePanel>
      )}
    </>
  );
}

function GoKey({ place, label }: { place: Place; label: string }) {
  const { t } = useLingui();
  const go = useGo();
  useShortcut(place.key && `g ${place.key}`, label, () => go(place.to), t`Go to`);
  return null;
}
