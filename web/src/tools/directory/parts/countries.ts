/** Countries whose public holidays the server knows, most of the world's building in front of the alphabet's rest. */
const CODES = // eslint-disable-next-line lingui/no-unlocalized-strings -- ISO 3166
  "AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT QA RO RS SA SE SG SI SK TH TN TR TW UA US VN ZA".split(" ");

export function countryOptions(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language === "pseudo" ? "en" : language], { type: "region" });
  return CODES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) => a.label.localeCompare(b.label));
}

/** The country in which this browser lives, if we know its holidays. */
export function ownCountry(): string {
  const region = new Intl.Locale(navigator.language).region ?? "GB";
  return CODES.includes(region) ? region : "GB";
}
