const LEAST_MS = 1_000;
/** A provider that asks for longer is tried sooner than that: its wrong clock could otherwise silence an account for years. */
const MOST_MS = 3_600_000;

/**
 * Milliseconds until a provider will accept requests again, from a `Retry-After` in seconds or as an HTTP date (RFC 9110, 10.2.3): at least a
 * second, at most an hour, also where the date has passed. undefined where it cannot be read. `now` is in milliseconds since 1970.
 */
export const retryAfter = (value: string | null | undefined, now: number): number | undefined => {
  const text = value?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : dateIn(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(MOST_MS, Math.max(LEAST_MS, Math.round(ms)));
};

/** The same from a mail server's words: "greylisted, try again in 5 minutes". */
export const retryIn = (answer: string): number | undefined => {
  const [, amount, unit = ''] =
    /(?:try|retry|again|wait|after|come back|greylist\w*|grey-list\w*|delay\w*)\D{0,30}?(\d{1,6})\s*(h(?:ours?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b/i.exec(
      answer,
    ) ?? [];
  const seconds = { h: 3600, m: 60, s: 1 }[unit.charAt(0).toLowerCase()];
  return amount && seconds ? retryAfter(String(Number(amount) * seconds), 0) : undefined;
};

/** The three forms of an HTTP date; the oldest names no zone and means Greenwich. */
const dateIn = (text: string): number => {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d( \d{4}| gmt)$/i.test(text)) return Number.NaN;
  return Date.parse(/ gmt$/i.test(text) ? text : `${text} GMT`);
};
