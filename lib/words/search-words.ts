/** What the search screen says. The clock and the time zone are the person's own. */
import type { Author } from '../rpc/rows.ts';

export const searchWords = {
  title: 'Search',
  field: 'Words that were said',
  meaning: 'The beginning of a word is enough. Messages that were erased or will disappear are not found.',
  preparing: 'Getting your messages ready…',
  none: 'No message holds these words',
  noneMeaning: 'A message is found when it holds every word, in any order. Try fewer words, or only how they begin.',
  more: 'Show more',
  loadingMore: 'Looking further back…',
} as const;

/** The number of hits. `similar`: nothing holds exactly these words. */
export const sayHits = (total: number, closeness: 'exact' | 'similar'): string => {
  if (total === 0) return 'Nothing found.';
  const hits = total === 1 ? '1 message' : `${total} messages`;
  return closeness === 'exact' ? `${hits} found.` : `Nothing holds exactly these words. ${hits} with similar ones.`;
};

/** How many of the hits are shown, where there are more. */
export const sayShown = (shown: number, total: number): string => `The newest ${shown} of ${total} are shown.`;

/** Who wrote a text to whom. `name` is the contact's. */
export const sayWriter = (author: Author, name: string): { readonly before: string; readonly name: string } =>
  author === 'us' ? { before: 'You to', name } : { before: '', name };

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `23 Nov 2025, 14:05`. Unix seconds. */
export const sayMoment = (seconds: number): string => moment.format(new Date(seconds * 1000));
