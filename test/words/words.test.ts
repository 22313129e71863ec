/** What a person reads: every code has a sentence, no two facts share one, and no sentence repeats what it was given in secret. */
import { describe, expect, it } from 'vitest';
import { errorCodes, RpcError } from '../../lib/rpc/errors.ts';
import type { UnreadableReason } from '../../lib/rpc/rows.ts';
import { sayNotSent, sayWaiting, somethingCovers } from '../../lib/words/composer-words.ts';
import { layoutTrouble, notProtected, sayAuthor, sayCard, sayReason } from '../../lib/words/glass-words.ts';
import {
  defaultInvitationSentence,
  faultOfInvitationSentence,
  maxInvitationSentence,
} from '../../lib/words/invitation-sentence.ts';
import { codeOf, sayError, sayFailure } from '../../lib/words/sentences.ts';
import { sayName, saySite, sayToolbar } from '../../lib/words/thread-words.ts';
import { sayDay, sayTime } from '../../lib/words/time-words.ts';
import { sayMinutes } from '../../lib/words/window-words.ts';

describe('failures', () => {
  it('each code has a sentence of its own, whole and plain', () => {
    const sentences = errorCodes.map(sayError);
    expect(new Set(sentences).size).toBe(errorCodes.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('a sentence shows neither the code nor the name of a part', () => {
    for (const code of errorCodes) expect(sayError(code)).not.toMatch(/rpc|engine|undefined|[a-z]+\/[a-z]+/);
  });

  it('a failure without a code of ours is a defect of ours, and its text is not repeated', () => {
    expect(codeOf(new RpcError('vault/locked'))).toBe('vault/locked');
    for (const failure of [new Error('secret text'), 'secret text', null, { code: 'toString' }, { code: 7 }]) {
      expect(codeOf(failure)).toBe('rpc/internal');
      expect(sayFailure(failure)).toBe(sayError('rpc/internal'));
    }
  });

  it('an unsent message is called so', () => {
    expect(sayNotSent('page/layout')).toBe(`Not sent. ${sayError('page/layout')}`);
  });
});

describe('rows', () => {
  const reasons = {
    'other-device': 'Not for this device',
    'other-copy': 'Written by another copy of this profile',
    'not-in-backup': 'Not in your backup',
    altered: 'Altered by the site',
    'wrong-key': 'Wrong or changed key',
    locked: 'Vault locked',
    'older-needed': 'Older messages needed: scroll up',
    part: 'Part of a long message',
    'newer-sotto': 'Made by a newer Sotto',
    'other-account': 'Made for another account',
    expired: 'Expired invitation',
    erased: 'Disappeared',
    'key-changed': 'Another key than before',
    'key-refused': 'A key that you did not take',
    barred: 'From somebody you have blocked',
  } satisfies Record<UnreadableReason, string>;

  it.each(Object.entries(reasons))('undecryptable is never one thing: %s', (reason, title) => {
    const { what, todo } = sayReason({ reason: reason as UnreadableReason });
    expect(what).toBe(title);
    expect(todo).toMatch(/^[A-Z].*\.$/);
  });

  it('what stands alone begins as a sentence does', () => {
    for (const words of [notProtected, layoutTrouble.what, somethingCovers, sayWaiting('@bob')])
      expect(words).toMatch(/^[A-Z]/);
  });

  it('a card says who did what', () => {
    expect(sayCard('invitation-sent', 'us', '@bob').what).toBe('You invited @bob to protect this thread');
    expect(sayCard('invitation-received', 'them', '@alice').what).toBe('@alice invites you to protect this thread');
    expect(sayCard('accepted', 'us', '@alice').what).toMatch(/^You accepted/);
    expect(sayCard('accepted', 'them', '@bob').what).toMatch(/^@bob accepted/);
  });

  it('our own rows are ours whatever name comes with them', () => {
    expect(sayAuthor('us', 'Mallory')).toBe('You');
    expect(sayAuthor('them', '@bob')).toBe('@bob');
  });
});

describe('the sentence before an invitation', () => {
  it('is by default one line without a link that names Sotto and says what follows', () => {
    expect(faultOfInvitationSentence(defaultInvitationSentence)).toBeNull();
    expect(defaultInvitationSentence).toMatch(/Sotto.*invitation:$/);
  });

  it('leaves room for the longest invitation within 2,000 characters', () => {
    expect(maxInvitationSentence + 1 + 1840).toBeLessThanOrEqual(2000);
    expect(faultOfInvitationSentence('a'.repeat(maxInvitationSentence))).toBeNull();
    expect(faultOfInvitationSentence('a'.repeat(maxInvitationSentence + 1))).toMatch(/too long/);
  });

  it.each(['two\nlines', 'see https://sotto.example', 'see www.sotto.example', 'my Sotto1 text'])(
    'refuses %o',
    (text) => {
      expect(faultOfInvitationSentence(text)).not.toBeNull();
    },
  );

  it('may be empty, which means the default', () => {
    expect(faultOfInvitationSentence('')).toBeNull();
  });
});

describe('names and times', () => {
  it('a name that the person gave leads over the handle, the handle over the number', () => {
    expect(sayName({ name: 'Bob from the choir', handle: 'bob', id: '2' })).toBe('Bob from the choir');
    expect(sayName({ name: null, handle: 'bob', id: '2' })).toBe('@bob');
    expect(sayName({ name: null, handle: null, id: '2' })).toBe('account 2');
    expect(sayName({ name: null, handle: null })).toBe('this contact');
  });

  it.each(['bob ✓', 'bob\u202Eevil', 'bob\nverified', 'b'.repeat(65), ''])(
    'a claimed handle %o is not shown',
    (handle) => {
      expect(sayName({ name: null, handle, id: '2' })).toBe('account 2');
    },
  );

  it('a site is called as people call it', () => {
    expect(saySite('x')).toBe('X');
    expect(saySite('constructor')).toBe('constructor');
  });

  it('the toolbar says the state and no name', () => {
    expect(sayToolbar('invitation-received')).toBe('Sotto: invitation received');
  });

  it('a time of today is a time, an older one has its day', () => {
    const noon = new Date(2025, 10, 23, 12, 0).getTime() / 1000;
    expect(sayDay(noon)).toBe('23 November 2025');
    expect(sayTime(noon, noon + 3600)).toBe('12:00');
    expect(sayTime(noon, noon + 86_400)).toBe('23 Nov, 12:00');
    expect(sayTime(noon, noon + 366 * 86_400)).toMatch(/^23 Nov 20\d\d, 12:00$/);
  });

  it('counts in words that fit the number', () => {
    expect([0, 1, 5, 60, 90, 240].map(sayMinutes)).toEqual([
      'only when I lock it',
      '1 minute',
      '5 minutes',
      '1 hour',
      '90 minutes',
      '4 hours',
    ]);
  });
});
