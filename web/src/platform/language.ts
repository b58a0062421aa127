import { t } from "@lingui/core/macro";
import { i18n, type Messages } from "@lingui/core";

export interface Language {
  code: string;
  name: string;
}

export const LANGUAGES: Language[] = [
  { code: "en", name: "English" },
  ...(import.meta.env.DEV ? [{ code: "pseudo", name: "Pseudo" }] : []),
];

const catalogs: Record<string, () => Promise<{ messages: Messages }>> = {
  en: () => import("@/locales/en.po"),
  pseudo: () => import("@/locales/pseudo.po"),
};

export async function speak(code: string): Promise<void> {
  const language = code in catalogs ? code : "en";
  const { messages } = await catalogs[language]!();
  i18n.loadAndActivate({ locale: language, messages });
  document.getElementById("floating")?.setAttribute("aria-label", t`Pop-ups`);
  document.documentElement.lang = language === "pseudo" ? "en" : language;
}
