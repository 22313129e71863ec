import { describe, expect, it } from 'vitest';
import { isZero } from '../../lib/core/bytes.ts';
import { ProtocolError } from '../../lib/core/errors.ts';
import { accountTag, createDeviceId, createIdentity, siteTag, unknownAccount } from '../../lib/core/identity.ts';
import { isIdentityKey } from '../../lib/core/primitives.ts';
import { seededRandom } from '../support/seeded-random.ts';

describe('an identity', () => {
  it('is made from the randomness that is handed in, and from nothing else', () => {
    expect(createIdentity(seededRandom('Alice'))).toEqual(createIdentity(seededRandom('Alice')));
    expect(createIdentity(seededRandom('Alice'))).not.toEqual(createIdentity(seededRandom('Bob')));
    expect(isIdentityKey(createIdentity(seededRandom('Alice')).publicKey)).toBe(true);
    expect(createDeviceId(seededRandom('Alice'))).toHaveLength(4);
  });
});

describe('a tag', () => {
  it('stands for one account on one site', () => {
    const tags = [
      accountTag('x', '12'),
      accountTag('x', '1'),
      accountTag('x1', '2'),
      accountTag('', 'x12'),
      siteTag('x'),
      siteTag('x12'),
    ];
    expect(new Set(tags.map(String)).size).toBe(tags.length);
    expect(accountTag('x', '12')).toEqual(accountTag('x', '12'));
    for (const tag of tags) expect(tag).toHaveLength(8);
  });

  it('of an account that is not shown is zero, and no account has it', () => {
    expect(isZero(unknownAccount)).toBe(true);
    expect(isZero(accountTag('x', ''))).toBe(false);
  });

  it('is made of well-formed text only', () => {
    expect(() => accountTag('x', '\uD800')).toThrow(new ProtocolError('bad-name'));
    expect(() => siteTag('\uDC00')).toThrow(ProtocolError);
  });
});
