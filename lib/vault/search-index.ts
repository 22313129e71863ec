/** The search index in memory: finds the texts that hold every word asked for. Forgotten as a whole; nothing is taken out of it. */
import SearchableMap from 'minisearch/SearchableMap';
import { eachPlace, nameIn, type Segment, termsOf } from './search-segment.ts';
import { isLongEnoughToContinue } from './search-words.ts';

/** `exact`: each word as it is, or as the beginning of one. `similar`: also with one letter too many, too few or another. */
export type Closeness = 'exact' | 'similar';

export interface Match {
  /** The archive's name of the text. */
  readonly name: Uint8Array;
  /** The author's clock, Unix seconds. */
  readonly time: number;
}

export interface Matches {
  /** In no order. */
  readonly texts: readonly Match[];
  /** Every word that was taken for one of those asked for. */
  readonly terms: ReadonlySet<string>;
}

export interface SearchIndex {
  add(segment: Segment): void;
  /** @param words folded, at most 255 */
  find(words: readonly string[], closeness: Closeness): Matches;
}

/** In shorter words another letter makes another word. */
const MIN_SIMILAR = 4;

/** Word → the numbers of the texts that hold it. */
type Words = SearchableMap<number[]>;
type Meant = ReadonlyMap<string, readonly number[]>;

export const makeSearchIndex = (): SearchIndex => {
  const words: Words = new SearchableMap();
  const parts: ({ readonly from: number } & Pick<Segment, 'names' | 'times'>)[] = [];
  let size = 0;
  return {
    add: ({ names, times, ...segment }) => {
      const lists = termsOf(segment).map((term) => words.fetch(term, () => []));
      eachPlace({ ...segment, times }, (text, term) => lists[term]?.push(size + text));
      parts.push({ from: size, names, times });
      size += times.length;
    },
    find: (asked, closeness) => {
      if (asked.length === 0) return { texts: [], terms: new Set() };
      const meant = asked.map((word) => meantBy(words, word, closeness));
      const held = countHeld(meant, size);
      const texts = parts.flatMap(({ from, names, times }) =>
        times.flatMap((time, text) =>
          held[from + text] === asked.length ? [{ name: nameIn({ names }, text), time }] : [],
        ),
      );
      return { texts, terms: new Set(meant.flatMap((terms) => [...terms.keys()])) };
    },
  };
};

/** The words that may be taken for one that was asked for. */
const meantBy = (words: Words, word: string, closeness: Closeness): Meant => {
  const found = new Map<string, readonly number[]>();
  const itself = words.get(word);
  if (itself !== undefined) found.set(word, itself);
  if (isLongEnoughToContinue(word)) for (const [term, texts] of words.atPrefix(word)) found.set(term, texts);
  if (closeness === 'exact' || word.length < MIN_SIMILAR) return found;
  for (const [term, [texts]] of words.fuzzyGet(word, 1)) found.set(term, texts);
  return found;
};

/** For each text, how many of the words, from the first on, it holds. */
const countHeld = (asked: readonly Meant[], size: number): Uint8Array => {
  const held = new Uint8Array(size);
  const hold = (texts: readonly number[], index: number): void => {
    for (const text of texts) if (held[text] === index) held[text] = index + 1;
  };
  for (const [index, terms] of asked.entries()) for (const texts of terms.values()) hold(texts, index);
  return held;
};
