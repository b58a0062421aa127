const made = new Map<string, Intl.DateTimeFormat>();

/** A format of dates, made once for all who ask for the same: to make one takes longer than to draw a row of a list. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}
