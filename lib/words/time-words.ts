/** Dates and times as people read them. The clock and the time zone are the person's own. */

/** Made when it is needed first, or by `readyTimes`: the browser loads megabytes for it, and the background says no time most of its life. */
const formatter = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | undefined;
  return (date: Date): string => {
    made ??= new Intl.DateTimeFormat('en-GB', options);
    return made.format(date);
  };
};
const day = formatter({ dateStyle: 'long' });
const shortDay = formatter({ day: 'numeric', month: 'short' });
const clock = formatter({ hour: '2-digit', minute: '2-digit' });

const toDate = (seconds: number): Date => new Date(seconds * 1000);

/** `23 November 2025`. Unix seconds. */
export const sayDay = (seconds: number): string => day(toDate(seconds));

/** `14:05` on the same day, `23 Nov, 14:05` in the same year, else `23 Nov 2025, 14:05`. Unix seconds. */
export const sayTime = (seconds: number, now: number): string => {
  const at = toDate(seconds);
  const time = clock(at);
  const today = toDate(now);
  if (at.toDateString() === today.toDateString()) return time;
  const year = at.getFullYear() === today.getFullYear() ? '' : ` ${at.getFullYear()}`;
  return `${shortDay(at)}${year}, ${time}`;
};

/** For a frame that has time now, and will not when it has something to draw. */
export const readyTimes = (): void => {
  sayTime(0, SECONDS_PER_YEAR);
};

const SECONDS_PER_YEAR = 365 * 24 * 60 * 60;
