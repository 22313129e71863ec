import { describe, expect, it } from 'vitest';
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { findArmor, MAX_FOUND, MAX_SCANNED_CHARACTERS } from '../../../lib/core/armor/find.ts';
import { END } from '../../../lib/core/armor/frame.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const random = seededRandom('find');
const armored = wrapArmor(random.bytes(230));
const other = wrapArmor(random.bytes(70));

function whole(text: string) {
  return findArmor(text).map((found) => (found.kind === 'whole' ? found.armored : found.reason));
}

describe('finding armor in what a page shows', () => {
  it('finds nothing in ordinary text', () => {
    for (const text of ['', 'hello', 'Sotto', 'sotto1', 'S o t t o', 'SSSotto', 'Sott\u200Bo 2', 'S'.repeat(50_000)]) {
      expect(findArmor(text)).toEqual([]);
    }
  });

  it('finds armor and the words around it', () => {
    const text = `  This is an invitation. ${armored}  Bye. `;
    expect(findArmor(text)).toEqual([{ kind: 'whole', armored, before: 'This is an invitation.', after: 'Bye.' }]);
    expect(findArmor(armored)).toEqual([{ kind: 'whole', armored, before: '', after: '' }]);
  });

  it('sees through white space, soft hyphens and zero-width characters anywhere inside', () => {
    for (const noise of [
      ' ',
      '\n',
      '\t',
      '\u00A0',
      '\u00AD',
      '\u200B',
      '\u200C',
      '\u200D',
      '\u2060',
      '\uFEFF',
      ' \u200B\r\n',
    ]) {
      const noisy = Array.from(armored).join(noise);
      expect(whole(noisy)).toEqual([armored]);
      expect(whole(`Hello: ${noisy}${noise}`)).toEqual([armored]);
    }
  });

  it('finds several in one text, glued together or apart, with the words before each', () => {
    expect(whole(armored + other + armored)).toEqual([armored, other, armored]);
    expect(findArmor(`one ${armored} two ${other} three`)).toEqual([
      { kind: 'whole', armored, before: 'one', after: '' },
      { kind: 'whole', armored: other, before: 'two', after: 'three' },
    ]);
  });

  it('looks for at most eight, in at most forty thousand characters', () => {
    expect(findArmor(`${other} `.repeat(20))).toHaveLength(MAX_FOUND);
    expect(findArmor('Sotto1'.repeat(6_000))).toHaveLength(MAX_FOUND);
    expect(findArmor(' '.repeat(MAX_SCANNED_CHARACTERS) + armored)).toEqual([]);
    expect(whole(' '.repeat(MAX_SCANNED_CHARACTERS - armored.length) + armored)).toEqual([armored]);
  });

  it('says of every shortened armor that it is truncated', () => {
    for (let end = 6; end < armored.length; end++) {
      expect(findArmor(armored.slice(0, end))).toEqual([
        { kind: 'broken', reason: 'truncated', armored: armored.slice(0, end) },
      ]);
    }
    expect(whole(`${armored.slice(0, 200)}… See more`)).toEqual(['truncated']);
    expect(whole(`${armored.slice(0, 200)} See more`)).toEqual(['truncated']);
  });

  it('says that armor is altered when its length or its end is not one', () => {
    expect(whole(armored.replace(/Zq9$/, 'Zq8'))).toEqual(['altered']);
    expect(whole(`Sotto1zzz${armored.slice(9)}`)).toEqual(['altered']);
    expect(whole(`Sotto1000${armored.slice(9)}`)).toEqual(['altered']);
    expect(whole(`${armored.slice(0, 100)}0${armored.slice(100)}`)).toEqual(['altered']);
    expect(whole('Sotto1Zq9')).toEqual(['altered']);
  });

  it('says of armor that lost a letter inside that it is too short, though its end is there', () => {
    for (const at of [9, 100, armored.length - 4]) {
      const short = armored.slice(0, at) + armored.slice(at + 1);
      expect(findArmor(short)).toEqual([{ kind: 'broken', reason: 'truncated', armored: short }]);
    }
  });

  it('ends armor at the first character that is neither a letter, a digit nor passed over', () => {
    const cut = armored.slice(0, 100);
    for (const stop of ['-', '.', 'é', '…']) {
      const [found] = findArmor(cut + stop + armored.slice(100));
      expect([stop, found]).toEqual([stop, { kind: 'broken', reason: 'truncated', armored: cut }]);
    }
  });

  it('shows what is there of a broken one, up to the armor that follows it', () => {
    const cut = armored.slice(0, 100);
    expect(findArmor(cut + other)[0]).toEqual({ kind: 'broken', reason: 'truncated', armored: cut });
    expect(findArmor(`Sotto1zzz ${other}`)[0]).toEqual({ kind: 'broken', reason: 'altered', armored: 'Sotto1zzz' });
    const altered = armored.replace(/Zq9$/, 'Zq8');
    expect(findArmor(`${altered} and ${other}`)).toEqual([
      { kind: 'broken', reason: 'altered', armored: altered },
      { kind: 'whole', armored: other, before: 'and', after: '' },
    ]);
  });

  it('reads the armor that follows a broken one', () => {
    expect(whole(armored.slice(0, 100) + other)).toEqual(['truncated', other]);
    expect(whole(`${armored.slice(0, 100)}- ${other}`)).toEqual(['truncated', other]);
    expect(whole(`Sotto1zzz ${other}`)).toEqual(['altered', other]);
    expect(whole(`Sotto1zzSotto1${other}`)).toEqual(['truncated', 'truncated', other]);
    expect(whole(`Sot${other}`)).toEqual([other]);
  });

  it('reads the armor that follows one that breaks off anywhere, be it in its length or just before its end', () => {
    for (const between of ['', ' ', '\n\u200B']) {
      for (let end = 6; end < armored.length; end++) {
        const cut = armored.slice(0, end);
        expect(findArmor(cut + between + other)).toEqual([
          { kind: 'broken', reason: 'truncated', armored: cut },
          { kind: 'whole', armored: other, before: '', after: '' },
        ]);
      }
    }
  });

  it('never takes the end of another armor for the one that is missing', () => {
    const cut = armored.slice(0, armored.length - other.length);
    expect(whole(`${cut} ${other}`)).toEqual(['truncated', other]);
    const shorter = armored.slice(0, 20);
    expect(whole(`${armored.slice(0, armored.length - 20 - other.length)}${shorter}${other}`)).toEqual([
      'truncated',
      'truncated',
      other,
    ]);
    // An end in the middle of what follows, where this one should have its own.
    const [middle, at] = [wrapArmor(random.bytes(230)), 100];
    const ended = `${middle.slice(0, at)}${END}${middle.slice(at + END.length)}`;
    expect(whole(armored.slice(0, armored.length - at - END.length) + ended)).toEqual(['truncated', ended]);
  });

  it('takes a beginning inside for chance where nothing whole begins there', () => {
    for (const chance of ['Sotto1', 'Sotto1zzzZq9', 'Sotto1001', 'Sotto1031Sotto1']) {
      const lucky = armored.slice(0, 60) + chance + armored.slice(60 + chance.length);
      expect(whole(`${lucky} bye`)).toEqual([lucky]);
    }
  });

  it('takes time in proportion to the text, whatever Mallory puts there', () => {
    const hostile = [
      'S '.repeat(20_000),
      'Sotto'.repeat(8_000),
      `S${' '.repeat(39_999)}`,
      'Sotto1zzz'.repeat(4_444),
      `Sotto1700${'S'.repeat(39_000)}`,
      `Sotto1700${'Sotto1001'.repeat(4_000)}`,
    ];
    const time = (text: string) => {
      const times = Array.from({ length: 3 }, () => {
        const started = performance.now();
        findArmor(text);
        return performance.now() - started;
      });
      return Math.min(...times);
    };
    // An honest text as long costs a look at each character; a look at all the others from each would cost ten thousand times as much.
    const honest = time(Array.from(wrapArmor(random.bytes(14_000))).join(' '));
    for (const text of hostile) expect(time(text)).toBeLessThan(honest * 100);
  });
});
