/** What the composer does with a text when the background is locked, stopped, or slow. */
import { expect, test, vi } from 'vitest';
import { Writing } from '../../lib/composer/writing.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import type { ComposerState } from '../../lib/rpc/contract.ts';
import { type ErrorCode, RpcError } from '../../lib/rpc/errors.ts';

const open = (more: Partial<Extract<ComposerState, { kind: 'open' }>> = {}): ComposerState => ({
  kind: 'open',
  name: '@bob',
  waiting: false,
  draft: '',
  unsent: null,
  ...more,
});

/** A background whose answers a test may change. */
const makeWriting = (first: ComposerState) => {
  const background = { state: first, refusal: null as ErrorCode | null, drafts: [] as string[], sent: [] as string[] };
  const answers: Record<string, (params: { text: string }) => unknown> = {
    'composer.state': () => background.state,
    'composer.draft': ({ text }) => {
      background.drafts.push(text);
      return {};
    },
    'composer.send': ({ text }) => {
      if (background.refusal !== null) throw new RpcError(background.refusal);
      background.sent.push(text);
      return { kind: 'sent' };
    },
  };
  const ask = (async (method: string, params: { text: string }) =>
    answers[method]?.(params)) as unknown as Ask<'composer'>;
  return { background, writing: new Writing({ ask, changed: () => {} }) };
};

test('the stored draft comes back, but never over newer text', async () => {
  const { writing, background } = makeWriting(open({ draft: 'from yesterday' }));
  await writing.refresh();
  expect(writing.text).toBe('from yesterday');
  writing.write('newer');
  background.state = open({ draft: 'older' });
  await writing.refresh();
  expect(writing.text).toBe('newer');
});

test('what is typed outlives a lock, and a locked vault is not asked to keep it', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('half a thought');
  background.state = { kind: 'locked' };
  await writing.refresh();
  writing.keepDraft();
  expect(background.drafts).toEqual([]);
  background.state = open();
  await writing.refresh();
  expect(writing.text).toBe('half a thought');
});

test('a refused send gives the text back and says why', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  background.refusal = 'message/too-long';
  writing.write('much too long');
  writing.send();
  await vi.waitFor(() => expect(writing.text).toBe('much too long'));
  expect(writing.notice).toContain('too long');
});

test('a text that was committed before the background stopped is not offered a second time', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  background.refusal = 'rpc/interrupted';
  background.state = open({ unsent: { id: '1', text: 'committed', armored: 'Sotto1' } });
  writing.write('committed');
  writing.send();
  await vi.waitFor(() => expect(writing.isBusy).toBe(false));
  await vi.waitFor(() => expect(writing.state).toMatchObject({ unsent: { text: 'committed' } }));
  expect(writing.text).toBe('');
});

test('the draft holds what waits to be sent as well as what is in the box', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('first');
  writing.send();
  writing.write('second');
  writing.keepDraft();
  expect(background.drafts).toEqual(['first\nsecond']);
});
