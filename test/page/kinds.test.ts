/** What the page engine asks of the rows that it sees: each once, and once more when the site has sent it. */
import { expect, test } from 'vitest';
import { Kinds } from '../../lib/page/kinds.ts';
import type { SeenRow } from '../../lib/page/rows.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import type { RowKind } from '../../lib/rpc/rows.ts';
import type { ThreadRef } from '../../lib/rpc/thread-types.ts';

const ref: ThreadRef = { site: 'x', ownId: '1', conversationId: '1-2', peerId: '2', peerHandle: 'bob' };
const row = (armored: string | null, sending: SeenRow['sending']): SeenRow =>
  ({ armored, sending, text: null }) as unknown as SeenRow;

const makeKinds = (answer: RowKind | null = 'message') => {
  const asked: unknown[] = [];
  const ask = (async (_: string, { armored, stands }: { armored: string[]; stands: boolean[] }) => {
    asked.push(armored.map((text, index) => [text, stands[index]]));
    if (answer === null) throw new Error('rpc/interrupted');
    return { kinds: armored.map(() => answer) };
  }) as unknown as Ask<'page'>;
  return { asked, kinds: new Kinds({ ask, ref: () => ref, changed: () => undefined }) };
};

test('a row is asked for once, and what has no armor is not', async () => {
  const { asked, kinds } = makeKinds();
  for (let look = 0; look < 3; look++) await kinds.learn([row('one', 'settled'), row(null, 'settled')]);
  expect(asked).toEqual([[['one', true]]]);
  expect(kinds.get('one')).toBe('message');
});

test('a row that was on its way is asked for again when it stands there, and then no more', async () => {
  const { asked, kinds } = makeKinds();
  for (const sending of ['pending', 'pending', 'failed', 'settled', 'settled', 'pending'] as const) {
    await kinds.learn([row('one', sending)]);
  }
  expect(asked).toEqual([[['one', false]], [['one', true]]]);
});

test('of two rows of one text, one that stands there is enough', async () => {
  const { asked, kinds } = makeKinds();
  await kinds.learn([row('one', 'failed'), row('one', 'settled')]);
  expect(asked).toEqual([[['one', true]]]);
});

test('after news everything is asked for anew, and what was not answered at the next look', async () => {
  const { asked, kinds } = makeKinds();
  await kinds.learn([row('one', 'settled')]);
  kinds.forget();
  await kinds.learn([row('one', 'settled')]);
  expect(asked).toHaveLength(2);
  const unanswered = makeKinds(null);
  for (let look = 0; look < 2; look++) await unanswered.kinds.learn([row('one', 'settled')]);
  expect(unanswered.asked).toHaveLength(2);
});

test('many rows are asked for in batches at once, and drawn together', async () => {
  let changes = 0;
  const sizes: number[] = [];
  const ask = (async (_: string, { armored }: { armored: string[] }) => {
    sizes.push(armored.length);
    return { kinds: armored.map(() => 'message') };
  }) as unknown as Ask<'page'>;
  const kinds = new Kinds({ ask, ref: () => ref, changed: () => changes++ });
  await kinds.learn(Array.from({ length: 200 }, (_, nth) => row(`row ${nth}`, 'settled')));
  expect(sizes).toEqual([64, 64, 64, 8]);
  expect(changes).toBe(1);
});
