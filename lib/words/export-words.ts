/** What a readable copy of a thread says around the messages. */
import { say, sayCounted, wordsLanguage } from './say.ts';
import { saySite } from './thread-words.ts';
import { sayDay } from './time-words.ts';

export const exportWords = {
  you: say('export_you'),
  none: say('export_none'),
  left: say('export_left'),
  readable: say('export_readable'),
} as const;

export const sayExportTitle = (name: string, site: string): string =>
  say('export_title', { name, site: saySite(site) });

/** By what the site knows both. */
export const sayAccounts = (theirs: string, ours: string): string => say('export_accounts', { theirs, ours });

let day: Intl.DateTimeFormat | undefined;

/** `23 November 2025`, wherever the file is made: its times are said so, too. Unix seconds. */
export const sayDayOfUtc = (seconds: number): string => {
  day ??= new Intl.DateTimeFormat(wordsLanguage().tag, { dateStyle: 'long', timeZone: 'UTC' });
  return day.format(new Date(seconds * 1000));
};

/** Under the title: when it was made, and how much is in it. Unix seconds. */
export const sayExported = (made: number, count: number): string =>
  say('export_made', { day: sayDay(made), texts: sayCounted('export_texts', count) });
