/** Who is who on X, read from ids in whatever form the page shows them. */
import { describe, expect, test } from 'vitest';
import {
  canonicalConversation,
  conversationFromPath,
  handleFromHref,
  ownIdFromCookie,
  peerOf,
} from '../../lib/sites/x/identity.ts';

describe('the own id', () => {
  test.each([
    ['lang=en; twid=u%3D1300000000000000001; ct0=x', '1300000000000000001'],
    ['twid=u=42', '42'],
    ['twid="u=42"', '42'],
  ])('is read from %s', (cookie, id) => {
    expect(ownIdFromCookie(cookie)).toBe(id);
  });

  test.each(['', 'twid=', 'twid=u%3D', 'twid=u%3Dmallory', 'nottwid=u%3D42', 'twid=u%3D123456789012345678901'])(
    'is unknown with %j',
    (cookie) => {
      expect(ownIdFromCookie(cookie)).toBeNull();
    },
  );
});

describe('a conversation id', () => {
  test('is the same in either order and with either separator', () => {
    for (const id of [
      '7-1300000000000000001',
      '1300000000000000001-7',
      '7:1300000000000000001',
      '1300000000000000001:7',
    ])
      expect(canonicalConversation(id)).toBe('7-1300000000000000001');
  });

  test('orders ids that are larger than a double can hold', () => {
    expect(canonicalConversation('9007199254740993-9007199254740992')).toBe('9007199254740992-9007199254740993');
  });

  test.each(['g123', '12', '12-', '-12', '12-34-56', '12-x', ''])('is none in %j', (id) => {
    expect(canonicalConversation(id)).toBeNull();
  });

  test.each([
    ['/i/chat/34-12', '12-34'],
    ['/i/chat/12-34/', '12-34'],
    ['/messages/12-34', '12-34'],
    ['/i/chat/requests/12-34', '12-34'],
    ['/i/chat', null],
    ['/i/chat/g99', null],
    ['/i/chat/pin/new', null],
    ['/home', null],
  ])('in the path %s is %s', (path, id) => {
    expect(conversationFromPath(path)).toBe(id);
  });
});

describe('the contact', () => {
  test('is the other half of the pair', () => {
    expect(peerOf('12-34', '12')).toBe('34');
    expect(peerOf('12-34', '34')).toBe('12');
  });

  test('is nobody in a conversation of two other people', () => {
    expect(peerOf('12-34', '56')).toBeNull();
  });

  test.each([
    ['/alice', 'alice'],
    ['https://x.com/alice', 'alice'],
    ['/alice/status/1', null],
    ['/i/chat', null],
    ['javascript:alert(1)', null],
    [null, null],
  ])('has the handle in %s', (href, handle) => {
    expect(handleFromHref(href)).toBe(handle);
  });
});
