import { t } from "@lingui/core/macro";
import { i18n, type Messages } from "@lingui/core";

interface Language {
  code: string;
  /** In its own words: whoever reads no other finds it. */
  name: string;
}

/** Follow what the browser asks for. */
export const AS_BROWSER = "auto";

const LANGUAGES: Language[] = [
  { code: "en", name: "English" },
  { code: "de", name: "Deutsch" },
  ...(import.meta.env.DEV ? [{ code: "pseudo", name: "Pseudo" }] : []),
];

const catalogs: Record<string, () => Promise<{ messages: Messages }>> = {
  en: () => import("@/locales/en.po"),
  de: () => import("@/locales/de.po"),
  pseudo: () => import("@/locales/pseudo.po"),
};

/** The language of ours that `choice` means; what a browser asks for first counts first. */
export function languageOf(choice: string, asked: readonly string[] = navigator.languages): string {
  if (choice in catalogs) return choice;
  return asked.map((tag) => tag.toLowerCase().split("-")[0]!).find((code) => LANGUAGES.some((one) => one.code === code)) ?? "en";
}

/** What one can choose from, for a menu. */
export const languageChoices = () => [{ value: AS_BROWSER, label: t`As the browser` }, ...LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))];

/** The language that is spoken now, as the server and the page are told. */
export const spoken = (): string => (i18n.locale === "pseudo" ? "en" : i18n.locale);

/** Speak as chosen; only this one language is loaded. */
export async function speak(choice: string): Promise<void> {
  const language = languageOf(choice);
  const { messages } = await catalogs[language]!();
  i18n.loadAndActivate({ locale: language, messages });
  document.getElementById("floating")?.setAttribute("aria-label", t`Pop-ups`);
  document.documentElement.lang = spoken();
}
