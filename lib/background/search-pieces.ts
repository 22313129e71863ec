/** Cuts a found text into what was looked for and what stands between, and a long one down to what stands around the first hit. */
import type { SearchHit } from '../rpc/vault-types.ts';
import { type Word, wordsOf } from '../vault/search-words.ts';

type Pieces = SearchHit['pieces'];

/** Characters of a text that are shown, about, and of those before the first hit. */
const SHOWN = 320;
const BEFORE = 80;

/** @param terms the words that count as hits, folded */
export const piecesOf = (text: string, terms: ReadonlySet<string>): Pieces => {
  const words = wordsOf(text);
  const hits = joined(words.filter(({ term }) => terms.has(term)));
  const { from, to } = windowAround(text, words, hits[0]?.start ?? 0);
  const pieces: { text: string; isHit: boolean }[] = [];
  const add = (part: string, isHit: boolean): void => {
    if (part !== '') pieces.push({ text: part, isHit });
  };
  let at = from;
  for (const { start, end } of hits.filter((hit) => hit.start >= from && hit.end <= to)) {
    add(text.slice(at, start), false);
    add(text.slice(start, end), true);
    at = end;
  }
  add(text.slice(at, to), false);
  return [...(from > 0 ? [dots] : []), ...pieces, ...(to < text.length ? [dots] : [])];
};

const dots = { text: '…', isHit: false };

/** Hits that touch or overlap are one. */
const joined = (hits: readonly Word[]): readonly { readonly start: number; readonly end: number }[] => {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of hits) {
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
};

/** Begins and ends where words do. */
const windowAround = (
  text: string,
  words: readonly Word[],
  hit: number,
): { readonly from: number; readonly to: number } => {
  if (text.length <= SHOWN) return { from: 0, to: text.length };
  const from = hit <= BEFORE ? 0 : (words.find(({ start }) => start >= hit - BEFORE)?.start ?? 0);
  if (from + SHOWN >= text.length) return { from, to: text.length };
  const to = words.findLast(({ start, end }) => end <= from + SHOWN && start > from)?.end;
  return { from, to: to ?? from + SHOWN };
};
