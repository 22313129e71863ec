// @vitest-environment happy-dom
/** R-TYPE-1: a thread that is guarded stays so when what was answered before that comes late. */
import { expect, test } from 'vitest';
import { Stay } from '../../lib/page/stay.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import type { PageThread } from '../../lib/rpc/thread-types.ts';
import type { Adapter } from '../../lib/sites/adapter.ts';

const ref = { site: 'x', ownId: '1001', conversationId: '1001-2002', peerId: '2002', peerHandle: 'bob' };

const list = document.body.appendChild(document.createElement('main'));

/** A page with an empty list and without a form: nothing is laid over it. */
const adapter: Adapter = {
  site: 'x',
  place: () => ref,
  ownHandle: () => null,
  scroller: () => list,
  content: () => list,
  rows: () => [],
  previews: () => [],
  form: () => null,
  box: () => null,
  sendButton: () => null,
};

const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A stay, and how the background answers each of its questions, in the order in which they were asked. */
const begin = () => {
  const answers: ((thread: PageThread | Error) => void)[] = [];
  const ask = ((method: string) =>
    new Promise((resolve, reject) => {
      if (method === 'page.thread')
        answers.push((thread) => (thread instanceof Error ? reject(thread) : resolve(thread)));
    })) as Ask<'page'>;
  const stay = new Stay({
    adapter,
    ask,
    ref,
    words: () => new Promise(() => {}),
    left: () => {},
    released: () => {},
    entered: () => {},
    visit: () => () => {},
    changed: () => {},
  });
  stay.refresh('thread');
  return { stay, answers };
};

const OFF = { kind: 'off' } as const;
const GUARDED = { kind: 'open', state: 'protected', guarded: true } as const;

test('an older answer that comes after a newer one says nothing', async () => {
  const { stay, answers } = begin();
  answers[1]?.(GUARDED);
  await settle();
  answers[0]?.(OFF);
  await settle();
  expect(stay.state).toBe('guarded');
  stay.end();
});

test('where the newer one was lost, the older one counts', async () => {
  const { stay, answers } = begin();
  answers[1]?.(new Error('lost'));
  await settle();
  answers[0]?.(GUARDED);
  await settle();
  expect(stay.state).toBe('guarded');
  stay.end();
});
