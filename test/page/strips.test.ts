/** @vitest-environment happy-dom */
/** R-LIE-4, R-END-2: from where on a clear row is marked *not protected*, whatever sessions begin anew below it. */
import { expect, test } from 'vitest';
import { stripsFor } from '../../lib/page/strips.ts';
import type { RowKind } from '../../lib/rpc/rows.ts';

/** Which of the rows, from the top, are marked. */
const marked = (kinds: readonly (RowKind | 'clear' | 'unknown')[], isReversed = false): number[] => {
  const content = document.createElement('div');
  const rows = kinds.map((kind, index) => ({
    text: document.createElement('span'),
    armored: kind === 'clear' ? null : `${kind} ${index}`,
    sending: 'settled' as const,
    part: null,
    menu: () => null,
    rect: new DOMRect(200, index * 100, 100, 40),
  }));
  const kindOf = (armored: string) => {
    const kind = armored.split(' ')[0] as RowKind | 'unknown';
    return kind === 'unknown' ? undefined : kind;
  };
  const strips = stripsFor(isReversed ? rows.toReversed() : rows, kindOf, content);
  return strips.map(({ top }) => Math.round(top / 100)).sort((a, b) => a - b);
};

test.each([
  [
    'clear rows after the acceptance',
    ['clear', 'invitation', 'clear', 'acceptance', 'clear', 'message', 'clear'],
    [4, 6],
  ],
  ['all, where protection began above', ['clear', 'message', 'clear'], [0, 2]],
  ['none, where nothing is protected', ['clear', 'invitation', 'clear', 'unreadable'], []],
  [
    'those before a session that is begun anew',
    ['acceptance', 'clear', 'message', 'clear', 'acceptance', 'clear'],
    [1, 3, 5],
  ],
  [
    'none above a row that may be the acceptance: kinds are forgotten with each news, and come back in parts',
    ['clear', 'invitation', 'unknown', 'clear', 'message', 'clear'],
    [5],
  ],
  ['those above it, too', ['clear', 'message', 'acceptance', 'clear'], [0, 3]],
] as const)('%s', (_, kinds, strips) => {
  expect(marked(kinds)).toEqual(strips);
  expect(marked(kinds, true)).toEqual(strips);
});
