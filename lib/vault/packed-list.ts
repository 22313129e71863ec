/**
 * A ranked list in half the room: its ranks are kept to a factor of one and a half, which is a sixth of a power of ten in a code's strength,
 * and within one such step words stand by the alphabet, each without the beginning that it shares with the one before.
 */

/** Each step is half as long as all before it; the most common word is one by itself. */
const GROWTH = 1.5;
/** The shared beginning is counted in one digit. */
const MOST_SHARED = 9;

/** Lines of a digit, how many UTF-16 units are shared with the line before, and the rest. No word may hold a line break. */
export const packList = (words: readonly string[]): string => {
  const lines: string[] = [];
  for (let [from, to] = [0, 1]; from < words.length; [from, to] = [to, Math.ceil(to * GROWTH)]) {
    let before = '';
    for (const word of words.slice(from, to).sort()) {
      const shared = sharedBeginning(before, word);
      lines.push(`${shared}${word.slice(shared)}`);
      before = word;
    }
  }
  return lines.join('\n');
};

/** The words, those of a step that is more common first. */
export const unpackList = (packed: string): string[] => {
  let before = '';
  return packed.split('\n').map((line) => {
    before = before.slice(0, Number(line[0])) + line.slice(1);
    return before;
  });
};

const sharedBeginning = (one: string, other: string): number => {
  let shared = 0;
  while (shared < MOST_SHARED && shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
};
