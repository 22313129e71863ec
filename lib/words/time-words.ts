/** Dates and times as people read them. The clock and the time zone are the person's own. */

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

const toDate = (seconds: number): Date => new Date(seconds * 1000);

/** `23 November 2025`. Unix seconds. */
export const sayDay = (seconds: number): string => day.format(toDate(seconds));

/** `14:05` on the same day, `23 Nov, 14:05` in the same year, else `23 Nov 2025, 14:05`. Unix seconds. */
export const sayTime = (seconds: number, now: number): string => {
  const at = toDate(seconds);
  const time = clock.format(at);
  const today = toDate(now);
  if (at.toDateString() === today.toDateString()) return time;
  const year = at.getFullYear() === today.getFullYear() ? '' : ` ${at.getFullYear()}`;
  return `${shortDay.format(at)}${year}, ${time}`;
};
