/** What a browser sees of a listener that answers later. */
import { expect, test, vi } from 'vitest';
import { answerLater } from '../../lib/rpc/answer-later.ts';

test('the browser is told that an answer follows, and gets it', async () => {
  const respond = vi.fn();
  const hear = answerLater((message, sender: string) => Promise.resolve({ message, sender }));
  expect(hear('asked', 'by a page', respond)).toBe(true);
  expect(respond).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(respond).toHaveBeenCalledWith({ message: 'asked', sender: 'by a page' }));
});

test('what is left to others gets no answer from here', () => {
  const respond = vi.fn();
  expect(answerLater(() => undefined)('not ours', null, respond)).toBeUndefined();
  expect(respond).not.toHaveBeenCalled();
});

test('a failure ends the waiting, and says nothing of itself', async () => {
  const respond = vi.fn();
  answerLater(() => Promise.reject(new Error('a secret')))('asked', null, respond);
  await vi.waitFor(() => expect(respond).toHaveBeenCalledWith());
});
