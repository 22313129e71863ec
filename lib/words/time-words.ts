/** Dates and times as people read them. The clock, the time zone and the region are the person's own. */
import { formatDigits, formatTag } from './formats.ts';

/** Made when it is needed first, or by `readyTimes`: the browser loads megabytes for it, and the background says no time most of its life. */
const formatter = (options: Intl.DateTimeFormatOptions) => {
  let made: { readonly tag: string; readonly format: Intl.DateTimeFormat } | undefined;
  return (date: Date): string => {
    const tag = formatTag();
    if (made?.tag !== tag) made = { tag, format: formatOf(tag, { ...options, numberingSystem: formatDigits() }) };
    return made.format.format(date);
  };
};

/** `03:05` of twenty-four hours, and `3:05` of twelve. */
const formatOf = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const format = new Intl.DateTimeFormat(tag, options);
  return format.resolvedOptions().hour12 ? new Intl.DateTimeFormat(tag, { ...options, hour: 'numeric' }) : format;
};

const day = formatter({ dateStyle: 'long' });
const clockTime = { hour: '2-digit', minute: '2-digit' } as const;
const shortDay = { day: 'numeric', month: 'short' } as const;
const time = formatter(clockTime);
const dayAndTime = formatter({ ...shortDay, ...clockTime });
const yearAndTime = formatter({ ...shortDay, year: 'numeric', ...clockTime });

const toDate = (seconds: number): Date => new Date(seconds * 1000);

/** `23 November 2025`, `November 23, 2025`. Unix seconds. */
export const sayDay = (seconds: number): string => day(toDate(seconds));

/** `14:05` or `2:05 PM` on the same day, `23 Nov, 14:05` in the same year, else `23 Nov 2025, 14:05`. Unix seconds. */
export const sayTime = (seconds: number, now: number): string => {
  const at = toDate(seconds);
  const today = toDate(now);
  if (at.toDateString() === today.toDateString()) return time(at);
  return at.getFullYear() === today.getFullYear() ? dayAndTime(at) : yearAndTime(at);
};

/** For a frame that has time now, and will not when it has something to draw. */
export const readyTimes = (): void => {
  for (const ready of [time, dayAndTime, yearAndTime]) ready(toDate(0));
};
