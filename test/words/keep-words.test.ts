/** Spans of time are said whole, and what a choice erases is said before it is made. */
import { expect, test } from 'vitest';
import { keepChoices, timerChoices } from '../../lib/rpc/keep-choices.ts';
import { sayKeep, sayKeepLoss, saySpan, sayTimer, sayTimerCard } from '../../lib/words/keep-words.ts';

test('every choice has words of its own', () => {
  expect(timerChoices.map(sayTimer)).toEqual(['never', '5 minutes', '1 hour', '1 day', '1 week', '4 weeks']);
  expect([null, ...keepChoices].map(sayKeep)).toEqual([
    'for ever',
    '90 days',
    '1 week',
    '1 day',
    'until the vault is locked',
  ]);
});

test('whatever number of seconds a contact sends is said exactly', () => {
  expect([1, 59, 61, 90 * 60, 3 * 86_400, 4_294_967_295].map(saySpan)).toEqual([
    '1 second',
    '59 seconds',
    '61 seconds',
    '90 minutes',
    '3 days',
    '4294967295 seconds',
  ]);
});

test('a card says who set the timer', () => {
  expect(sayTimerCard('them', '@alice', 86_400).what).toBe('@alice set messages to disappear after 1 day');
  expect(sayTimerCard('us', '@bob', 300).what).toBe('You set messages to disappear after 5 minutes');
  expect(sayTimerCard('them', null, 0).what).toBe('Your contact set messages to stay');
});

test('only a shorter time erases, and then it is said', () => {
  expect(sayKeepLoss(null, 90)).toContain('90 days');
  expect(sayKeepLoss(7, 1)).toContain('1 day');
  expect(sayKeepLoss(7, 0)).toContain('Every message');
  for (const [now, chosen] of [
    [7, 90],
    [7, null],
    [0, null],
    [0, 1],
  ] as const) {
    expect(sayKeepLoss(now, chosen)).toBeNull();
  }
});
