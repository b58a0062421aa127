import { useMemo } from "react";
import { AS_BROWSER, speak, spoken } from "./language";
import { prefer, usePreferences } from "./preferences";
import { useSettings } from "./settings";

/** The language chosen here, and how to choose another: it is spoken at once, and mails come in it from then on. */
export function useLanguage() {
  const { language } = usePreferences();
  const { change } = useSettings();
  return useMemo(() => {
    const choose = async (choice: string) => {
      await speak(choice);
      prefer({ language: choice });
      await change({ language: choice === AS_BROWSER ? null : choice, spoken: spoken() });
    };
    return { language, choose };
  }, [language, change]);
}
