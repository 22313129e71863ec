/** A name that a person typed holds nothing that turns, hides or breaks the words around it, and is seen. */
import { expect, test } from 'vitest';
import { givenName } from '../../lib/background/given-name.ts';

test('R-PEOPLE-1: what cannot be seen is taken out of a name, and lines become one', () => {
  const kept: readonly (readonly [string, string])[] = [
    ['Bob from the choir', 'Bob from the choir'],
    ['  Bob \t\n from  the choir ', 'Bob from the choir'],
    ['Bob\u202Elive', 'Boblive'],
    ['\u2066Bob\u2069', 'Bob'],
    ['\u200fبوب', 'بوب'],
    ['Bo\u00adb\u200b\u2060\ufeff', 'Bob'],
    ['Bob\u0000\u001b[31m', 'Bob [31m'],
    ['Bob\u2028verified', 'Bob verified'],
    ['Bob\u3164\u115f\uffa0', 'Bob'],
    ['Bo\ud83db', 'Bob'],
    ['Bob\ue000', 'Bob'],
    ['Zoe\u0308', 'Zoë'],
    ['@alice', 'alice'],
    ['＠ alice', 'alice'],
    ['b@b', 'b@b'],
    ['👩\u200d🔬', '👩\u200d🔬'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['\u200dBob\u200d', 'Bob'],
    ['7', '7'],
  ];
  for (const [typed, name] of kept) expect([typed, givenName(typed)]).toEqual([typed, name]);
});

test('a name of which nothing is seen is none', () => {
  for (const typed of ['', '   ', '\u202e\u200b', '\u200d\ufe0f', '@', '\u3164', '\u2800', '\u0301'])
    expect([typed, givenName(typed)]).toEqual([typed, null]);
});
