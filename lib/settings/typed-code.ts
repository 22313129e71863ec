/** Compares typed security codes as the vault will: how a code is spaced or composed must not lock a person out. */

const plain = (code: string): string => code.normalize('NFKC').trim().replace(/\s+/gu, ' ');

export const isSameCode = (a: string, b: string): boolean => plain(a) === plain(b);
