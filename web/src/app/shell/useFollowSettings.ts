import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import type { Settings } from "@/kernel/me";
import { useKept } from "@/platform/kept";
import { AS_BROWSER, speak } from "@/platform/language";
import { prefer, preferences } from "@/platform/preferences";
import { useMe } from "@/platform/session";
import { useSettings } from "@/platform/settings";

type Followed = Omit<Settings, "lists">;

/** What the person set on another device counts here, too, unless it was changed here since. */
export function useFollowSettings(): void {
  const { setColorScheme } = useMantineColorScheme();
  const [followed, keep] = useKept<Partial<Followed>>("settings", {});
  const { theme, density, language, shortcuts } = useSettings().settings;
  const { viewing } = useMe();
  useEffect(() => {
    if (viewing) return; // those of the other person stay theirs
    if (followed.theme !== theme) setColorScheme(theme);
    if (followed.shortcuts !== shortcuts) prefer({ shortcuts });
    if (followed.density !== density) prefer({ density });
    const chosen = language ?? AS_BROWSER;
    if (followed.language !== language && chosen !== preferences().language) {
      prefer({ language: chosen });
      speak(chosen).catch(() => undefined);
    }
    if (followed.theme !== theme || followed.shortcuts !== shortcuts || followed.density !== density || followed.language !== language) keep({ theme, density, language, shortcuts });
  }, [viewing, followed, keep, setColorScheme, theme, density, language, shortcuts]);
}
