/** What a readable copy of a thread says around the messages. */
import { saySite } from './thread-words.ts';
import { sayDay } from './time-words.ts';

export const exportWords = {
  you: 'You',
  none: 'Nothing has been said in this thread.',
  left: 'Messages that disappear are not in this copy.',
  readable: 'This file is not encrypted: whoever has it can read it.',
} as const;

export const sayExportTitle = (name: string, site: string): string => `Messages with ${name} on ${saySite(site)}`;

/** Under the title: when it was made, and how much is in it. Unix seconds. */
export const sayExported = (made: number, count: number): string =>
  `Made by Sotto on ${sayDay(made)}. ${count === 1 ? 'One message' : `${count} messages`}.`;
