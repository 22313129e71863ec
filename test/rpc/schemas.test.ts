/** What a request may carry: the contract's shapes within their caps, and nothing else. R-RPC-2. */
import { expect, test } from 'vitest';
import { pageSchemas, paramsSchemas, parseAs } from '../../lib/rpc/schemas.ts';

const ref = { site: 'x', ownId: '1', conversationId: '1-2', peerId: '2', peerHandle: 'bob' };
const token = 'a'.repeat(64);

test('a reference may leave out what the page does not say', () => {
  const silent = { site: 'x', ownId: null, conversationId: null, peerId: null, peerHandle: null };
  expect(parseAs(paramsSchemas['page.thread'], { ref: silent })).toEqual({ ref: silent });
});

test.each<[string, unknown]>([
  ['no reference', {}],
  ['a field too many', { ref, extra: 1 }],
  ['a field too many inside', { ref: { ...ref, text: 'hello' } }],
  ['a missing field', { ref: { site: 'x', ownId: '1', conversationId: '1-2', peerId: '2' } }],
  ['an account id with a space', { ref: { ...ref, ownId: '1; drop' } }],
  ['an id as a number', { ref: { ...ref, ownId: 1 } }],
  ['a site name with a path', { ref: { ...ref, site: '../x' } }],
  ['a conversation id without end', { ref: { ...ref, conversationId: '1'.repeat(201) } }],
  ['a handle without end', { ref: { ...ref, peerHandle: 'h'.repeat(65) } }],
  ['an array', [ref]],
  ['nothing', null],
  ['text', 'ref'],
])('page.thread refuses %s', (_, params) => {
  expect(parseAs(paramsSchemas['page.thread'], params)).toBeNull();
});

test('lists hold at most 64 texts, and texts at most 44,000 characters', () => {
  const scan = paramsSchemas['page.scan'];
  const scanned = (armored: readonly unknown[], stands: readonly unknown[] = armored.map(() => true)) =>
    parseAs(scan, { ref, armored, stands });
  expect(scanned(Array.from({ length: 64 }, () => 'a'.repeat(44_000)))).not.toBeNull();
  expect(scanned(Array.from({ length: 65 }, () => 'a'))).toBeNull();
  expect(scanned(['a'.repeat(44_001)])).toBeNull();
  expect(scanned([1])).toBeNull();
  expect(scanned(['a'], [1])).toBeNull();
  expect(
    scanned(
      [],
      Array.from({ length: 65 }, () => true),
    ),
  ).toBeNull();
  const draft = (length: number) => parseAs(paramsSchemas['composer.draft'], { text: 'a'.repeat(length) }) === null;
  expect([draft(1_000_000), draft(1_000_001)]).toEqual([false, true]); // what was typed is kept, though no message holds it
});

test('a token is 32 bytes in hex', () => {
  const bind = paramsSchemas['frame.bind'];
  expect(parseAs(bind, { token, ancestorOrigins: ['https://x.com'] })).not.toBeNull();
  for (const bad of ['', 'a', token.toUpperCase(), `${token}0`, ` ${token}`]) {
    expect(parseAs(bind, { token: bad, ancestorOrigins: [] })).toBeNull();
  }
});

test('numbers are whole and within bounds', () => {
  const set = paramsSchemas['settings.set'];
  const settings = { lockAfterMinutes: 5, lockOnScreenLock: true, invitationSentence: '' };
  expect(parseAs(set, settings)).toEqual(settings);
  for (const lockAfterMinutes of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_081, '5']) {
    expect(parseAs(set, { ...settings, lockAfterMinutes })).toBeNull();
  }
  expect(parseAs(set, { ...settings, invitationSentence: 'a'.repeat(160) })).toBeNull();
});

test('what a page engine answers is believed no further than its shape', () => {
  const where = (more: object) => parseAs(pageSchemas['engine.where'], { ref, ownHandle: 'alice', ...more });
  expect(where({})).toEqual({ ref, ownHandle: 'alice' });
  expect(where({ ref: null, ownHandle: null })).toEqual({ ref: null, ownHandle: null });
  expect(where({ ref: { ...ref, ownId: {} } })).toBeNull();
  for (const ownHandle of ['', 'alice ✓', 'alice\u202E', 'a\nb', 'a'.repeat(65), 7, undefined])
    expect(where({ ownHandle })).toBeNull();
  expect(parseAs(pageSchemas['engine.send'], { kind: 'sent' })).toEqual({ kind: 'sent' });
  expect(parseAs(pageSchemas['engine.send'], { kind: 'refused', code: 'page/layout' })).not.toBeNull();
  expect(parseAs(pageSchemas['engine.send'], { kind: 'refused', code: '<script>' })).toBeNull();
  expect(parseAs(pageSchemas['engine.send'], { kind: 'delivered' })).toBeNull();
});
