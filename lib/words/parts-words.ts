/** What is said of a message that came in parts. */
import { sayCounted, wordsLanguage } from './say.ts';

/** How many are missing, and which of how many. Numbers from 1. */
export const sayPartsMissing = (count: number, missing: readonly number[]): string =>
  sayCounted('parts_missing', missing.length, { parts: listed(missing), all: count });

/** Numbers as the language lists them. */
const listed = (numbers: readonly number[]): string => {
  const { tag } = wordsLanguage();
  const digits = new Intl.NumberFormat(tag, { useGrouping: false });
  return new Intl.ListFormat(tag).format(numbers.map((number) => digits.format(number)));
};
