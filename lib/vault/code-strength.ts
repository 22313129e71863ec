/**
 * How hard a security code is to guess, and how hard it must be. The one place with that number. Never stores or logs a code.
 * The estimator counts a sentence's words as if any could follow any other and its spaces as if they were unknown; both flatter
 * phrases by many orders, so the words are counted one by one as well, and the smaller count is believed.
 */
import { type OptionsGraph, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { unpackList } from './packed-list.ts';

/**
 * Guesses that a code of one's own must withstand, as a power of ten. One guess is one Argon2id of 64 MiB and three passes: a quarter
 * of a second here, and at least 400 MB of memory traffic anywhere, so a graphics card that moves 1 TB a second makes at most 2,500 a
 * second. 10^14 then last a thousand such cards over a year. Six random words have 10^19.9, and no limit but this one.
 */
const NEEDED_POWER = 14;

/** From here on a code is as good as six random words. */
const AMPLE_POWER = 19;

/** Longer codes are judged by their beginning: the rest makes them no weaker, and the estimator slower than a keystroke. */
const JUDGED_CHARACTERS = 100;

/** Lists for the estimator. The first three are ranked, most common first, and packed. */
export interface CodeLists {
  readonly passwords: string;
  readonly words: string;
  readonly firstNames: string;
  /** Weekdays, planets and the like, each in its order, by the names that the estimator knows them by. */
  readonly sequences: Readonly<Record<string, readonly string[]>>;
  /** What lies beside what on a keyboard. */
  readonly keyboards: OptionsGraph;
}

/** `weak` is refused. */
export type CodeStrength = 'weak' | 'enough' | 'ample';

/** Judges a normalised code. Slow at first, when the lists are read. */
export type JudgeCode = (code: string) => Promise<CodeStrength>;

export const codeJudge = (readLists: () => Promise<CodeLists>): JudgeCode => {
  let ready: Promise<(code: string) => number> | null = null;
  const estimator = (): Promise<(code: string) => number> => {
    ready ??= readLists()
      .then(powerOf)
      .catch((error: unknown) => {
        ready = null;
        throw error;
      });
    return ready;
  };
  return async (code) => {
    const power = (await estimator())(code);
    if (power < NEEDED_POWER) return 'weak';
    return power < AMPLE_POWER ? 'enough' : 'ample';
  };
};

/** Guesses for a code, as a power of ten. */
const powerOf = ({ passwords, words, firstNames, sequences, keyboards: graphs }: CodeLists) => {
  const lists = { passwords: unpackList(passwords), words: unpackList(words), firstNames: unpackList(firstNames) };
  const ordered = Object.fromEntries(Object.entries(sequences).map(([name, list]) => [name, [...list]]));
  const ofPhrase = new ZxcvbnFactory({ dictionary: { ...lists, ...ordered }, graphs });
  // One word that is also a weekday is one word of the language, not one of seven.
  const ofWord = new ZxcvbnFactory({ dictionary: lists, graphs });
  return (code: string): number => {
    const judged = [...code].slice(0, JUDGED_CHARACTERS).join('');
    const single = wordsOf(judged);
    const whole = ofPhrase.check(judged).guessesLog10;
    if (single.length < 2) return whole;
    return Math.min(
      whole,
      single.reduce((sum, word) => sum + ofWord.check(word).guessesLog10, 0),
    );
  };
};

/** Words that are said once count once. Signs between digits are no spaces: a password that a program made is one word. */
const wordsOf = (code: string): readonly string[] => {
  const words = code.split(/\s+|(?<=\p{L})\p{P}+(?=\p{L})/u).filter((word) => word !== '');
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
};
