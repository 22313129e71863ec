/** No text is lost between the box and the background's commit, whatever becomes of the send. */
import { expect, test } from 'vitest';
import { type Failed, makeQueue } from '../../lib/composer/queue.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import { type ErrorCode, RpcError } from '../../lib/rpc/errors.ts';
import type { Entered, SendOutcome } from '../../lib/rpc/thread-types.ts';

const texts = (entered: readonly Entered[]) => entered.map(({ text }) => text);

/** A background that answers 'composer.send' when the test says so. */
const makeBackground = () => {
  const sends: { readonly text: string; answer(outcome: SendOutcome): void; refuse(code: ErrorCode): void }[] = [];
  const seen = {
    failed: [] as [Failed, readonly string[]][],
    refused: [] as [ErrorCode, readonly string[]][],
    entries: [] as string[],
    busy: [] as number[],
  };
  const ask = ((_: 'composer.send', { text, entry }: Entered) =>
    new Promise<SendOutcome>((resolve, reject) => {
      seen.entries.push(entry);
      sends.push({ text, answer: resolve, refuse: (code) => reject(new RpcError(code)) });
    })) as unknown as Ask<'composer'>;
  const queue = makeQueue({
    ask,
    onBusy: (count) => seen.busy.push(count),
    onFailed: (failed, waiting) => seen.failed.push([failed, texts(waiting)]),
    onRefused: (code, refused) => seen.refused.push([code, texts(refused)]),
  });
  return { queue, sends, seen };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));
const failed: Failed = { kind: 'failed', code: 'page/layout', id: '1', armored: 'Sotto1' };

test('texts go out one after the other, in the order in which they were written', async () => {
  const { queue, sends, seen } = makeBackground();
  for (const text of ['one', 'two']) queue.add(text);
  expect(sends.map(({ text }) => text)).toEqual(['one']);
  expect(texts(queue.pending())).toEqual(['one', 'two']);
  sends[0]?.answer({ kind: 'sent' });
  await settled();
  expect(sends.map(({ text }) => text)).toEqual(['one', 'two']);
  sends[1]?.answer({ kind: 'sent' });
  await settled();
  expect(queue.pending()).toEqual([]);
  expect(seen.busy.at(-1)).toBe(0);
});

test('what waited behind a message that was not seen in the thread is given back', async () => {
  const { queue, sends, seen } = makeBackground();
  for (const text of ['one', 'two', 'three']) queue.add(text);
  sends[0]?.answer(failed);
  await settled();
  expect(seen.failed).toEqual([[failed, ['two', 'three']]]);
  expect(queue.pending()).toEqual([]);
  expect(sends).toHaveLength(1);
});

test('a text that was not even committed is given back with all behind it', async () => {
  const { queue, sends, seen } = makeBackground();
  for (const text of ['one', 'two']) queue.add(text);
  sends[0]?.refuse('rpc/interrupted');
  await settled();
  expect(seen.refused).toEqual([['rpc/interrupted', ['one', 'two']]]);
  queue.add('three');
  expect(sends.at(-1)?.text).toBe('three');
});

test('a text that no request may carry is refused as too long, and goes back to the person', async () => {
  const { queue, sends, seen } = makeBackground();
  const long = 'x'.repeat(1_000_001);
  queue.add(long);
  await settled();
  expect(sends).toEqual([]);
  expect(seen.refused).toEqual([['message/too-long', [long]]]);
});
