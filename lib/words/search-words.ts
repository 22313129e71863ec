/** What the search screen says. The clock and the time zone are the person's own. */

import type { Author } from '../rpc/rows.ts';
import { formatDigits, formatTag } from './formats.ts';
import { say, sayAround, sayCounted } from './say.ts';

export const searchWords = {
  title: say('search_title'),
  field: say('search_field'),
  meaning: say('search_meaning'),
  preparing: say('search_preparing'),
  none: say('search_none'),
  noneMeaning: say('search_none_meaning'),
  shortMeaning: say('search_short_meaning'),
  more: say('search_more'),
  loadingMore: say('search_loading_more'),
} as const;

/** The number of hits. `similar`: nothing holds exactly these words. */
export const sayHits = (total: number, closeness: 'exact' | 'similar' | 'short'): string => {
  if (total === 0) return say('search_nothing');
  return sayCounted(closeness === 'exact' ? 'search_found' : 'search_similar', total);
};

/** How many of the hits are shown, where there are more. */
export const sayShown = (shown: number, total: number): string => say('search_shown', { shown, total });

/** Who wrote a text to whom, around the name, which is the contact's. */
export const sayWriter = (
  author: Author,
  name: string,
): { readonly before: string; readonly name: string; readonly after: string } => {
  const [before, after] = author === 'us' ? sayAround('search_writer_us', 'name') : ['', ''];
  return { before, name, after };
};

const moment = new Intl.DateTimeFormat(formatTag(), {
  dateStyle: 'medium',
  timeStyle: 'short',
  numberingSystem: formatDigits(),
});

/** `23 Nov 2025, 14:05`. Unix seconds. */
export const sayMoment = (seconds: number): string => moment.format(new Date(seconds * 1000));
