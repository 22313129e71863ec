/**
 * A ranked list in half the room: its ranks are kept to a factor of two, which is a third of a power of ten in a code's strength,
 * and within one such step words stand by the alphabet, each without the beginning that it shares with the one before.
 */

/** Each step is as long as all before it; the most common word is one by itself. */
const GROWTH = 2;
/** What a word begins with: so many UTF-16 units as the letter's place says are shared with the word before. */
const SHARED = 'ABCDEFGHIJ';

/** Words of a capital letter and the rest, one after the other. No word may hold a capital of English. */
export const packList = (words: readonly string[]): string => {
  let packed = '';
  for (let [from, to] = [0, 1]; from < words.length; [from, to] = [to, to * GROWTH]) {
    let before = '';
    for (const word of words.slice(from, to).sort()) {
      if (/[A-Z]/.test(word)) throw new Error('a capital in a packed word');
      const shared = sharedBeginning(before, word);
      packed += `${SHARED[shared]}${word.slice(shared)}`;
      before = word;
    }
  }
  return packed;
};

/** The words, those of a step that is more common first. */
export const unpackList = (packed: string): string[] => {
  let before = '';
  return packed.split(/(?=[A-J])/).map((entry) => {
    before = before.slice(0, SHARED.indexOf(entry.charAt(0))) + entry.slice(1);
    return before;
  });
};

const sharedBeginning = (one: string, other: string): number => {
  let shared = 0;
  while (shared < SHARED.length - 1 && shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
};
