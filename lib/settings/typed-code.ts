/** Compares typed security codes as the vault will: how a code is spaced or composed must not lock a person out. */

/** Fewest characters of a code of the person's own. The background holds to it as well. */
const fewestCharacters = 12;

const plain = (code: string): string => code.normalize('NFKC').trim().replace(/\s+/gu, ' ');

export const isSameCode = (a: string, b: string): boolean => plain(a) === plain(b);

export const isLongEnough = (code: string): boolean => [...plain(code)].length >= fewestCharacters;
