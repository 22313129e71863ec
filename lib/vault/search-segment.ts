/**
 * How a piece of the search index is written down: which archived texts hold which words. It holds words, names of records and times;
 * a text itself is always read from the archive, so that no index can show one that is gone.
 */
import { wordsOf } from './search-words.ts';

/** What the index knows of one text. */
export interface IndexedText {
  /** The archive's name of the text: 16 bytes. */
  readonly name: Uint8Array;
  /** The author's clock, Unix seconds. */
  readonly time: number;
  /** Each word once, folded. */
  readonly terms: readonly string[];
}

export interface Segment {
  /** Every word of these texts once, with spaces between. */
  readonly terms: string;
  /** The texts' names, one after the other. */
  readonly names: Uint8Array;
  readonly times: readonly number[];
  /** For each text how many words it has and which of `terms` they are, seven bits a byte, lowest first. */
  readonly places: Uint8Array;
}

const NAME_BYTES = 16;

export const indexedText = (name: Uint8Array, { time, text }: { time: number; text: string }): IndexedText => ({
  name,
  time,
  terms: [...new Set(wordsOf(text).map(({ term }) => term))],
});

export const segmentOf = (texts: readonly IndexedText[]): Segment => {
  const numbers = new Map<string, number>();
  const places: number[] = [];
  const names = new Uint8Array(NAME_BYTES * texts.length);
  for (const [index, { name, terms }] of texts.entries()) {
    names.set(name, NAME_BYTES * index);
    writeNumber(places, terms.length);
    for (const term of terms) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      writeNumber(places, number);
    }
  }
  return {
    terms: [...numbers.keys()].join(' '),
    names,
    times: texts.map(({ time }) => time),
    places: Uint8Array.from(places),
  };
};

/** The words of a segment, in the order by which texts name them. */
export const termsOf = ({ terms }: Pick<Segment, 'terms'>): readonly string[] => (terms === '' ? [] : terms.split(' '));

/** For each text of a segment, each of its words by number. */
export const eachPlace = (
  { places, times }: Pick<Segment, 'places' | 'times'>,
  visit: (text: number, term: number) => void,
): void => {
  let at = 0;
  const readNumber = (): number => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = places[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  };
  for (let text = 0; text < times.length; text++) {
    for (let left = readNumber(); left > 0; left--) visit(text, readNumber());
  }
};

export const nameIn = ({ names }: Pick<Segment, 'names'>, text: number): Uint8Array =>
  names.subarray(NAME_BYTES * text, NAME_BYTES * (text + 1));

/** What `segmentOf` was given. */
export const textsOf = (segment: Segment): readonly IndexedText[] => {
  const terms = termsOf(segment);
  const texts = segment.times.map((time, text) => ({ name: nameIn(segment, text), time, terms: [] as string[] }));
  eachPlace(segment, (text, term) => texts[text]?.terms.push(terms[term] ?? ''));
  return texts;
};

const writeNumber = (bytes: number[], value: number): void => {
  let left = value;
  for (; left >= 0x80; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  bytes.push(left);
};
