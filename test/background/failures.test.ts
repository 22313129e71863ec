import { expect, test } from 'vitest';
import { makeFailures } from '../../lib/background/failures.ts';

test('what no session opens is not tried a second time in that thread, until a session is added', () => {
  const failures = makeFailures();
  for (const reason of ['wrong-key', 'altered', 'other-device'] as const) failures.remember('thread', reason, reason);
  expect(failures.get('thread', 'wrong-key')).toBe('wrong-key');
  expect(failures.get('thread', 'altered')).toBe('altered');
  expect(failures.get('thread', 'other-device')).toBe('other-device');
  expect(failures.get('another thread', 'altered')).toBeNull();
  expect(failures.get('thread', 'never shown')).toBeNull();
  failures.forget();
  expect(failures.get('thread', 'altered')).toBeNull();
});

test('what time alone may change is tried again', () => {
  const failures = makeFailures();
  for (const reason of ['expired', 'newer-sotto'] as const) failures.remember('thread', reason, reason);
  expect([failures.get('thread', 'expired'), failures.get('thread', 'newer-sotto')]).toEqual([null, null]);
});

test('however much garbage a page shows, a bounded part of it is remembered, and the newest is', () => {
  const failures = makeFailures();
  const names = Array.from({ length: 10_000 }, (_, index) => `payload ${index}`);
  for (const name of names) failures.remember('thread', name, 'wrong-key');
  expect(failures.get('thread', 'payload 9999')).toBe('wrong-key');
  expect(names.filter((name) => failures.get('thread', name) !== null).length).toBeLessThanOrEqual(4_096);
});
