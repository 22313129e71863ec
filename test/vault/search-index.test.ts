/** Segments hold what they were given, and the index finds the texts that hold every word. */
import { describe, expect, it } from 'vitest';
import { type Closeness, makeSearchIndex } from '../../lib/vault/search-index.ts';
import { indexedText, segmentOf, textsOf } from '../../lib/vault/search-segment.ts';
import { askedWordsOf } from '../../lib/vault/search-words.ts';

const texts = [
  'The kettle is boiling',
  'kettles boil, and Bob boils over',
  'Meet me at the café at noon',
  'noon is fine',
  '明日は東京駅で会いましょう',
  'a beautiful evening',
];
const nameOf = (number: number): Uint8Array => new Uint8Array(16).fill(number);
const indexed = texts.map((text, number) => indexedText(nameOf(number), { time: 1_000 + number, text }));

describe('a segment', () => {
  it('gives back what it was made of', () => {
    expect(textsOf(segmentOf(indexed))).toEqual(indexed);
    expect(textsOf(segmentOf([]))).toEqual([]);
  });

  it('keeps texts apart by thousands of different words', () => {
    const many = Array.from({ length: 300 }, (_, number) =>
      indexedText(nameOf(number % 256), {
        time: number,
        text: Array.from({ length: 80 }, (_, word) => `w${number * 80 + word}`).join(' '),
      }),
    );
    expect(textsOf(segmentOf(many))).toEqual(many);
  });

  it('holds no text: the order of words is not in it, nor how often each was said', () => {
    const one = segmentOf([indexedText(nameOf(1), { time: 1, text: 'one two two three' })]);
    expect(one.terms).toBe('one two three');
  });
});

/** The found texts by number, over an index of two segments. */
const find = (query: string, closeness: Closeness = 'exact'): number[] => {
  const index = makeSearchIndex();
  index.add(segmentOf(indexed.slice(0, 2)));
  index.add(segmentOf(indexed.slice(2)));
  return index.find(askedWordsOf(query), closeness).texts.map(({ name }) => name[0] ?? -1);
};

describe('the index', () => {
  it('finds words and their beginnings, whatever their case and accents', () => {
    expect(find('KETTLE')).toEqual([0, 1]);
    expect(find('ket')).toEqual([0, 1]);
    expect(find('cafe')).toEqual([2]);
    expect(find('Café')).toEqual([2]);
    expect(find('ettle')).toEqual([]);
  });

  it('finds only what holds every word, in any order and any segment', () => {
    expect(find('noon')).toEqual([2, 3]);
    expect(find('noon meet')).toEqual([2]);
    expect(find('bob kettle')).toEqual([1]);
    expect(find('kettle noon')).toEqual([]);
  });

  it('finds two letters only as a word', () => {
    expect(find('me')).toEqual([2]);
    expect(find('is')).toEqual([0, 3]);
  });

  it('finds parts of runs without spaces', () => {
    expect(find('東京')).toEqual([4]);
    expect(find('京駅で')).toEqual([4]);
    expect(find('駅')).toEqual([4]);
    expect(find('京東')).toEqual([]);
  });

  it('takes one letter too many, too few or another for similar, in words that are long enough', () => {
    for (const typo of ['beautifull', 'beatiful', 'beautifol']) {
      expect(find(typo)).toEqual([]);
      expect(find(typo, 'similar')).toEqual([5]);
    }
    expect(find('buetifull', 'similar')).toEqual([]);
    expect(find('boc', 'similar')).toEqual([]);
  });

  it('says which words were taken for those asked for', () => {
    const index = makeSearchIndex();
    index.add(segmentOf(indexed));
    expect([...index.find(['boil'], 'exact').terms].sort()).toEqual(['boil', 'boiling', 'boils']);
  });

  it('finds nothing for no words', () => {
    expect(find('')).toEqual([]);
    expect(find('?!')).toEqual([]);
  });
});
