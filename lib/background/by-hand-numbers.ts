/**
 * Which of a thread's texts and timers went by hand, by their numbers: what the person wrote or pasted here is not missing where the site shows
 * no row of it (R-LIE-5). Pure.
 */
import type { Author, ByHandCount } from '../rpc/rows.ts';
import type { ArchiveRecord, ByHand, ThreadRecord } from '../vault/records.ts';

/** So many of each side are remembered, the highest: whoever writes all by hand has no rows between which anything could be missing. */
const MAX_NUMBERS = 256;

const none: ByHand = { us: [], them: [] };

/** The number that a text or timer has among its author's; undefined for what is not counted. */
export const numberOf = (record: ArchiveRecord): number | undefined => {
  if (record.kind === 'text') return record.sequence;
  return record.kind === 'card' && record.card === 'timer' ? record.sequence : undefined;
};

/** The thread with these among those that went by hand; the same one where they are known. */
export const withByHand = (thread: ThreadRecord, author: Author, sequences: readonly number[]): ThreadRecord => {
  const { byHand = none } = thread;
  const known = byHand[author];
  const numbers = [...new Set([...known, ...sequences])].sort((a, b) => a - b).slice(-MAX_NUMBERS);
  const isKnown = numbers.length === known.length && numbers.every((number, index) => number === known[index]);
  return isKnown ? thread : { ...thread, byHand: { ...byHand, [author]: numbers } };
};

/** The contact's numbers may begin at 1 again: none of them says anything of what comes. */
export const byHandAnew = ({ byHand }: ThreadRecord): Pick<ThreadRecord, 'byHand'> =>
  byHand === undefined ? {} : { byHand: { ...byHand, them: [] } };

/** What a row with this number is told of it; nothing where there is nothing to tell. */
export const byHandUpTo = (
  byHand: ByHand | undefined,
  author: Author,
  sequence: number,
): { readonly byHand?: ByHandCount } => {
  const numbers = (byHand ?? none)[author].filter((number) => number <= sequence);
  return numbers.length === 0 ? {} : { byHand: { upTo: numbers.length, itself: numbers.at(-1) === sequence } };
};
